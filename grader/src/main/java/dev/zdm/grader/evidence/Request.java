package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request that failed, or took 100 ms or more.
 *
 * @param at when it ended
 * @param request its name, {@code place-order}
 * @param standby whether it went to the standby
 * @param due when the customer sent it; latency is charged from here
 * @param waited from due to end
 * @param status 200 when it ended well, 503 when no connection came in time, else 500
 * @param session null for a 503, which never had one
 */
public record Request(
        Instant at,
        String app,
        String request,
        Kind kind,
        boolean standby,
        Instant due,
        Duration waited,
        int status,
        @Nullable String sqlstate,
        @Nullable String message,
        @Nullable Session session)
        implements RequestLine {

    @Override
    public String type() {
        return failed() ? "failed" : "slow";
    }

    public boolean failed() {
        return status != 200;
    }

    /** Whether the app turned the customer away because its pool had no connection left. */
    public boolean wasTurnedAway() {
        return status == 503;
    }

    public Span span() {
        return new Span(due, at);
    }

    Request in(Sessions sessions) {
        return session == null
                ? this
                : new Request(
                        at,
                        app,
                        request,
                        kind,
                        standby,
                        due,
                        waited,
                        status,
                        sqlstate,
                        message,
                        sessions.known(session));
    }
}
