package dev.zdm.runner.backfill;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaConsole;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs the learner's {@code Backfill.java}, as the console would, in a process of its own. Backfills run for hours at work, and something ends them in the
 * middle: so the stand does that once, and starts it again. One that is through before is started again all the same. It has to stand both.
 */
public final class BackfillTool implements Tool {

    private static final String FILE = "Backfill.java";
    private static final Duration ENDED_AFTER = Duration.ofSeconds(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final double TOLD_EVERY = 0.1;

    @Override
    public String purpose() {
        return "runs " + FILE + "; the stand ends it once in the middle, and starts it again";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage("backfill takes no options.", "Its work is in " + FILE + ".");
        }
        String java = bench.work()
                .text(FILE)
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no " + FILE + " among your files.", "Write it; it is run as on the Java console."));
        JavaOutcome first = run(bench, java, says, true);
        if (first == JavaOutcome.FAILED || first == JavaOutcome.INCOMPLETE) {
            return 1;
        }
        says.accept(
                first == JavaOutcome.DONE
                        ? "It was through before anything ended it. It is started again: it may have nothing left to do."
                        : "The stand ended its process, as something always does. It is started again.");
        return run(bench, java, says, false) == JavaOutcome.DONE ? 0 : 1;
    }

    private static JavaOutcome run(Workbench bench, String java, Consumer<String> says, boolean endIt)
            throws InterruptedException {
        try (JavaConsole console = bench.javaConsole()) {
            CompletableFuture<JavaOutcome> run = console.run(java, new Told(says));
            long endAt = System.nanoTime() + ENDED_AFTER.toNanos();
            while (true) {
                try {
                    return run.get(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                } catch (TimeoutException e) {
                    if (!bench.isUnderWay()) {
                        says.accept("The attempt has ended, and so has the backfill.");
                        return JavaOutcome.LOST;
                    }
                    if (endIt && System.nanoTime() > endAt) {
                        return JavaOutcome.STOPPED; // closing the console ends its process, whatever it is doing
                    }
                } catch (ExecutionException e) {
                    throw new LabProblem(
                            FILE + " could not be run: " + e.getCause(), "Try again; see bin/lab doctor.", e);
                }
            }
        }
    }

    /** Tells it line by line, and each tenth of the way. */
    private static final class Told implements JavaListener {

        private final Consumer<String> says;
        private double told;

        Told(Consumer<String> says) {
            this.says = says;
        }

        @Override
        public void printed(String text) {
            text.lines().forEach(says);
        }

        @Override
        public void progress(String what, double done) {
            if (done >= told + TOLD_EVERY || (done >= 1 && told < 1)) {
                told = done;
                says.accept(String.format(Locale.ROOT, "%3.0f %%  %s", 100 * done, what));
            }
        }

        @Override
        public void remark(Remark remark) {
            boolean fault = remark.sort() == Remark.Sort.ERROR || remark.sort() == Remark.Sort.EXCEPTION;
            if (fault || remark.sort() == Remark.Sort.NOTICE) {
                String place = remark.line() > 0 ? FILE + ":" + remark.line() + ": " : "";
                says.accept(place + remark.text());
            }
        }
    }
}
