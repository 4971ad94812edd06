package dev.zdm.runner.place;

import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Stand;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When a server dies, what was under way on it ends as interrupted, so that nothing is held against anybody, and is begun afresh elsewhere; where
 * there is no elsewhere, on the same server as soon as it is back. Stands on other servers do not notice.
 */
public final class Evacuation implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Evacuation.class);
    /** More would only slow each other down: making a stand is copying files. */
    private static final int AT_ONCE = 2;

    private final MostRoom placement;
    private final Supplier<Collection<Stand>> stands;
    private final Supplier<LabCatalog> labs;
    private final Map<Stand, Stand.Interrupted> homeless = new ConcurrentHashMap<>();
    private final AtomicInteger ups = new AtomicInteger();
    private final ExecutorService enders = Executors.newCachedThreadPool(Evacuation::thread);
    private final ExecutorService movers = Executors.newFixedThreadPool(AT_ONCE, Evacuation::thread);
    private final ServerWatch watch;

    /**
     * Begins to watch the servers.
     *
     * @param stands all that there are
     * @param labs as they are when something is begun afresh
     */
    public Evacuation(
            List<Ground> grounds, MostRoom placement, Supplier<Collection<Stand>> stands, Supplier<LabCatalog> labs) {
        this.placement = placement;
        this.stands = stands;
        this.labs = labs;
        this.watch = new ServerWatch(grounds, this::down, this::up);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "evacuation");
        thread.setDaemon(true);
        return thread;
    }

    private void down(Ground ground) {
        Instant died = Instant.now();
        placement.isDown(ground);
        for (Stand stand : stands.get()) {
            enders.execute(() -> leave(stand, ground, died));
        }
    }

    private void leave(Stand stand, Ground ground, Instant died) {
        try {
            stand.leave(ground, died).ifPresent(left -> {
                homeless.put(stand, left);
                movers.execute(() -> house(stand));
            });
        } catch (LabProblem e) {
            LOG.error(
                    "{} could not leave {}",
                    stand.names().learner(),
                    ground.server().name(),
                    e);
        }
    }

    private void up(Ground ground) {
        placement.isUp(ground);
        ups.incrementAndGet();
        homeless.keySet().forEach(stand -> movers.execute(() -> house(stand)));
    }

    private void house(Stand stand) {
        int upsBefore = ups.get();
        Stand.Interrupted left = homeless.remove(stand);
        if (left == null) {
            return;
        }
        try {
            stand.beginAgain(left, labs.get(), Progress.SILENT);
            LOG.warn(
                    "{} of {} began afresh on {}",
                    left.lab().id(),
                    stand.names().learner(),
                    stand.server().name());
        } catch (LabProblem e) {
            LOG.warn(
                    "{} of {} could not begin afresh: {} {}",
                    left.lab().id(),
                    stand.names().learner(),
                    e.getMessage(),
                    e.whatToDo());
            homeless.put(stand, left);
            if (ups.get() != upsBefore) {
                // a server came back while this stand was not among the homeless
                movers.execute(() -> house(stand));
            }
        }
    }

    @Override
    public void close() {
        watch.close();
        enders.shutdownNow();
        movers.shutdownNow();
    }
}
