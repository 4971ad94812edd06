package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LintRun;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The learner's lint step as it was used last. */
final class Linted {

    private Linted() {}

    static Ruling judge(Evidence phase, Function<LintRun, Ruling> rule) {
        Optional<LintRun> last = phase.lintRunsSoFar().stream().reduce((earlier, later) -> later);
        if (last.isEmpty()) {
            return Ruling.broken("the lint step was never used");
        }
        String problem = last.get().problem();
        return problem == null ? rule.apply(last.get()) : Ruling.unproven("nothing could be linted: " + problem);
    }

    /** Kept when there is none of these. */
    static Ruling none(List<String> found, String broken, String kept) {
        return found.isEmpty()
                ? Ruling.kept(kept)
                : Ruling.broken(
                        broken + ": " + found.get(0), found.stream().skip(1).toList());
    }
}
