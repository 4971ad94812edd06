package dev.zdm.runner.live;

import dev.zdm.grader.evidence.Wal;
import dev.zdm.workload.traffic.LiveTraffic.Latency;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What of a stand changes about once a second.
 *
 * @param second start of the second that the customers' figures are of
 * @param latency of all requests that ended in it
 * @param shares the app versions that get customers now, and how many percent of them
 * @param jobs what runs and tells how far it is: index builds, VACUUM, ANALYZE
 * @param wal what the server writes, the standby's lag and the shop's tables; null before the first look
 */
public record Gauges(
        Instant second,
        Latency latency,
        Map<String, Integer> shares,
        List<Job> jobs,
        @Nullable Wal wal) {

    /**
     * A statement of long duration that tells its progress.
     *
     * @param pid its server process
     * @param who as in {@link LiveState.Node}
     * @param command {@code CREATE INDEX CONCURRENTLY}, {@code VACUUM}
     * @param phase {@code waiting for writers before build}, as the server names it
     * @param table null when it has been dropped meanwhile
     * @param index null when it builds none
     * @param done how much of this phase is done
     * @param total of how much; 0 when the phase does not tell
     * @param unit of both: {@code blocks}, {@code rows}, {@code indexes}
     * @param lockersDone how many of those that it waits for in this phase have ended
     * @param lockersTotal how many they are; 0 when the phase waits for nobody
     * @param locker whom it waits for now, null for nobody
     */
    public record Job(
            int pid,
            String who,
            String command,
            String phase,
            @Nullable String table,
            @Nullable String index,
            long done,
            long total,
            String unit,
            long lockersDone,
            long lockersTotal,
            @Nullable Locker locker) {

        /** How much of the phase is done, 0 to 100; -1 when it does not tell. */
        public int percent() {
            return total <= 0 ? -1 : (int) Math.min(100, 100 * done / total);
        }
    }

    /**
     * Whom a job waits for.
     *
     * @param who as in {@link LiveState.Node}
     * @param state as in {@code pg_stat_activity}, empty when the session has gone
     * @param statement what it runs or ran last
     */
    public record Locker(int pid, String who, String state, String statement) {}
}
