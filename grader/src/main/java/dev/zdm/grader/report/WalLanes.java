package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Wal.TableSize;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What the server wrote, how far its replica was behind, and what became of its tables. */
final class WalLanes {

    private static final double HEIGHT = 72;
    private static final int MOST_TABLES = 5;
    private static final int LONGEST_NAME = 18;

    private WalLanes() {}

    static Stream<Lane> of(Stage stage) {
        return Stream.of(lag(stage), lagBytes(stage), written(stage), sizes(stage), deadRows(stage))
                .flatMap(Optional::stream);
    }

    private static Optional<Lane> lag(Stage stage) {
        List<Point> lags =
                samples(stage, wal -> Optional.ofNullable(wal.replicaLag()).map(lag -> lag.toNanos() / 1e6));
        return curve(
                stage,
                "lag",
                "Replication lag",
                new Series("replica", "first", stage.buckets().highest(lags)),
                Scale::linear,
                Spelling::millis);
    }

    private static Optional<Lane> lagBytes(Stage stage) {
        List<Point> lags =
                samples(stage, wal -> Optional.ofNullable(wal.replicaLagBytes()).map(Long::doubleValue));
        return curve(
                stage,
                "lag-bytes",
                "Replication lag in bytes of WAL",
                new Series("replica", "first", stage.buckets().highest(lags)),
                Scale::ofBytes,
                Spelling::bytes);
    }

    private static Optional<Lane> written(Stage stage) {
        List<Point> rates = samples(stage, wal -> Optional.of((double) wal.bytesPerSecond()));
        return curve(
                stage,
                "wal",
                "WAL written per second",
                new Series("WAL", "first", stage.buckets().means(rates)),
                Scale::ofBytes,
                Spelling::bytes);
    }

    private static Optional<Lane> sizes(Stage stage) {
        return tables(stage, "sizes", "Table size, without indexes", TableSize::bytes, Scale::ofBytes, Spelling::bytes);
    }

    private static Optional<Lane> deadRows(Stage stage) {
        return tables(stage, "dead", "Dead rows, as estimated", TableSize::deadTuples, Scale::linear, Spelling::count);
    }

    private static Optional<Lane> curve(
            Stage stage,
            String id,
            String title,
            Series curve,
            Function<Double, Scale> scale,
            DoubleFunction<String> spelling) {
        return curve.highest().filter(highest -> highest.value() > 0).map(highest -> {
            Plot plot = stage.plot(HEIGHT)
                    .scaled(scale.apply(highest.value()), spelling)
                    .line(curve)
                    .name(
                            "most " + spelling.apply(highest.value()),
                            curve.look(),
                            stage.axis().seconds(),
                            highest.value());
            return lane(id, title, List.of(curve), plot, spelling);
        });
    }

    private static Optional<Lane> tables(
            Stage stage,
            String id,
            String title,
            ToLongFunction<TableSize> value,
            Function<Double, Scale> scale,
            DoubleFunction<String> spelling) {
        List<Series> curves = curves(stage, value);
        double highest = curves.stream().mapToDouble(WalLanes::most).max().orElse(0);
        if (highest <= 0) {
            return Optional.empty();
        }
        Plot plot = stage.plot(HEIGHT).scaled(scale.apply(highest), spelling);
        for (Series curve : curves) {
            plot.line(curve);
            curve.last()
                    .ifPresent(last -> plot.name(
                            Spelling.line(curve.name(), LONGEST_NAME) + " " + spelling.apply(last.value()),
                            curve.look(),
                            last.second() + stage.buckets().width(),
                            last.value()));
        }
        return Optional.of(lane(id, title, curves, plot, spelling));
    }

    private static List<Series> curves(Stage stage, ToLongFunction<TableSize> value) {
        Map<String, List<Point>> byTable = new TreeMap<>();
        stage.evidence()
                .wal()
                .forEach(wal -> wal.tables()
                        .forEach(table -> byTable.computeIfAbsent(table.table(), ignored -> new ArrayList<>())
                                .add(new Point(stage.axis().second(wal.at()), value.applyAsLong(table)))));
        List<Series> largest = byTable.entrySet().stream()
                .map(table -> new Series(table.getKey(), "", stage.buckets().highest(table.getValue())))
                .filter(curve -> most(curve) > 0)
                .sorted(Comparator.comparing(WalLanes::most).reversed())
                .limit(MOST_TABLES)
                .toList();
        List<String> looks = List.of("first", "second", "third", "fourth", "fifth");
        List<Series> curves = new ArrayList<>();
        for (Series curve : largest) {
            curves.add(new Series(curve.name(), looks.get(curves.size()), curve.points()));
        }
        return curves;
    }

    private static Lane lane(String id, String title, List<Series> curves, Plot plot, DoubleFunction<String> spelling) {
        return new Lane(
                id,
                title,
                "",
                plot.drawing(id, title, Figures.inWords(curves, spelling)),
                Optional.of(Figures.of(curves, spelling)));
    }

    private static List<Point> samples(Stage stage, Function<Wal, Optional<Double>> value) {
        return stage.evidence().wal().stream()
                .flatMap(wal -> value.apply(wal).stream()
                        .map(sample -> new Point(stage.axis().second(wal.at()), sample)))
                .toList();
    }

    private static double most(Series curve) {
        return curve.highest().map(Point::value).orElse(0.0);
    }
}
