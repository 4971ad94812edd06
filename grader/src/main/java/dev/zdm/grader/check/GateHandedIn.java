package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Gate;
import java.time.Instant;
import java.util.Optional;

/** {@code gate-handed-in}: the learner said what the migration will be like before any file of it was tried on the shop. */
record GateHandedIn() implements Check {

    @Override
    public String claim() {
        return "your numbers were handed in before a file was applied to the shop";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return counted(phase)
                .map(gate -> Ruling.kept("handed in " + Wording.when(gate.at(), phase)))
                .orElseGet(() -> Ruling.broken(
                        phase.gatesSoFar().isEmpty()
                                ? "nothing was handed in"
                                : "the first numbers came after a file had been applied"));
    }

    /** The last that came before the shop was touched: whoever has measured there estimates nothing any more. */
    static Optional<Gate> counted(Evidence phase) {
        Instant touched = InForce.firstTry(phase).orElse(Instant.MAX);
        return phase.gatesSoFar().stream()
                .filter(gate -> gate.at().isBefore(touched))
                .reduce((earlier, later) -> later);
    }
}
