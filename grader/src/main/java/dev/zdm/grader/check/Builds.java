package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells an index that is still being built from one that was left behind. */
final class Builds {

    /** Progress is told once a second while a build goes on. */
    private static final Duration OVERDUE = Duration.ofSeconds(3);

    private Builds() {}

    /** Whether a session was at work on the index when the phase ended. */
    static boolean isAtWorkOn(Index index, Evidence phase) {
        Instant end = phase.span().to();
        return last(index, phase)
                .filter(progress -> progress.at().plus(OVERDUE).isAfter(end))
                .filter(progress -> !endedAfter(progress, phase))
                .isPresent();
    }

    private static Optional<Progress> last(Index index, Evidence phase) {
        return phase.progressSoFar().stream()
                .filter(progress -> progress.indexOid() == index.oid())
                .reduce((earlier, later) -> later);
    }

    private static boolean endedAfter(Progress progress, Evidence phase) {
        return phase.statementsSoFar().stream()
                .filter(statement -> statement.session().equals(progress.session()))
                .filter(statement -> !statement.began().isAfter(progress.at()))
                .reduce((earlier, later) -> later)
                .map(Statement::ended)
                .filter(ended -> !ended.isAfter(phase.span().to()))
                .isPresent();
    }
}
