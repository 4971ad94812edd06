package dev.zdm.course;

import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.Transaction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One SQL session on the current stand: transactions are typed by hand, as in psql. */
public interface StandSession {

    /** Sends one statement and waits for all of its answer. An SQL error is a result, not an exception. */
    Result execute(String statement);

    /** Asks the server to cancel the running statement; does nothing when none runs. Called while another thread executes. */
    void cancel();

    /** How the session is now. Answers at once, also while a statement runs. */
    State state();

    /** Ends this login, its transaction with it, and logs in as {@code role} from the next statement on. */
    void become(String role);

    /** Ends this login, its transaction with it; the next statement logs in anew as learner. */
    void reset();

    /**
     * @param role whom it logs in as: {@code learner}, {@code app_v1}
     * @param pid its server process, 0 before the first login
     * @param transaction where it stands between two statements
     * @param running what it executes now, null when it is idle
     * @param waitsFor what it waits for, in words: {@code AccessExclusiveLock on orders, behind 4711}; null when it
     *     waits for nothing
     */
    record State(
            String role,
            int pid,
            Transaction transaction,
            @Nullable Running running,
            @Nullable String waitsFor) {

        public static State closed(String role) {
            return new State(role, 0, Transaction.NONE, null, null);
        }

        public boolean connected() {
            return pid != 0;
        }
    }

    /** A statement under way. */
    record Running(String statement, Instant since) {}
}
