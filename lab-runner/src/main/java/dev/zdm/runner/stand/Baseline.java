package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.labs.LabProblem;
import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Measures how the shop runs while nobody touches it: a few seconds to warm up, then so many that count. */
final class Baseline {

    private static final int WARM_UP_SECONDS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_EVERY_NANOS = Duration.ofMillis(20).toNanos();

    private Baseline() {}

    /** @throws LabProblem.TimedOut when the traffic does not tell its seconds */
    static Attempt.Baseline measure(Traffic traffic, Duration time) {
        List<LiveTraffic> seconds = new ArrayList<>();
        Instant last = traffic.live().second();
        int wanted = WARM_UP_SECONDS + (int) Math.max(1, time.toSeconds());
        long end = System.nanoTime() + PATIENCE.plus(time).toNanos();
        while (seconds.size() < wanted) {
            LiveTraffic now = traffic.live();
            if (now.second().isAfter(last)) {
                seconds.add(now);
                last = now.second();
            }
            if (System.nanoTime() > end) {
                throw new LabProblem.TimedOut(
                        "The shop's traffic did not get going within " + PATIENCE.toSeconds() + " s.",
                        "Run bin/lab doctor; a busier machine may want --rate 100.");
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return of(seconds.subList(WARM_UP_SECONDS, seconds.size()));
    }

    private static Attempt.Baseline of(List<LiveTraffic> seconds) {
        List<LiveTraffic.AppSecond> all =
                seconds.stream().flatMap(second -> second.apps().stream()).toList();
        long done = all.stream().mapToLong(LiveTraffic.AppSecond::done).sum();
        long failed = all.stream().mapToLong(LiveTraffic.AppSecond::failed).sum();
        return new Attempt.Baseline(
                seconds.get(0).second(),
                seconds.get(seconds.size() - 1).second().plusSeconds(1),
                (double) done / seconds.size(),
                median(all.stream().map(LiveTraffic.AppSecond::p50Millis).toList()),
                median(all.stream().map(LiveTraffic.AppSecond::p99Millis).toList()),
                failed);
    }

    /** One bad second of a shared machine must not spoil the yardstick. */
    private static Duration median(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted(Comparator.naturalOrder()).toList();
        double middle = sorted.isEmpty() ? 0 : sorted.get(sorted.size() / 2);
        return Duration.ofNanos(Math.round(middle * 1_000_000));
    }
}
