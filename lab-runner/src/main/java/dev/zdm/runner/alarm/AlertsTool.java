package dev.zdm.runner.alarm;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.util.List;
import java.util.function.Consumer;

/** {@code bin/lab alerts}: asks each of the learner's alerts once, as they will be asked in a drill, and tells what it says. */
public final class AlertsTool implements Tool {

    @Override
    public String purpose() {
        return "ask each of your alerts once";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage(
                    "alerts does not know '" + String.join(" ", arguments) + "'.", "It asks all of them.");
        }
        int failed = 0;
        for (Alert alert : Alert.of(bench.work())) {
            try (Asker asker = Watch.asker(alert, bench)) {
                AlertRun run = asker.ask();
                failed += run.problem() == null ? 0 : 1;
                says.accept(alert.name() + ": " + told(run) + " (" + run.took().toMillis() + " ms)");
            }
        }
        return failed == 0 ? 0 : 1;
    }

    private static String told(AlertRun run) {
        if (run.problem() != null) {
            return "failed: " + run.problem();
        }
        return run.rows() == 0 ? "says nothing" : "would ring: " + run.says();
    }
}
