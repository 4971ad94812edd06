package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.report.Html.Element;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Requests that failed: a row for each app version and SQLSTATE, all to one scale. */
final class FailureLane {

    private static final double ROW = 36;
    private static final double BAR = 26;
    private static final int MOST_ROWS = 10;

    private FailureLane() {}

    private record Failures(String app, String state) {

        static Failures of(Request request) {
            String state = request.wasTurnedAway() ? "503" : Objects.requireNonNullElse(request.sqlstate(), "500");
            return new Failures(request.app(), state);
        }
    }

    static Optional<Lane> of(Stage stage) {
        Map<Failures, List<Point>> byKind = new TreeMap<>(
                Comparator.comparing((Failures failures) -> stage.apps().names().indexOf(failures.app()))
                        .thenComparing(Failures::state));
        stage.evidence().requests().stream()
                .filter(Request::failed)
                .forEach(request -> byKind.computeIfAbsent(Failures.of(request), ignored -> new ArrayList<>())
                        .add(new Point(stage.axis().second(request.at()), 1)));
        if (byKind.isEmpty()) {
            return Optional.empty();
        }
        List<Series> all = new ArrayList<>();
        byKind.forEach((kind, failures) -> all.add(new Series(
                kind.app() + " " + kind.state(),
                stage.apps().look(kind.app()),
                stage.buckets().sums(failures))));
        List<Series> worst = all.stream()
                .sorted(Comparator.comparing(FailureLane::total).reversed())
                .limit(MOST_ROWS)
                .toList();
        List<Series> rows = all.stream().filter(worst::contains).toList();
        String title = stage.buckets().width() == 1
                ? "Failed requests per second"
                : "Failed requests per " + stage.buckets().width() + " s";
        String leftOut = all.size() > rows.size() ? "The worst " + rows.size() + " of " + all.size() + " kinds." : "";
        return Optional.of(new Lane(
                "failed",
                title,
                (leftOut + about503(rows)).strip(),
                drawn(rows, stage, title),
                Optional.of(Figures.of(rows, Spelling::count))));
    }

    private static String about503(List<Series> rows) {
        return rows.stream().anyMatch(row -> row.name().endsWith(" 503"))
                ? " 503 is a customer turned away because the app's pool had no connection left."
                : "";
    }

    private static Element drawn(List<Series> rows, Stage stage, String title) {
        double most = rows.stream()
                .flatMap(row -> row.highest().stream())
                .mapToDouble(Point::value)
                .max()
                .orElse(1);
        Plot plot = stage.plot(rows.size() * ROW);
        double bottom = plot.top();
        for (Series row : rows) {
            bottom += ROW;
            for (Point point : row.points()) {
                double height = Math.max(3, BAR * point.value() / most);
                double from = stage.axis().x(point.second());
                double to = stage.axis().x(point.second() + stage.buckets().width());
                plot.mark(Plot.rectangle(from, bottom - height, Math.max(2, to - from), height, "fail " + row.look()));
            }
            plot.mark(Plot.horizontal(bottom, "base"));
            plot.mark(Plot.words(TimeAxis.RIGHT + 7, bottom - 16, row.name(), "name " + row.look()));
            plot.mark(Plot.words(TimeAxis.RIGHT + 7, bottom - 3, told(row), "tick"));
        }
        String inWords = rows.stream()
                .map(row -> Spelling.count(total(row)) + " of " + Figures.worst(row, Spelling::count) + ".")
                .collect(Collectors.joining(" "));
        return plot.drawing("failed", title, inWords);
    }

    private static String told(Series row) {
        double peak = row.highest().map(Point::value).orElse(0.0);
        return String.format(Locale.ROOT, "%s, peak %s", Spelling.count(total(row)), Spelling.count(peak));
    }

    private static double total(Series row) {
        return row.points().stream().mapToDouble(Point::value).sum();
    }
}
