package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Request;
import java.time.Duration;

/**
 * A request that a customer has sent.
 *
 * @param number counts all requests of the traffic, from 0; with the seed it decides what the request carries
 * @param dueNanos the monotonic clock when it was due; its latency is charged from here
 */
record DueRequest(Request request, long number, long dueNanos) {

    /** Whether its customer has waited longer than that by now, a reading of the monotonic clock. */
    boolean hasWaitedLongerThan(Duration limit, long nowNanos) {
        return nowNanos - dueNanos > limit.toNanos();
    }
}
