package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * A connection of the workload's pools, told before its first use.
 *
 * @param app the app version that it serves, {@code v1}
 */
public record PoolSession(Instant at, Session session, String app, Pool pool) implements RequestLine {

    @Override
    public String type() {
        return "session";
    }
}
