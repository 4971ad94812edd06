package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LintRun.Planted;
import java.util.List;

/** {@code lint-refuses}: the learner's lint step fails on each planted file that is unsafe, when it is the only one. */
record LintRefuses() implements Check {

    @Override
    public String claim() {
        return "your lint step refuses each unsafe migration that was planted";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return Linted.judge(phase, run -> {
            List<Planted> unsafe =
                    run.planted().stream().filter(file -> !file.safe()).toList();
            List<String> through = unsafe.stream()
                    .filter(file -> !file.refused())
                    .map(Planted::what)
                    .toList();
            return unsafe.isEmpty()
                    ? Ruling.unproven("no unsafe file was planted")
                    : Linted.none(through, "it let through", unsafe.size() + " of " + unsafe.size() + " refused");
        });
    }
}
