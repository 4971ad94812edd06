package dev.zdm.runner.road;

import java.util.Optional;

/** How walking a road ended. */
public sealed interface Walked {

    /** Every step ended as the road said it would. */
    record Done() implements Walked {}

    /** Somebody stopped the walk before its end. */
    record Stopped() implements Walked {}

    /**
     * A step ended otherwise than the road said it would.
     *
     * @param where file and line: {@code solution/two-steps.sql:12}
     * @param statement what was sent, or the directive's question
     * @param sqlstate the error it ended with, if it ended with one
     * @param message what happened, for a person
     */
    record Faulty(String where, String statement, Optional<String> sqlstate, String message) implements Walked {

        @Override
        public String toString() {
            return where + ": " + message + "\n    " + statement.replace("\n", "\n    ");
        }
    }
}
