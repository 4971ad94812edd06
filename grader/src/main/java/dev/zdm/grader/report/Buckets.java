package dev.zdm.grader.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * Cuts the time of an attempt into so few stretches of whole seconds that a page can bear a point for each.
 *
 * @param width of a stretch in seconds
 */
record Buckets(int width, int count) {

    static final int MOST = 600;

    static Buckets over(TimeAxis axis) {
        int seconds = (int) Math.ceil(axis.seconds());
        int width = Math.max(1, ceilDiv(seconds, MOST));
        return new Buckets(width, Math.max(1, ceilDiv(seconds, width)));
    }

    /** The second with which the stretch of this second begins. */
    int start(double second) {
        int bucket = (int) Math.floor(second / width);
        return Math.min(Math.max(bucket, 0), count - 1) * width;
    }

    /** For counts: how many in each stretch. */
    List<Point> sums(Collection<Point> samples) {
        return folded(
                samples, stretch -> stretch.stream().mapToDouble(Point::value).sum());
    }

    /** For latencies, lags, sizes and queues: the worst of each stretch. */
    List<Point> highest(Collection<Point> samples) {
        return folded(
                samples,
                stretch -> stretch.stream()
                        .map(Point::value)
                        .max(Comparator.naturalOrder())
                        .orElseThrow());
    }

    /** Measurements as they are, and the worst of each stretch when there would be too many. */
    List<Point> peaks(Collection<Point> samples) {
        if (samples.size() <= MOST) {
            return List.copyOf(samples);
        }
        Map<Integer, Point> stretches = new TreeMap<>();
        for (Point sample : samples) {
            stretches.merge(start(sample.second()), sample, (one, other) -> other.value() > one.value() ? other : one);
        }
        return List.copyOf(stretches.values());
    }

    /** For rates that were sampled: what they were on the whole. */
    List<Point> means(Collection<Point> samples) {
        return folded(
                samples,
                stretch -> stretch.stream().mapToDouble(Point::value).average().orElseThrow());
    }

    /** For states that last until the next: what each stretch ends with. */
    <T> List<T> lastOfEach(Collection<T> states, ToDoubleFunction<T> second) {
        Map<Integer, T> stretches = new TreeMap<>();
        states.forEach(state -> stretches.put(start(second.applyAsDouble(state)), state));
        return List.copyOf(stretches.values());
    }

    private static int ceilDiv(int number, int divisor) {
        return (number + divisor - 1) / divisor;
    }

    private List<Point> folded(Collection<Point> samples, ToDoubleFunction<List<Point>> fold) {
        Map<Integer, List<Point>> stretches = new TreeMap<>();
        for (Point sample : samples) {
            stretches
                    .computeIfAbsent(start(sample.second()), ignored -> new ArrayList<>())
                    .add(sample);
        }
        return stretches.entrySet().stream()
                .map(stretch -> new Point(stretch.getKey(), fold.applyAsDouble(stretch.getValue())))
                .toList();
    }
}
