package dev.zdm.course.labs;

import dev.zdm.course.Stands;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a page asks for attempts to be begun and ended. That takes seconds to minutes, so it is done by one worker,
 * and the desk knows how far it has come and what went wrong last.
 */
public final class AttemptDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AttemptDesk.class);

    private static final int MOST_STEPS = 500;

    private final Stands stands;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "attempt-desk");
        thread.setDaemon(true);
        return thread;
    });
    private volatile @Nullable Work work;
    private volatile @Nullable LabProblem problem;
    private volatile Steps steps = new Steps("", List.of());
    private volatile Runnable heard = () -> {};

    /**
     * What the desk is doing.
     *
     * @param step in a few words
     * @param done how much of it, in the step's own unit
     * @param total 0 when it cannot be measured
     */
    public record Work(String step, long done, long total) {

        public boolean isMeasured() {
            return total > 0;
        }

        public long percent() {
            return total > 0 ? Math.min(100, done * 100 / total) : 0;
        }
    }

    /**
     * What the stand did, line by line, when it walked a lab's solution.
     *
     * @param lab {@code lab-6}
     */
    record Steps(String lab, List<String> lines) {}

    public AttemptDesk(Stands stands) {
        this.stands = stands;
    }

    /** {@code listener} is told whenever something changed. */
    public void onChange(Runnable listener) {
        heard = listener;
    }

    /** Null when the desk rests. */
    @Nullable
    Work work() {
        return work;
    }

    /** What the last thing that was asked for failed with; null when it went well. */
    @Nullable
    LabProblem problem() {
        return problem;
    }

    /** Of the last lab that was skipped. */
    Steps steps() {
        return steps;
    }

    void skip(String lab, OptionalLong rows) {
        take("walking the solution of " + lab, progress -> {
            List<String> lines = new CopyOnWriteArrayList<>();
            steps = new Steps(lab, lines);
            stands.skip(lab, rows, (step, done, total) -> {
                if (total == 0 && lines.size() < MOST_STEPS) {
                    lines.add(step);
                }
                progress.at(total == 0 ? "walking the solution of " + lab : step, done, total);
            });
        });
    }

    void start(String lab, OptionalLong rows) {
        take("preparing " + lab, progress -> stands.start(lab, rows, progress));
    }

    void next() {
        take("beginning the next phase", stands::next);
    }

    void reset() {
        take("setting the shop back", stands::reset);
    }

    void finish() {
        take("ending the attempt", progress -> stands.finish());
    }

    void deploy(List<String> versions) {
        take("rolling out " + String.join(" and ", versions), progress -> stands.deploy(versions));
    }

    private synchronized void take(String step, Consumer<Progress> task) {
        Work under = work;
        if (under != null) {
            throw new LabProblem.Usage("The stand is busy: " + under.step() + ".", "Wait until that is done.");
        }
        work = new Work(step, 0, 0);
        problem = null;
        worker.execute(() -> perform(task));
        heard.run();
    }

    private void perform(Consumer<Progress> task) {
        try {
            task.accept((step, done, total) -> work = new Work(step, done, total));
        } catch (LabProblem e) {
            problem = e;
        } catch (RuntimeException e) {
            LOG.error("the attempt desk failed", e);
            problem = new LabProblem("The course itself failed: " + e, "Try again; the log has more.", e);
        } finally {
            work = null;
            heard.run();
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
