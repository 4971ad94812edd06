package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session of the server. A process id comes back after a while, so its start belongs to its identity; the role tells
 * nothing about whose it is, because anyone may log in as the shop.
 *
 * @param pid process id; 0 is a prepared transaction, which has no process
 * @param started {@code backend_start}; the epoch when it has none
 * @param role the role that it logged in as, {@code ""} for a server process such as autovacuum
 */
public record Session(int pid, Instant started, String role) {

    private static final Duration LOG_PRECISION = Duration.ofSeconds(1);

    public Session(int pid, @Nullable Instant started, @Nullable String role) {
        this.pid = pid;
        this.started = started == null ? Instant.EPOCH : started;
        this.role = role == null ? "" : role;
    }

    public boolean isServerProcess() {
        return pid != 0 && role.isEmpty();
    }

    public boolean isPreparedTransaction() {
        return pid == 0;
    }

    /** Whether both may be the same session: the server's log knows a session's start to the second only. */
    boolean mayBe(Session other) {
        return pid == other.pid
                && Duration.between(started, other.started).abs().compareTo(LOG_PRECISION) <= 0;
    }
}
