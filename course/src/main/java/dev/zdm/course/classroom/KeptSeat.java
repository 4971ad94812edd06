package dev.zdm.course.classroom;

import dev.zdm.course.Annex;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.stand.Keeper;
import dev.zdm.runner.stand.Stand;
import io.javalin.config.RoutesConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A learner's seat, and at the top of each page how their stand is kept: that it is suspended, or ends soon, or what was done to it. They may
 * wake it, have it live longer, and open a fresh shop when it has ended.
 */
public final class KeptSeat implements Annex {

    private static final Logger LOG = LoggerFactory.getLogger(KeptSeat.class);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final Annex seat;
    private final Keeper keeper;
    private final Stand stand;
    private final Runnable opensShop;
    private final Clock clock;

    /** @param opensShop opens a fresh shop some time soon, without being waited for */
    public KeptSeat(Annex seat, Keeper keeper, Stand stand, Runnable opensShop, Clock clock) {
        this.seat = seat;
        this.keeper = keeper;
        this.stand = stand;
        this.opensShop = opensShop;
        this.clock = clock;
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return seat.seat();
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        List<PagePart> parts = new ArrayList<>(seat.parts(pages));
        parts.add(PagePart.learnersOwn("kept", () -> drawn(pages)));
        return parts;
    }

    private String drawn(Pages pages) {
        Keeper.State state = keeper.stateOf(stand);
        boolean open = stand.isOpen();
        if (state.suspended().isEmpty()
                && state.ends().isEmpty()
                && state.told().isEmpty()) {
            return "";
        }
        Map<String, Object> values = new HashMap<>();
        values.put("suspended", state.suspended().map(KeptSeat::time).orElse(""));
        values.put("left", state.ends().map(this::left).orElse(""));
        values.put("told", state.told().orElse(""));
        values.put("closed", !open);
        values.put("more", inWords(keeper.quota().extension()));
        return pages.html("classroom/kept.jte", values);
    }

    private static String time(Instant moment) {
        return TIME.format(moment.atZone(ZoneId.systemDefault()));
    }

    /** In whole minutes, so that it changes, and is read aloud, once a minute. */
    private String left(Instant ends) {
        return inWords(Duration.between(clock.instant(), ends));
    }

    static String inWords(Duration time) {
        long minutes = Math.max(0, time.toMinutes());
        if (minutes >= 120) {
            return minutes / 60 + " hours";
        }
        return minutes == 0 ? "less than a minute" : minutes == 1 ? "1 minute" : minutes + " minutes";
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        seat.addTo(routes, shell, pages);
        // Whoever asks for anything has woken the stand by that.
        routes.post("/stand/wake", ctx -> stand.resume());
        routes.post("/stand/extend", ctx -> keeper.extend(stand));
        routes.post("/stand/open", ctx -> {
            if (stand.isOpen()) {
                throw new LabProblem.Usage("Your shop is open.", "Go on with your work.");
            }
            opensShop.run();
        });
    }

    /** Whatever a learner asks for is an act of theirs, and wakes the stand: at once for a page, before anything else for a deed. */
    public static void heard(Keeper keeper, Stand stand, boolean isDeed, Runnable wakesLater) {
        keeper.touch(stand);
        if (stand.suspended().isEmpty()) {
            return;
        }
        if (!isDeed) {
            wakesLater.run();
            return;
        }
        try {
            stand.resume();
        } catch (LabProblem e) {
            LOG.warn("{} was not woken: {} {}", stand.names().learner(), e.getMessage(), e.whatToDo());
        }
    }
}
