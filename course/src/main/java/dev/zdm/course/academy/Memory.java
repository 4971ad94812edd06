package dev.zdm.course.academy;

import dev.zdm.labs.LabProblem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one learner. For each key the note that was written last counts. Thread-safe; every call is over within seconds, and
 * fails with {@link NotNow} while the database cannot be had.
 */
public interface Memory {

    /** All that is remembered, in no order. */
    List<Note> notes();

    /** How far the learner is with each lesson that was opened or marked, in no order. */
    List<Reading> readings();

    /**
     * Keeps all of these notes, or none. What was kept when this returns outlives the process and the server.
     *
     * @return keys of notes that came too late: something newer is kept under them
     * @throws LabProblem.Usage when there are too many notes, or the database cannot hold one
     */
    Set<String> keep(List<Note> notes);

    /** The database is not there yet, or not any more. What the page has, it has to keep and send again. */
    final class NotNow extends LabProblem {

        private static final long serialVersionUID = 1L;

        public NotNow(@Nullable Throwable cause) {
            super(
                    "The course cannot reach its memory now.",
                    "Go on: this browser keeps what you do, and hands it in when the server is back.",
                    cause);
        }

        @Override
        public int exitCode() {
            return 3;
        }
    }
}
