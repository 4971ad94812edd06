package dev.zdm.runner;

import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Road;
import dev.zdm.runner.dev.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Lab × road × verdict, as the mutation tests saw it. Thread-safe. */
final class MutationMatrix {

    private final ConcurrentSkipListMap<String, Row> rows = new ConcurrentSkipListMap<>();

    /** What is to be told of this walk, in one line. */
    String add(Lab lab, Optional<Road> road, Verdict verdict, Duration lasted) {
        String kind = road.isEmpty() ? "" : road.get().breaks().isPresent() ? "wrong" : "solution";
        String name = road.map(Road::name).orElse("untouched");
        Way walk = new Way(
                verdict.word(),
                String.join(", ", Walk.broken(lab, verdict)),
                Walk.isRight(lab, road, verdict),
                lasted.toSeconds());
        rows.computeIfAbsent(
                        String.format(Locale.ROOT, "%02d %s %s", lab.number(), kind, name),
                        key -> new Row(lab.number() + " " + lab.slug(), kind, name))
                .add(walk);
        return String.format(Locale.ROOT, "%4d %s", walks(), Walk.told(lab, road, verdict, walk.right, lasted));
    }

    private long walks() {
        return rows.values().stream().mapToLong(Row::size).sum();
    }

    /** A Markdown file, rows in the order of labs; a road that was walked several times has them all in its row. */
    synchronized void writeTo(Path file, long orders, int rate, Duration took) throws IOException {
        long right = rows.values().stream().mapToLong(Row::right).sum();
        StringBuilder text = new StringBuilder()
                .append("# Every lab, every road, its verdict\n\n")
                .append(
                        "A solution has to pass, a wrong answer has to break the claim that its first line names and no other, a lab that"
                                + " nobody touched may not pass. Written by the mutation test (`bin/mutations`); please do not edit.\n\n")
                .append(String.format(
                        Locale.ROOT,
                        "%,d orders, %d requests per second, Java %d, %d processors: %d of %d walks were judged rightly, in %d s.%n%n",
                        orders,
                        rate,
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        right,
                        walks(),
                        took.toSeconds()))
                .append(
                        "| lab | kind | road | verdict | broken claim | right | seconds |\n|---|---|---|---|---|---|---|\n");
        rows.values().forEach(row -> text.append(row.told()).append('\n'));
        Files.writeString(file, text);
    }

    private record Way(String verdict, String broken, boolean right, long seconds) {}

    /** One road and how it went, each time. */
    private static final class Row {

        private final String lab;
        private final String kind;
        private final String road;
        private final List<Way> walks = new ArrayList<>();

        Row(String lab, String kind, String road) {
            this.lab = lab;
            this.kind = kind;
            this.road = road;
        }

        synchronized void add(Way walk) {
            walks.add(walk);
        }

        synchronized int size() {
            return walks.size();
        }

        synchronized long right() {
            return walks.stream().filter(Way::right).count();
        }

        synchronized String told() {
            return String.format(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %d of %d | %s |",
                    lab,
                    kind,
                    road,
                    walks.stream().map(Way::verdict).distinct().collect(Collectors.joining(", ")),
                    walks.stream().map(Way::broken).distinct().collect(Collectors.joining(" / ")),
                    right(),
                    walks.size(),
                    walks.stream().map(walk -> Long.toString(walk.seconds())).collect(Collectors.joining(", ")));
        }
    }
}
