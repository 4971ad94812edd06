package dev.zdm.course.dashboard;

import dev.zdm.course.StandSession;
import dev.zdm.course.Stands;
import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.live.Feed;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.live.Live;
import dev.zdm.runner.live.LiveState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Watches the stand from the site's start on, so that a page that is opened late shows what came before. Thread-safe. */
public final class Dashboard implements AutoCloseable {

    /** A part of this id asks for the data of the charts. */
    static final String FEED = "dashboard";

    private static final String NOTICE = "dashboard-notice";
    private static final Duration STALE = Duration.ofSeconds(2);

    private final Stands stands;
    private final Pages pages;
    private final Clock clock;
    private final History history = new History();
    private final Live.Watching viewing;
    private volatile BooleanSupplier isLookedAt = () -> false;
    private volatile Instant seen = Instant.MIN;
    private volatile Runnable onNews = () -> {};

    public Dashboard(Stands stands, Pages pages, Clock clock) {
        this.stands = stands;
        this.pages = pages;
        this.clock = clock;
        this.viewing = stands.live(this::see, () -> isLookedAt.getAsBoolean());
    }

    /** While nobody looks, four pictures a second will do. */
    public void closelyWhile(BooleanSupplier looked) {
        isLookedAt = looked;
    }

    /** Told each time that the feed has something new, up to twenty times a second. */
    public void onNews(Runnable listener) {
        onNews = listener;
    }

    private void see(LiveState state) {
        seen = state.at();
        if (history.see(state, stands.current(), this::nameOf)) {
            onNews.run();
        }
    }

    public Feed feed() {
        return new Feed(FEED, known -> {
            if (!isOpen()) {
                history.rest();
            }
            return history.after(known, this::nameOf);
        });
    }

    public List<PagePart> parts() {
        return List.of(new PagePart(NOTICE, this::notice));
    }

    private String notice() {
        return isOpen() ? "" : pages.html("dashboard/notice.jte", Map.of("attempt", running()));
    }

    private boolean isOpen() {
        return clock.instant().isBefore(seen.plus(STALE));
    }

    private Optional<AttemptStatus> running() {
        return stands.current().filter(AttemptStatus::running);
    }

    /** A learner's sessions are told by the console's letters, or else by their process. */
    private String nameOf(int pid, String who) {
        if (who.equals("learner")) {
            for (SessionName name : SessionName.values()) {
                StandSession.State state = stands.session(name).state();
                if (state.connected() && state.pid() == pid) {
                    return "session " + name;
                }
            }
            return "the learner's process " + pid;
        }
        return who.startsWith("actor:") || Names.isApp(who) ? who : "the " + who;
    }

    @Override
    public void close() {
        viewing.close();
    }
}
