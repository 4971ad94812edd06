package dev.zdm.course.dashboard;

import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Wal.TableSize;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** What the server writes and how its tables grow, in words. */
final class DiskWords {

    private static final int MOST_TABLES = 3;

    private DiskWords() {}

    static Words wal(Wal wal) {
        String text = "The server writes " + Words.bytes(wal.bytesPerSecond()) + " of write-ahead log a second.";
        String gist = Words.order(wal.bytesPerSecond() / 1_000.0) + "";
        Long behind = wal.replicaLagBytes();
        if (behind == null) {
            return new Words(text + " There is no standby.", gist);
        }
        Duration lag = Objects.requireNonNullElse(wal.replicaLag(), Duration.ZERO);
        return new Words(
                text + " The standby is " + Words.seconds(lag) + " and " + Words.bytes(behind) + " behind.",
                gist + " lag " + Words.order(lag.toMillis() / 100.0));
    }

    static Words tables(Wal wal) {
        List<TableSize> biggest = wal.tables().stream()
                .sorted(Comparator.comparing(TableSize::allBytes).reversed())
                .limit(MOST_TABLES)
                .toList();
        if (biggest.isEmpty()) {
            return new Words("The shop has no table.", "none");
        }
        int more = wal.tables().size() - biggest.size();
        String text = biggest.stream().map(DiskWords::told).collect(Collectors.joining("; "))
                + (more > 0 ? "; and " + Words.count(more, "smaller table", "smaller tables") : "") + ".";
        String gist = biggest.stream()
                .map(table -> table.table() + Words.order(table.allBytes() / 1e6) + " " + deadPercent(table) / 10)
                .collect(Collectors.joining(" "));
        return new Words(text, gist);
    }

    private static String told(TableSize table) {
        return table.table() + " has " + Words.bytes(table.allBytes()) + ", "
                + Words.count(table.deadTuples(), "dead row", "dead rows") + " (" + deadPercent(table) + " %)";
    }

    /** Of all rows in the file, how many percent are dead. */
    static long deadPercent(TableSize table) {
        long all = table.deadTuples() + Objects.requireNonNullElse(table.liveTuples(), 0L);
        return all == 0 ? 0 : Math.round(100.0 * table.deadTuples() / all);
    }
}
