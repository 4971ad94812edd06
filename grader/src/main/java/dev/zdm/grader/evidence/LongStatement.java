package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;

/**
 * One statement of a customer's that ran for long without waiting for a lock, and what it was seen to do meanwhile. The recorder repeats
 * the line with the same id while it goes on.
 *
 * @param began exact, from {@code pg_stat_activity.query_start}
 * @param lastSeen the last sample that saw it
 * @param events {@code Timeout:PgSleep}, {@code IO:WALSync}, …, each once; {@code CPU} when it waited for nothing
 */
public record LongStatement(
        Instant at, long id, Session session, String statement, Instant began, Instant lastSeen, List<String> events)
        implements LockLine {

    public LongStatement {
        events = List.copyOf(events);
    }

    @Override
    public String type() {
        return "long-statement";
    }

    public Span span() {
        return new Span(began, lastSeen);
    }

    /** No statement of the workload sleeps: a function that somebody put in its way does. */
    public boolean slept() {
        return events.contains("Timeout:PgSleep");
    }

    LongStatement in(Sessions sessions) {
        return new LongStatement(at, id, sessions.known(session), statement, began, lastSeen, events);
    }
}
