package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LintRun.Planted;
import java.util.List;

/** {@code lint-passes}: the learner's lint step passes each planted file that is safe, when it is the only one. */
record LintPasses() implements Check {

    @Override
    public String claim() {
        return "your lint step passes each safe migration that was planted";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return Linted.judge(phase, run -> {
            List<Planted> safe = run.planted().stream().filter(Planted::safe).toList();
            List<String> refused =
                    safe.stream().filter(Planted::refused).map(Planted::what).toList();
            return safe.isEmpty()
                    ? Ruling.unproven("no safe file was planted")
                    : Linted.none(refused, "it refused", safe.size() + " of " + safe.size() + " passed");
        });
    }
}
