package dev.zdm.course.matrix;

import dev.zdm.course.StandSession;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.sql.Result;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Two sessions try every pair of lock modes on a table that nobody else knows. */
final class Experiment {

    /** No lesson and no lab has a table of this name. */
    private static final String TABLE = "lesson_8_matrix";

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final StandSession holder;
    private final StandSession asker;

    /** Two logins that may make a table in the shop; both are ended when it is over. */
    Experiment(StandSession holder, StandSession asker) {
        this.holder = holder;
        this.asker = asker;
    }

    /**
     * Returns when all pairs have been tried, some seconds later.
     *
     * @param holding hears of each mode before the other session begins to ask
     * @param seen hears of each pair whether whoever asked really waited; they give up after a tenth of a second
     * @throws LabProblem when a session could not do its part
     */
    void run(Consumer<LockMode> holding, BiConsumer<Pair, Boolean> seen) {
        try {
            need(asker, "DROP TABLE IF EXISTS " + TABLE);
            need(asker, "CREATE TABLE " + TABLE + " (id int)");
            for (LockMode held : Pair.MODES) {
                holding.accept(held);
                need(holder, "BEGIN");
                need(holder, lock(held));
                for (LockMode asked : Pair.MODES) {
                    seen.accept(new Pair(held, asked), waits(asked));
                }
                need(holder, "ROLLBACK");
            }
            need(asker, "DROP TABLE " + TABLE);
        } finally {
            holder.reset();
            asker.reset();
        }
    }

    private boolean waits(LockMode asked) {
        need(asker, "BEGIN");
        need(asker, "SET LOCAL lock_timeout = '100ms'");
        Result.Failure error = asker.execute(lock(asked)).error();
        need(asker, "ROLLBACK");
        if (error != null && !error.sqlstate().equals(LOCK_NOT_AVAILABLE)) {
            throw failed(lock(asked), error);
        }
        return error != null;
    }

    private static String lock(LockMode mode) {
        return "LOCK TABLE " + TABLE + " IN " + Pair.words(mode) + " MODE";
    }

    private static void need(StandSession session, String statement) {
        Result.Failure error = session.execute(statement).error();
        if (error != null) {
            throw failed(statement, error);
        }
    }

    private static LabProblem failed(String statement, Result.Failure error) {
        return new LabProblem(
                "The pairs could not be tried: " + error.message() + " (" + error.sqlstate() + ", " + statement + ").",
                "Try again once the shop has settled.");
    }
}
