package dev.zdm.workload.traffic;

import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Counts what happens between two closings. Counting is safe for many threads and waits for nobody; one closes. */
final class Tally {

    private static final long LONGEST_MICROS = 24L * 3_600 * 1_000_000;

    /** Percentiles are right to one in a hundred. A third digit would make each second eight times as dear to write. */
    static final int DIGITS = 2;

    private final LongAdder due = new LongAdder();
    private final Recorder done = new Recorder(LONGEST_MICROS, DIGITS);
    private final Recorder failed = new Recorder(LONGEST_MICROS, DIGITS);

    void countDue() {
        due.increment();
    }

    void countDone(long nanos) {
        done.recordValue(micros(nanos));
    }

    void countFailed(long nanos) {
        failed.recordValue(micros(nanos));
    }

    private static long micros(long nanos) {
        return Math.min(Math.max(0, nanos / 1_000), LONGEST_MICROS);
    }

    /** Everything since the last closing. Nothing is lost or counted twice, whatever goes on meanwhile. */
    Counts close() {
        Histogram latencies = done.getIntervalHistogram();
        Histogram failures = failed.getIntervalHistogram();
        long doneCount = latencies.getTotalCount();
        latencies.add(failures);
        return new Counts(due.sumThenReset(), doneCount, failures.getTotalCount(), latencies);
    }

    /**
     * What happened between two closings.
     *
     * @param due requests that were due
     * @param done requests that ended well
     * @param failed requests that failed
     * @param latencies in microseconds, of all that ended, well or not
     */
    record Counts(long due, long done, long failed, Histogram latencies) {}
}
