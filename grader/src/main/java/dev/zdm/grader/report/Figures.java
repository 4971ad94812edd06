package dev.zdm.grader.report;

import dev.zdm.grader.report.Lane.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** Curves told in numbers and in words. */
final class Figures {

    private Figures() {}

    /** A row for each second at which any of the curves has a point. */
    static Table of(List<Series> curves, DoubleFunction<String> spelling) {
        List<String> columns = new ArrayList<>(List.of("from second"));
        List<Map<Double, Double>> values = new ArrayList<>();
        Set<Double> seconds = new TreeSet<>();
        for (Series curve : curves) {
            columns.add(curve.name());
            Map<Double, Double> bySecond = new HashMap<>();
            curve.points().forEach(point -> bySecond.put(point.second(), point.value()));
            values.add(bySecond);
            seconds.addAll(bySecond.keySet());
        }
        List<List<String>> rows = new ArrayList<>();
        for (Double second : seconds) {
            List<String> row = new ArrayList<>(List.of(Spelling.second(second)));
            for (Map<Double, Double> bySecond : values) {
                Double value = bySecond.get(second);
                row.add(value == null ? "–" : spelling.apply(value));
            }
            rows.add(row);
        }
        return new Table(columns, rows);
    }

    /** {@code v1: at most 13.1 s, at second 52; 6.3 ms at the end.} */
    static String inWords(List<Series> curves, DoubleFunction<String> spelling) {
        return curves.stream()
                .flatMap(curve -> curve.last().stream()
                        .map(last -> worst(curve, spelling) + "; " + spelling.apply(last.value()) + " at the end."))
                .collect(Collectors.joining(" "));
    }

    /** {@code v1: at most 13.1 s, at second 52}. */
    static String worst(Series curve, DoubleFunction<String> spelling) {
        return curve.highest()
                .map(highest -> curve.name() + ": at most " + spelling.apply(highest.value()) + ", at second "
                        + Spelling.second(highest.second()))
                .orElse(curve.name() + ": nothing");
    }
}
