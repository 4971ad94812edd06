package dev.zdm.workload.traffic;

import java.util.concurrent.atomic.LongAdder;

/** What all traffic of this process did since it began, whichever shop's it was and whether it still runs. Thread-safe; never falls. */
public final class TrafficTotals {

    private static final LongAdder DONE = new LongAdder();
    private static final LongAdder FAILED = new LongAdder();
    private static final LongAdder LOGGED = new LongAdder();

    private TrafficTotals() {}

    /** Requests that ended well, as of the last whole second of each traffic. */
    public static long done() {
        return DONE.sum();
    }

    /** Requests that failed, those among them that got no connection. */
    public static long failed() {
        return FAILED.sum();
    }

    /** Bytes of all request logs. */
    public static long bytesLogged() {
        return LOGGED.sum();
    }

    static void count(long done, long failed) {
        DONE.add(done);
        FAILED.add(failed);
    }

    static void logged(long bytes) {
        LOGGED.add(bytes);
    }
}
