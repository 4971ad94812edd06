package dev.zdm.course.labs;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.zdm.course.Stands;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The grader's word on the current attempt: asked for anew every two seconds while somebody looks and the attempt
 * runs, and whenever the learner asks.
 */
public final class CheckPanel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(CheckPanel.class);
    private static final long PAUSE_SECONDS = 2;
    /** A check that asks much of the shop is made more rarely: it rests for so many times as long as it took. */
    private static final long RESTS = 4;

    private final Stands stands;
    private final Clock clock;
    private final ScheduledExecutorService grader = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "check-panel");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ScheduledFuture<?> looking;
    private volatile @Nullable Checked last;
    private volatile long restUntil = System.nanoTime();
    private volatile Runnable heard = () -> {};

    /**
     * @param attempt whose it is
     * @param verdict null when the grader could not say
     * @param problem why it could not, null when it could
     */
    public record Checked(
            AttemptStatus attempt,
            Instant at,
            @Nullable Verdict verdict,
            @Nullable LabProblem problem) {}

    public CheckPanel(Stands stands, Clock clock) {
        this.stands = stands;
        this.clock = clock;
    }

    /**
     * Begins to look.
     *
     * @param watched whether any page shows the panel
     * @param listener is told of every new verdict
     */
    public void watch(BooleanSupplier watched, Runnable listener) {
        heard = listener;
        looking = grader.scheduleWithFixedDelay(
                () -> {
                    if (watched.getAsBoolean() && running().isPresent() && System.nanoTime() - restUntil >= 0) {
                        check(false);
                    }
                },
                PAUSE_SECONDS,
                PAUSE_SECONDS,
                SECONDS);
    }

    /** Asks the grader as soon as it is free. Returns at once. */
    void ask() {
        if (stands.current().isEmpty()) {
            throw new LabProblem.Usage("There is no attempt to check.", "Start the lab first.");
        }
        grader.execute(() -> check(true));
    }

    /** The last word on the current attempt. */
    Optional<Checked> last() {
        Checked checked = last;
        return checked == null
                ? Optional.empty()
                : stands.current()
                        .filter(attempt -> isSame(attempt, checked.attempt()))
                        .map(attempt -> checked);
    }

    private Optional<AttemptStatus> running() {
        return stands.current().filter(AttemptStatus::running);
    }

    // A scheduled task that throws is never run again, so nothing may leave here.
    private void check(boolean asked) {
        Optional<AttemptStatus> attempt = stands.current();
        if (attempt.isEmpty()) {
            return;
        }
        long begin = System.nanoTime();
        try {
            last = new Checked(attempt.get(), clock.instant(), stands.check(asked), null);
        } catch (LabProblem problem) {
            last = new Checked(attempt.get(), clock.instant(), null, problem);
        } catch (RuntimeException e) {
            LOG.error("the check failed", e);
            last = new Checked(
                    attempt.get(),
                    clock.instant(),
                    null,
                    new LabProblem("The grader itself failed: " + e, "The log has more. Your attempt is unharmed.", e));
        }
        restUntil = System.nanoTime() + RESTS * (System.nanoTime() - begin);
        heard.run();
    }

    private static boolean isSame(AttemptStatus one, AttemptStatus other) {
        return one.number() == other.number()
                && one.lab().number() == other.lab().number();
    }

    @Override
    public void close() {
        ScheduledFuture<?> look = looking;
        if (look != null) {
            look.cancel(false);
        }
        grader.shutdownNow();
    }
}
