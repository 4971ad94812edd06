package dev.zdm.shop;

import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;

/** What a backfill asks of the shop. Safe for many threads. */
public final class Shop {

    private static final String LAG = "SELECT coalesce(max(extract(epoch FROM replay_lag) * 1000), 0)::bigint"
            + " FROM pg_stat_replication WHERE state = 'streaming'";

    private static final String BEHIND = "SELECT max(pg_current_wal_lsn() - replay_lsn)::bigint AS bytes"
            + " FROM pg_stat_replication WHERE state = 'streaming'";

    private final Db db;

    public Shop(Db db) {
        this.db = db;
    }

    /**
     * A table's rows in ranges of its {@code id}.
     *
     * @param table its name; with a schema before it when it is not in {@code public}
     * @param size ids in one range; where ids are missing, fewer rows
     */
    public Batches batches(String table, int size) throws SQLException {
        Row ends = db.query("SELECT coalesce(min(id), 1) AS first, coalesce(max(id), 0) AS last FROM " + quoted(table))
                .first();
        return new Batches(ends.number("first"), ends.number("last"), ends.number("first"), size);
    }

    private static String quoted(String table) {
        StringBuilder quoted = new StringBuilder();
        for (String part : table.split("\\.", -1)) {
            quoted.append(quoted.isEmpty() ? "" : ".")
                    .append('"')
                    .append(part.replace("\"", "\"\""))
                    .append('"');
        }
        return quoted.toString();
    }

    /**
     * How much log is on its way to the standby that is furthest behind; empty when none streams, which is no reason to go on at full speed. Looks
     * ahead, where {@link #lag} looks back.
     */
    public OptionalLong bytesBehind() throws SQLException {
        Object bytes = db.query(BEHIND).first().value("bytes");
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(((Number) bytes).longValue());
    }

    /** Waits until a standby streams and no more than that is on its way. Looks ten times a second. */
    public void awaitBytesBehindBelow(long limit) throws SQLException, InterruptedException {
        while (bytesBehind().orElse(Long.MAX_VALUE) > limit) {
            Thread.sleep(100);
        }
    }

    /** How far the standby is behind with replaying; zero when there is none, or when it has nothing to do. */
    public Duration lag() throws SQLException {
        return Duration.ofMillis(db.number(LAG));
    }

    /** Waits until the standby is no further behind than that. Looks ten times a second. */
    public void awaitLagBelow(Duration limit) throws SQLException, InterruptedException {
        while (lag().compareTo(limit) > 0) {
            Thread.sleep(100);
        }
    }

    /** Lets through so much a second: {@code var slowly = shop.limiter(20_000); … slowly.take(5_000);}. */
    public Limiter limiter(double perSecond) {
        return new Limiter(perSecond);
    }

    @Override
    public String toString() {
        return "the shop; try shop.batches(\"users\", 5_000) and shop.lag()";
    }
}
