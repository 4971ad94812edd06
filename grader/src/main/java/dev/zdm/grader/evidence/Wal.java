package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@code wal.jsonl}: what the server wrote, and how big its tables are.
 *
 * @param lsn write position, {@code 0/1A2B3C4D}
 * @param replicaLagBytes null without a replica
 * @param replicaLag null without a replica, or while it is idle
 */
public record Wal(
        Instant at,
        String lsn,
        long bytesPerSecond,
        List<TableSize> tables,
        @Nullable Long replicaLagBytes,
        @Nullable Duration replicaLag,
        Duration oldestTransaction)
        implements EvidenceLine {

    public Wal(
            Instant at,
            String lsn,
            long bytesPerSecond,
            @Nullable List<TableSize> tables,
            @Nullable Long replicaLagBytes,
            @Nullable Duration replicaLag,
            @Nullable Duration oldestTransaction) {
        this.at = at;
        this.lsn = lsn;
        this.bytesPerSecond = bytesPerSecond;
        this.tables = tables == null ? List.of() : List.copyOf(tables);
        this.replicaLagBytes = replicaLagBytes;
        this.replicaLag = replicaLag;
        this.oldestTransaction = oldestTransaction == null ? Duration.ZERO : oldestTransaction;
    }

    @Override
    public String type() {
        return "wal";
    }

    /** A table's size with its indexes, and its dead rows as the statistics estimate them. */
    public record TableSize(String table, long bytes, long deadTuples) {}
}
