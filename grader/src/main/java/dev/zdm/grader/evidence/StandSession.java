package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * A session of the stand's own that serves no customer.
 *
 * @param what {@code actor:report}, {@code recorder} or {@code runner}
 */
public record StandSession(Instant at, Session session, String what) implements LockLine {

    @Override
    public String type() {
        return "session";
    }
}
