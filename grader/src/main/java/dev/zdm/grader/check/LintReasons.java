package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import java.util.List;

/** {@code lint-reasons}: wherever something is let through, a reason stands beside it. */
record LintReasons() implements Check {

    @Override
    public String claim() {
        return "each exception carries a reason";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return Linted.judge(phase, run -> {
            List<String> bare = run.exceptions().stream()
                    .filter(exception -> exception.reason() == null)
                    .map(exception -> exception.place() + " (" + exception.lets() + ")")
                    .toList();
            return Linted.none(
                    bare,
                    "there is none in",
                    Wording.count(run.exceptions().size(), "exception") + ", all with a reason");
        });
    }
}
