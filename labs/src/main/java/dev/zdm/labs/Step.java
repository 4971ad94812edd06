package dev.zdm.labs;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One thing that a road does. */
public sealed interface Step {

    /** Where the road says so. */
    Place place();

    /**
     * A line of a file.
     *
     * @param line from 1
     */
    record Place(String file, int line) {

        /** {@code labs/lab-03-concurrent-build/wrong/plain-index.sql:4}. */
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * A statement, sent in a session.
     *
     * @param async whether the road goes on without waiting for its end
     * @param expects how it has to end; with {@code async} this is looked at on joining
     * @param retry when to send it again
     * @param within how long it may take; with {@code async} it is the {@link Join} that says so
     */
    record Send(
            Place place,
            Session session,
            String statement,
            boolean async,
            Expectation expects,
            Optional<Retry> retry,
            Duration within)
            implements Step {}

    /** Waits for the end of a session's asynchronous statement. */
    record Join(Place place, Session session, Duration within) implements Step {}

    /** Cancels what a session is running; does nothing when it is idle. */
    record Cancel(Place place, Session session) implements Step {}

    /** Closes a session; what is sent in it later opens a new one. */
    record Close(Place place, Session session) implements Step {}

    /** Waits until a query, asked as {@code observer}, answers true. */
    record Until(Place place, String query, Duration within) implements Step {}

    /** Goes on after a while. */
    record Pause(Place place, Duration time) implements Step {}

    /** Begins the next phase. */
    record NextPhase(Place place) implements Step {}

    /** Rolls out these app versions in place of those that run, and waits until that is over. */
    record Deploy(Place place, List<String> apps) implements Step {}

    /** Puts files among the learner's work files, as an editor would. */
    record Write(Place place, Path folder) implements Step {}

    /**
     * Asks the stand to do something with the learner's work files, as {@code bin/lab} does.
     *
     * @param mayFail whether it may end with an exit code other than 0
     */
    record UseTool(Place place, String tool, List<String> arguments, boolean mayFail) implements Step {}

    /** Says that the road has come to where something is so: {@code must-ring}. Whoever has it walked makes something of it. */
    record Mark(Place place, String name) implements Step {}

    /** Puts a slow autovacuum to work on a table, or ends it. */
    record Autovacuum(Place place, boolean on, String table) implements Step {}

    /**
     * One of a road's sessions.
     *
     * @param name one word, {@code A}
     * @param role the role that it logs in as; when empty, the one whose road it is
     */
    record Session(String name, Optional<String> role) {}

    /**
     * How a statement has to end.
     *
     * @param mayFail whether any error is as good as none
     * @param sqlstate the error that it has to end with
     */
    record Expectation(boolean mayFail, Optional<String> sqlstate) {

        public static final Expectation SUCCESS = new Expectation(false, Optional.empty());

        public static final Expectation ANYTHING = new Expectation(true, Optional.empty());

        public static Expectation failure(String sqlstate) {
            return new Expectation(false, Optional.of(sqlstate));
        }

        /** Whether a statement that ended with this error, or with none, ended as it should. */
        public boolean isMetBy(Optional<String> error) {
            return mayFail || sqlstate.equals(error);
        }
    }

    /**
     * @param sqlstate the error after which the statement is sent again
     * @param times how often it is sent at most
     * @param pause before the second time
     * @param factor by which each pause is longer than the one before
     */
    record Retry(String sqlstate, int times, Duration pause, double factor) {}
}
