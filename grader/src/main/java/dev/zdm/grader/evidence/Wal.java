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

    /** How far the log was written, in bytes since the server was made. */
    public long position() {
        return position(lsn);
    }

    /** How far the standby has replayed it, likewise; -1 when no standby was seen. */
    public long replayed() {
        Long behind = replicaLagBytes;
        return behind == null ? -1 : position() - behind;
    }

    /** The same of any position in the log, {@code 0/1A2B3C4D}. */
    public static long position(String lsn) {
        int slash = lsn.indexOf('/');
        return (Long.parseLong(lsn.substring(0, slash), 16) << 32) + Long.parseLong(lsn.substring(slash + 1), 16);
    }

    /**
     * A table, and what the statistics say of its rows; they hear of a session's work when it pauses, at the latest after ten seconds.
     *
     * @param bytes of its own file, without its indexes and what is stored out of line
     * @param deadTuples as estimated
     * @param liveTuples as estimated; null in evidence that does not tell
     * @param updated how many row updates there have been since it was made; null in evidence that does not tell
     * @param toastBytes of what is stored out of line; null in evidence that does not tell
     */
    public record TableSize(
            String table,
            long bytes,
            long deadTuples,
            @Nullable Long liveTuples,
            @Nullable Long updated,
            @Nullable Long toastBytes) {

        /** With what is stored out of line, as far as the evidence tells. */
        public long allBytes() {
            Long toast = toastBytes;
            return bytes + (toast == null ? 0 : toast);
        }
    }
}
