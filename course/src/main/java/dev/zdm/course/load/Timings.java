package dev.zdm.course.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How long things took, by kind. Thread-safe. */
final class Timings {

    private final Map<String, List<Long>> nanos = new TreeMap<>();

    synchronized void add(String kind, Duration took) {
        nanos.computeIfAbsent(kind, none -> new ArrayList<>()).add(took.toNanos());
    }

    /** One line each: kind, number, median, 99th percentile and longest, in milliseconds. */
    synchronized List<String> told() {
        List<String> lines = new ArrayList<>();
        nanos.forEach((kind, all) -> {
            List<Long> sorted = all.stream().sorted().toList();
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %d | %.0f | %.0f | %.0f |",
                    kind,
                    sorted.size(),
                    millis(sorted, 0.5),
                    millis(sorted, 0.99),
                    millis(sorted, 1)));
        });
        return lines;
    }

    /** So large a share of these took no longer, in milliseconds; 0 when there were none. */
    synchronized double millis(String kind, double share) {
        List<Long> sorted =
                nanos.getOrDefault(kind, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? 0 : millis(sorted, share);
    }

    private static double millis(List<Long> sorted, double share) {
        int at = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, at)) / 1e6;
    }
}
