package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * A lock on a relation that a session was seen to hold. Repeated with the same id while it is held; a hold between two
 * samples is not seen at all, so its absence proves nothing.
 */
public record HeldLock(
        Instant at,
        long id,
        Session session,
        String relation,
        long oid,
        LockMode mode,
        Instant firstSeen,
        Instant lastSeen,
        boolean over)
        implements LockLine {

    @Override
    public String type() {
        return "held";
    }

    /** From the first to the last sample that saw it, so never too long. */
    public Duration lasted() {
        return span().length();
    }

    public Span span() {
        return new Span(firstSeen, lastSeen);
    }

    HeldLock in(Sessions sessions) {
        return new HeldLock(at, id, sessions.known(session), relation, oid, mode, firstSeen, lastSeen, over);
    }
}
