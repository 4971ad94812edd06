package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * A transaction of the learner's that was open for a while. Repeated with the same id while it goes on.
 *
 * @param began exact, from {@code pg_stat_activity.xact_start}
 * @param lastSeen the last sample that saw it, so never too long
 * @param wrote whether it was seen to have a transaction id of its own
 */
public record Transaction(Instant at, long id, Session session, Instant began, Instant lastSeen, boolean wrote)
        implements LockLine {

    @Override
    public String type() {
        return "transaction";
    }

    public Span span() {
        return new Span(began, lastSeen);
    }

    public Duration lasted() {
        return span().length();
    }

    Transaction in(Sessions sessions) {
        return new Transaction(at, id, sessions.known(session), began, lastSeen, wrote);
    }
}
