package dev.zdm.grader.report;

import dev.zdm.grader.evidence.TrafficSecond;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** What customers got: how many requests a second were served, and how long the slow ones of them took. */
final class TrafficLanes {

    private static final double HEIGHT = 96;

    private TrafficLanes() {}

    static Optional<Lane> served(Stage stage) {
        List<Series> curves = curves(stage, TrafficLanes::servedPerSecond);
        if (curves.isEmpty()) {
            return Optional.empty();
        }
        int rate = stage.evidence().attempt().rate();
        Plot plot = stage.plot(HEIGHT).scaled(Scale.linear(Math.max(rate, highestStack(curves))), Spelling::count);
        Map<Double, Double> stack = new HashMap<>();
        for (Series curve : curves) {
            Map<Double, Double> below = Map.copyOf(stack);
            plot.steps(curve, second -> below.getOrDefault(second, 0.0));
            lastServed(curve)
                    .ifPresent(last -> plot.name(
                            curve.name(),
                            curve.look(),
                            last.second() + stage.buckets().width(),
                            below.getOrDefault(last.second(), 0.0) + last.value() / 2));
            layUpon(stack, curve);
        }
        if (rate > 0) {
            plot.level(rate, Spelling.count(rate) + " a second offered");
        }
        String title = "Requests served per second";
        return Optional.of(new Lane(
                "served",
                title,
                mean(stage),
                plot.drawing("served", title, Figures.inWords(curves, Spelling::count)),
                Optional.of(Figures.of(curves, Spelling::count))));
    }

    static Optional<Lane> latency(Stage stage) {
        List<Series> curves = curves(stage, TrafficLanes::slowest);
        double lowest = curves.stream()
                .flatMap(curve -> curve.points().stream())
                .mapToDouble(Point::value)
                .min()
                .orElse(0);
        double highest = curves.stream()
                .flatMap(curve -> curve.highest().stream())
                .mapToDouble(Point::value)
                .max()
                .orElse(0);
        if (highest <= 0) {
            return Optional.empty();
        }
        Plot plot = stage.plot(HEIGHT).scaled(Scale.logarithmic(lowest, highest), Spelling::millis);
        curves.forEach(curve -> {
            plot.line(curve);
            curve.last()
                    .ifPresent(last -> plot.name(
                            curve.name(),
                            curve.look(),
                            last.second() + stage.buckets().width(),
                            last.value()));
        });
        String title = "p99 latency from the moment a request was due";
        return Optional.of(new Lane(
                "latency",
                title,
                "Logarithmic. Of reads and writes the slower; no curve where nothing ended.",
                plot.drawing("latency", title, Figures.inWords(curves, Spelling::millis)),
                Optional.of(Figures.of(curves, Spelling::millis))));
    }

    private interface Curve {
        List<Point> of(List<TrafficSecond> seconds, Stage stage);
    }

    private static List<Series> curves(Stage stage, Curve curve) {
        List<Series> curves = new ArrayList<>();
        for (String app : stage.apps().names()) {
            List<TrafficSecond> own = stage.evidence().seconds().stream()
                    .filter(second -> second.app().equals(app))
                    .toList();
            List<Point> points = curve.of(own, stage);
            if (points.stream().anyMatch(point -> point.value() > 0)) {
                curves.add(new Series(app, stage.apps().look(app), points));
            }
        }
        return curves;
    }

    /** Over a stretch of several seconds their mean; its last stretch may have fewer seconds than the others. */
    private static List<Point> servedPerSecond(List<TrafficSecond> seconds, Stage stage) {
        Map<Double, Set<Double>> covered = new HashMap<>();
        stage.evidence().seconds().forEach(second -> {
            double at = stage.axis().second(second.at());
            covered.computeIfAbsent((double) stage.buckets().start(at), ignored -> new HashSet<>())
                    .add(at);
        });
        return stage.buckets().sums(points(seconds, stage, second -> second.done())).stream()
                .map(sum -> new Point(
                        sum.second(),
                        sum.value()
                                / covered.getOrDefault(sum.second(), Set.of(0.0))
                                        .size()))
                .toList();
    }

    private static List<Point> slowest(List<TrafficSecond> seconds, Stage stage) {
        List<TrafficSecond> busy = seconds.stream()
                .filter(second -> second.done() + second.failed() > 0)
                .filter(second -> !second.p99().isZero())
                .toList();
        return stage.buckets()
                .highest(points(busy, stage, second -> second.p99().toNanos() / 1e6));
    }

    private static List<Point> points(
            Collection<TrafficSecond> seconds, Stage stage, ToDoubleFunction<TrafficSecond> value) {
        return seconds.stream()
                .map(second -> new Point(stage.axis().second(second.at()), value.applyAsDouble(second)))
                .toList();
    }

    private static Optional<Point> lastServed(Series curve) {
        return curve.points().stream().filter(point -> point.value() > 0).reduce((earlier, later) -> later);
    }

    private static String mean(Stage stage) {
        long width = stage.buckets().width();
        return width == 1 ? "" : "Each step is the mean of " + width + " s.";
    }

    private static double highestStack(List<Series> curves) {
        Map<Double, Double> stack = new HashMap<>();
        curves.forEach(curve -> layUpon(stack, curve));
        return stack.values().stream().mapToDouble(height -> height).max().orElse(0);
    }

    private static void layUpon(Map<Double, Double> stack, Series curve) {
        curve.points().forEach(point -> stack.merge(point.second(), point.value(), Double::sum));
    }
}
