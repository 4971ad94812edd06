package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The axis that all lanes share: seconds since the attempt began, or since what they tell of, and where they lie in a drawing.
 *
 * @param seconds how long that lasted, 1 or more
 */
record TimeAxis(Instant began, double seconds) {

    /** Of a whole drawing, with what is written beside its curves. */
    static final double WIDTH = 1_120;

    static final double LEFT = 62;
    static final double RIGHT = 990;

    private static final int MOST_TICKS = 12;

    TimeAxis {
        seconds = Math.max(1, seconds);
    }

    static TimeAxis of(Evidence evidence) {
        Instant began = evidence.attempt().began();
        Instant newest = evidence.whole().span().to();
        Instant ended = evidence.attempt().ended();
        Instant last = ended != null && ended.isAfter(newest) ? ended : newest;
        return new TimeAxis(began, between(began, last));
    }

    /** Which second of the attempt a moment is; negative before it began. */
    double second(Instant moment) {
        return between(began, moment);
    }

    double x(Instant moment) {
        return x(second(moment));
    }

    /** What lies outside of the attempt is drawn at its end. */
    double x(double second) {
        double inside = Math.min(Math.max(second, 0), seconds);
        return LEFT + (RIGHT - LEFT) * inside / seconds;
    }

    List<Double> ticks() {
        return RoundNumbers.multiples(RoundNumbers.step(seconds, MOST_TICKS), seconds);
    }

    private static double between(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e9;
    }
}
