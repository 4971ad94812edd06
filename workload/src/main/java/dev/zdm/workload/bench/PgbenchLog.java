package dev.zdm.workload.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What pgbench noted of each transaction (manual, pgbench, "Per-Transaction Logging").
 *
 * @param millisBySecond how long each took, from when it was due, by the second in which it ended
 */
record PgbenchLog(Map<Long, List<Double>> millisBySecond) {

    private static final int LATENCY_MICROS = 2;
    private static final int SECOND = 4;

    /** Reads the files with this prefix, one for each of pgbench's threads, and deletes them. */
    static PgbenchLog readAndDelete(Path prefix) throws IOException {
        Map<Long, List<Double>> bySecond = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(prefix.getParent(), prefix.getFileName() + ".*")) {
            for (Path file : files) {
                for (String line : Files.readAllLines(file)) {
                    String[] words = line.split(" ", -1);
                    bySecond.computeIfAbsent(Long.parseLong(words[SECOND]), fresh -> new ArrayList<>())
                            .add(Double.parseDouble(words[LATENCY_MICROS]) / 1_000);
                }
                Files.delete(file);
            }
        }
        return new PgbenchLog(bySecond);
    }

    long done() {
        return millisBySecond.values().stream().mapToLong(List::size).sum();
    }

    double medianOfSeconds(double share) {
        return Quantiles.median(millisBySecond.values().stream()
                .map(second -> Quantiles.of(second, share))
                .toList());
    }

    long longerThan(double millis) {
        return millisBySecond.values().stream()
                .flatMap(List::stream)
                .filter(took -> took > millis)
                .count();
    }
}
