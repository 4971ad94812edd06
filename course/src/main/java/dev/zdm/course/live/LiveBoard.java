package dev.zdm.course.live;

import dev.zdm.course.Stands;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The strip on top of every page and the graph of the lock queue, from the stand's latest picture. */
public final class LiveBoard implements AutoCloseable {

    /** Pictures come every 50 ms; when none has come for so long, the page says so instead of showing an old one. */
    private static final Duration STALE = Duration.ofSeconds(2);

    /** A queue that changes all the time is drawn with the beat of the pages. */
    private static final Duration STIR_AFTER = Duration.ofMillis(500);

    private final Stands stands;
    private final Pages pages;
    private final Clock clock;
    private final AtomicReference<@Nullable LiveState> latest = new AtomicReference<>();
    private final Live.Watching viewing;
    private volatile BooleanSupplier isLookedAt = () -> false;
    private volatile Instant stirred = Instant.EPOCH;
    private volatile Runnable onQueueChange = () -> {};

    public LiveBoard(Stands stands, Pages pages, Clock clock) {
        this.stands = stands;
        this.pages = pages;
        this.clock = clock;
        this.viewing = stands.live(this::see, () -> isLookedAt.getAsBoolean());
    }

    /** While nobody looks, four pictures a second will do. */
    public void closelyWhile(BooleanSupplier looked) {
        isLookedAt = looked;
    }

    /** Somebody began or ceased to wait: pages should not have to wait for that as well. */
    public void onQueueChange(Runnable listener) {
        onQueueChange = listener;
    }

    private void see(LiveState state) {
        LiveState before = latest.getAndSet(state);
        boolean soon = Duration.between(stirred, state.at()).compareTo(STIR_AFTER) >= 0;
        if (soon && (before == null || !pids(before).equals(pids(state)))) {
            stirred = state.at();
            onQueueChange.run();
        }
    }

    private static List<Integer> pids(LiveState state) {
        return state.queue().stream().map(LiveState.Node::pid).toList();
    }

    public List<PagePart> parts() {
        return List.of(
                new PagePart("strip", this::strip),
                new PagePart("queue-graph", this::graph),
                new PagePart("queue-table", this::table),
                new PagePart("queue-summary", this::summary));
    }

    private String strip() {
        Optional<AttemptStatus> running = stands.current().filter(AttemptStatus::running);
        return pages.html("live/strip.jte", Map.of("attempt", running, "state", picture()));
    }

    private String graph() {
        return LockGraph.of(queue()).svg();
    }

    private String table() {
        return pages.html("live/queue.jte", Map.of("queue", queue()));
    }

    private String summary() {
        long waiting = queue().stream().filter(LiveState.Node::waits).count();
        return waiting == 0 ? "Nobody waits" : waiting == 1 ? "1 session waits" : waiting + " sessions wait";
    }

    private List<LiveState.Node> queue() {
        return picture().map(LiveState::queue).orElse(List.of());
    }

    private Optional<LiveState> picture() {
        return Optional.ofNullable(latest.get())
                .filter(state -> Duration.between(state.at(), clock.instant()).compareTo(STALE) < 0);
    }

    @Override
    public void close() {
        viewing.close();
    }
}
