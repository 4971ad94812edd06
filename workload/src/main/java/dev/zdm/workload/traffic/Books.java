package dev.zdm.workload.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Closes the seconds of all lanes, and remembers the last one for those who watch. One thread closes, many look. */
final class Books {

    private LiveTraffic live;

    Books(Instant now) {
        live = new LiveTraffic(now, List.of(), LiveTraffic.Latency.NONE, 0, 0);
    }

    synchronized LiveTraffic live() {
        return live;
    }

    /** The books as of a second later than that one, or as they are when the time is over. */
    synchronized LiveTraffic awaitSecondAfter(Instant second, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!live.second().isAfter(second)) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (leftMillis <= 0) {
                break;
            }
            wait(leftMillis);
        }
        return live;
    }

    private synchronized void publish(Instant second, List<LiveTraffic.AppSecond> apps, LiveTraffic.Latency latency) {
        long done = apps.stream().mapToLong(LiveTraffic.AppSecond::done).sum();
        long failed = apps.stream().mapToLong(LiveTraffic.AppSecond::failed).sum();
        live = new LiveTraffic(
                second, List.copyOf(apps), latency, live.doneSoFar() + done, live.failedSoFar() + failed);
        TrafficTotals.count(done, failed);
        notifyAll();
    }

    void closeSecond(Instant began, Mix mix) {
        List<LiveTraffic.AppSecond> apps = new ArrayList<>();
        Histogram all = new Histogram(Tally.DIGITS);
        for (Mix.Part part : mix.apps()) {
            Mix.Served served = part.served();
            Tally.Counts reads = served.reads().book().closeSecond(began);
            Tally.Counts writes = served.writes().book().closeSecond(began);
            Histogram both = reads.latencies().copy(); // the log's thread reads the originals
            both.add(writes.latencies());
            all.add(both);
            apps.add(together(served.app().name(), reads, writes, both));
        }
        publish(began, apps, new LiveTraffic.Latency(millis(all, 50), millis(all, 95), millis(all, 99)));
    }

    private static LiveTraffic.AppSecond together(String app, Tally.Counts reads, Tally.Counts writes, Histogram both) {
        return new LiveTraffic.AppSecond(
                app,
                reads.done() + writes.done(),
                reads.failed() + writes.failed(),
                millis(both, 50),
                millis(both, 99));
    }

    private static double millis(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1_000.0;
    }
}
