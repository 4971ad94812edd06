package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.TrafficSecond;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether the shop was busy enough for anything to be proven. */
final class Traffic {

    /** Judged over this much at least: the first and the last second of a short phase are cut. */
    private static final Duration SHORTEST = Duration.ofSeconds(5);

    /** A second is told when it is over; longer than this without one, and the workload is not running. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private static final double ENOUGH = 0.8;

    private Traffic() {}

    /** What is wrong with the traffic of a phase, in words; empty when the workload offered its rate. */
    static Optional<String> flaw(Evidence phase) {
        Instant end = phase.span().to();
        List<TrafficSecond> seconds = phase.whole().seconds().stream()
                .filter(second -> !second.at().plusSeconds(1).isAfter(end))
                .toList();
        Optional<Instant> last =
                seconds.stream().map(second -> second.at().plusSeconds(1)).max(Comparator.naturalOrder());
        if (last.isEmpty()) {
            return Optional.of("the workload did not run");
        }
        Span silent = new Span(last.get(), end);
        if (silent.length().minus(phase.suspendedIn(silent)).compareTo(SILENCE) > 0) {
            return Optional.of("the workload has been silent since " + Wording.clock(last.get()));
        }
        return slack(seconds, start(phase), last.get(), phase);
    }

    private static Instant start(Evidence phase) {
        Instant longEnough = phase.span().to().minus(SHORTEST);
        Instant earliest = phase.baseline()
                .map(baseline -> baseline.began())
                .orElse(phase.attempt().began());
        Instant start = phase.span().from().isBefore(longEnough) ? phase.span().from() : longEnough;
        return start.isBefore(earliest) ? earliest : start;
    }

    private static Optional<String> slack(List<TrafficSecond> seconds, Instant start, Instant end, Evidence phase) {
        List<TrafficSecond> counted =
                seconds.stream().filter(second -> !second.at().isBefore(start)).toList();
        long due = counted.stream().mapToLong(TrafficSecond::due).sum();
        Span time = new Span(start, end);
        Duration awake = time.length().minus(phase.suspendedIn(time));
        double wholeSeconds = awake.toMillis() / 1_000.0 - 1;
        double expected = phase.attempt().rate() * wholeSeconds;
        if (due >= ENOUGH * expected) {
            return Optional.empty();
        }
        return Optional.of(
                "the workload offered only " + due + " requests where " + Math.round(expected) + " or more were due");
    }

    /** Whether in the second of this request's end half of its kind took twice as long as it may, and the other kind half as long. */
    static boolean isSlowAlone(Request request, Duration limit, Evidence phase) {
        List<TrafficSecond> thatSecond = phase.whole().seconds().stream()
                .filter(second -> !second.at().isAfter(request.at())
                        && second.at().plusSeconds(1).isAfter(request.at()))
                .toList();
        return thatSecond.stream()
                        .anyMatch(second ->
                                second.kind() == request.kind() && second.p50().compareTo(limit.multipliedBy(2)) > 0)
                && thatSecond.stream()
                        .anyMatch(second -> second.kind() != request.kind()
                                && second.done() > 0
                                && second.p50().compareTo(limit.dividedBy(2)) <= 0);
    }

    static long done(Evidence phase) {
        return phase.seconds().stream().mapToLong(TrafficSecond::done).sum();
    }

    static Duration slowest(Evidence phase) {
        return phase.seconds().stream()
                .map(TrafficSecond::max)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }
}
