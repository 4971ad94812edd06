package dev.zdm.workload.traffic;

import java.time.Instant;
import java.util.List;

/**
 * How customers fare, as of the last whole second.
 *
 * @param second that second's start
 * @param apps the running app versions
 * @param latency of all their requests together
 * @param doneSoFar requests that ended well since the traffic began
 * @param failedSoFar requests that failed since the traffic began
 */
public record LiveTraffic(Instant second, List<AppSecond> apps, Latency latency, long doneSoFar, long failedSoFar) {

    /** How long the requests of that second took, those that failed too, charged from the due time; 0 when none ended. */
    public record Latency(double p50Millis, double p95Millis, double p99Millis) {

        public static final Latency NONE = new Latency(0, 0, 0);
    }

    /**
     * One app version in that second.
     *
     * @param app its name
     * @param done requests that ended well in it
     * @param failed requests that failed in it
     * @param p50Millis median latency of those that ended, charged from the due time; 0 when none ended
     * @param p99Millis its 99th percentile
     */
    public record AppSecond(String app, long done, long failed, double p50Millis, double p99Millis) {}
}
