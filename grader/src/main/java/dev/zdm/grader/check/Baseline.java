package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import java.util.Optional;

/** The time before an attempt's first phase, in which the shop has to be left alone. */
public final class Baseline {

    private Baseline() {}

    /**
     * How the learner disturbed the shop while it was being measured: by changing it, or by standing in a customer's way.
     *
     * @param before the evidence up to the first phase's beginning
     */
    public static Optional<String> disturbance(Evidence before) {
        Optional<String> ddl = before.statements().stream()
                .filter(statement -> statement.isDdl() && !statement.failed())
                .findFirst()
                .map(statement -> Wording.statement(statement.text()) + " in "
                        + Wording.session(statement.session()) + " ran before the attempt began, "
                        + Wording.when(statement.began(), before));
        return ddl.or(() -> Inquiry.customersBehindLearner(before)
                .findFirst()
                .map(wait -> "a customer waited behind you before the attempt began, "
                        + Wording.when(wait.began(), before)));
    }
}
