package dev.zdm.runner.live;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One picture of a stand, taken up to twenty times a second.
 *
 * @param at when it was taken
 * @param apps the running app versions over the last whole second
 * @param blockedNow how many of the workload's sessions wait for a lock
 * @param failedSoFar requests that failed since the attempt began
 * @param queue everyone who waits for a lock or is waited for, in queue order: holders first, then by the start
 *     of their wait
 * @param gauges what changes more slowly
 */
public record LiveState(
        Instant at, List<AppRate> apps, int blockedNow, long failedSoFar, List<Node> queue, Gauges gauges) {

    /**
     * @param app the app version, {@code v1}
     * @param requestsPerSecond requests that ended well in the last whole second
     * @param failedPerSecond requests that failed in it
     * @param p50Millis median latency, charged from the due time
     * @param p99Millis its 99th percentile
     */
    public record AppRate(
            String app, long requestsPerSecond, long failedPerSecond, double p50Millis, double p99Millis) {}

    /**
     * One session in the lock graph.
     *
     * @param pid its server process
     * @param who {@code learner}, an app version, {@code actor:report}, or what kind of server process it is
     * @param state as in {@code pg_stat_activity}: active, idle in transaction, …
     * @param statement the first 200 characters of what it runs or ran last
     * @param relation the table on whose lock it waits, null when it waits for none
     * @param mode the mode that it waits for, null when it waits for none
     * @param waited how long it has waited, null when it waits for none
     * @param blockedBy pids that stand directly before it
     */
    public record Node(
            int pid,
            String who,
            String state,
            String statement,
            @Nullable String relation,
            @Nullable String mode,
            @Nullable Duration waited,
            List<Integer> blockedBy) {

        public boolean waits() {
            return waited != null;
        }
    }
}
