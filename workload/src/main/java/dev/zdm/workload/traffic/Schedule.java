package dev.zdm.workload.traffic;

/**
 * When the requests of the open loop are due: request i at i seconds divided by the rate after the beginning, for
 * ever, whatever became of the ones before.
 *
 * @param beginNanos the monotonic clock when request 0 is due
 */
record Schedule(long beginNanos, int requestsPerSecond) {

    private static final long NANOS = 1_000_000_000;

    /** The monotonic clock when request {@code number} is due. */
    long dueNanos(long number) {
        long seconds = number / requestsPerSecond;
        long rest = number % requestsPerSecond;
        return beginNanos + seconds * NANOS + rest * NANOS / requestsPerSecond;
    }

    /** The same, with request {@code number} due at that moment, and those after it as far apart as before. */
    Schedule resumedAt(long nanos, long number) {
        return new Schedule(nanos - (dueNanos(number) - beginNanos), requestsPerSecond);
    }
}
