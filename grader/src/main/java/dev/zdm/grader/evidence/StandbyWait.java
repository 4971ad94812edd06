package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * One customer's wait on the standby, behind the replay of an ACCESS EXCLUSIVE lock that somebody took on the primary. The recorder
 * repeats the line with the same id while the wait goes on.
 *
 * @param relation the table or index
 * @param oid the same on both servers
 * @param began exact, from the standby's {@code pg_locks.waitstart}
 * @param lastSeen the last sample that saw it
 * @param replayed the moment of the primary's that the standby had come to when the wait was first seen: whoever was the cause
 *     held the lock then or later
 * @see <a href="https://www.postgresql.org/docs/18/hot-standby.html#HOT-STANDBY-CONFLICT">Handling query conflicts</a>
 */
public record StandbyWait(
        Instant at,
        long id,
        Session victim,
        String statement,
        String relation,
        long oid,
        Instant began,
        Instant lastSeen,
        Instant replayed)
        implements LockLine {

    @Override
    public String type() {
        return "standby-wait";
    }

    public Span span() {
        return new Span(began, lastSeen);
    }

    StandbyWait in(Sessions sessions) {
        return new StandbyWait(at, id, sessions.known(victim), statement, relation, oid, began, lastSeen, replayed);
    }
}
