package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.DdlStart;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One try at a change.
 *
 * @param refused whether it ended with the error in question
 */
record Try(Instant began, Instant ended, boolean refused) {

    /**
     * The tries in one statement. Mostly it is one; a block that catches the error itself leaves no error in the log, and its
     * tries are told apart by their DDL: one that did not end before the next began, and had time to run into its
     * lock_timeout, was refused when that was over.
     */
    static List<Try> in(Statement statement, String error, Instant now) {
        Instant end = statement.span(now).to();
        boolean refused = statement.failedWith(error);
        List<StatementLine> ddl = statement.events().stream()
                .filter(event -> event instanceof DdlStart || event instanceof DdlEnd)
                .toList();
        List<Try> tries = new ArrayList<>();
        for (int i = 0; i + 1 < ddl.size(); i++) {
            if (ddl.get(i) instanceof DdlStart start && ddl.get(i + 1) instanceof DdlStart next) {
                Instant timedOut = start.at().plus(start.lockTimeout());
                if (!start.lockTimeout().isZero() && !timedOut.isAfter(next.at())) {
                    tries.add(new Try(start.at(), timedOut, true));
                }
            }
        }
        Instant began = tries.isEmpty() ? statement.began() : lastStart(ddl).at();
        tries.add(new Try(began, end, refused));
        return tries;
    }

    private static DdlStart lastStart(List<StatementLine> ddl) {
        return ddl.stream()
                .filter(DdlStart.class::isInstance)
                .map(DdlStart.class::cast)
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    Duration pauseBefore(Try next) {
        Duration pause = Duration.between(ended, next.began);
        return pause.isNegative() ? Duration.ZERO : pause;
    }
}
