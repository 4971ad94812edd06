package dev.zdm.course.matrix;

import dev.zdm.course.Stands;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.labs.LabProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a page asks for all pairs to be tried; keeps what was seen as long as this process lives. Thread-safe. */
public final class MatrixDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MatrixDesk.class);

    private final Stands stands;
    private final Clock clock;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "lock-matrix");
        thread.setDaemon(true);
        return thread;
    });
    private volatile Run run = new Run(Map.of(), null, null, null);
    private volatile Runnable heard = () -> {};

    /**
     * The last run, as far as it has come.
     *
     * @param waited of each pair that was tried, whether whoever asked really waited
     * @param holding the mode that is held now; null when nothing goes on
     * @param took null until all pairs have been tried
     * @param problem what it failed with; null when it went well
     */
    record Run(
            Map<Pair, Boolean> waited,
            @Nullable LockMode holding,
            @Nullable Duration took,
            @Nullable LabProblem problem) {

        Run with(Pair pair, boolean waits) {
            Map<Pair, Boolean> more = new HashMap<>(waited);
            more.put(pair, waits);
            return new Run(Map.copyOf(more), holding, took, problem);
        }

        Run holding(LockMode mode) {
            return new Run(waited, mode, took, problem);
        }

        Run ended(Duration after) {
            return new Run(waited, null, after, null);
        }

        Run failed(LabProblem why) {
            return new Run(waited, null, null, why);
        }

        boolean goesOn() {
            return holding != null;
        }
    }

    public MatrixDesk(Stands stands, Clock clock) {
        this.stands = stands;
        this.clock = clock;
    }

    /** {@code listener} is told whenever something changed. */
    public void onChange(Runnable listener) {
        heard = listener;
    }

    Run run() {
        return run;
    }

    boolean isShopOpen() {
        return stands.isOpen();
    }

    /** Returns at once; fails with {@link LabProblem.Usage} while pairs are being tried. */
    synchronized void begin() {
        if (run.goesOn()) {
            throw new LabProblem.Usage("The pairs are being tried already.", "Wait a few seconds.");
        }
        run = new Run(Map.of(), Pair.MODES.get(0), null, null);
        worker.execute(this::tryAll);
        heard.run();
    }

    private void tryAll() {
        Instant began = clock.instant();
        try {
            new Experiment(stands.aside(), stands.aside())
                    .run(
                            mode -> change(now -> now.holding(mode)),
                            (pair, waits) -> change(now -> now.with(pair, waits)));
            change(now -> now.ended(Duration.between(began, clock.instant())));
        } catch (LabProblem problem) {
            change(now -> now.failed(problem));
        } catch (RuntimeException e) {
            LOG.error("the lock matrix failed", e);
            change(now -> now.failed(new LabProblem("The course itself failed: " + e, "The log has more.", e)));
        }
    }

    private synchronized void change(UnaryOperator<Run> next) {
        run = next.apply(run);
        heard.run();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
