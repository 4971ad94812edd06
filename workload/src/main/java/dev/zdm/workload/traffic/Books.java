package dev.zdm.workload.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** Closes the seconds of all lanes, and remembers the last one for those who watch. One thread closes, many look. */
final class Books {

    private volatile LiveTraffic live;

    Books(Instant now) {
        live = new LiveTraffic(now, List.of(), 0, 0);
    }

    LiveTraffic live() {
        return live;
    }

    void closeSecond(Instant began, Mix mix) {
        List<LiveTraffic.AppSecond> apps = new ArrayList<>();
        long done = 0;
        long failed = 0;
        for (Mix.Served served : mix.apps()) {
            Tally.Counts reads = served.reads().book().closeSecond(began);
            Tally.Counts writes = served.writes().book().closeSecond(began);
            LiveTraffic.AppSecond second = together(served.app().name(), reads, writes);
            apps.add(second);
            done += second.done();
            failed += second.failed();
        }
        live = new LiveTraffic(began, List.copyOf(apps), live.doneSoFar() + done, live.failedSoFar() + failed);
    }

    private static LiveTraffic.AppSecond together(String app, Tally.Counts reads, Tally.Counts writes) {
        Histogram both = reads.latencies().copy(); // the log's thread reads the originals
        both.add(writes.latencies());
        return new LiveTraffic.AppSecond(
                app,
                reads.done() + writes.done(),
                reads.failed() + writes.failed(),
                both.getValueAtPercentile(50) / 1_000.0,
                both.getValueAtPercentile(99) / 1_000.0);
    }
}
