package dev.zdm.runner.migrate;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * How much write-ahead log one session has written, whoever else writes at the same time.
 *
 * @see <a href="https://www.postgresql.org/docs/18/monitoring-stats.html#MONITORING-STATS-FUNCTIONS">pg_stat_get_backend_wal</a>
 */
public final class SessionWal {

    private SessionWal() {}

    /** In bytes, since the session began; it must not be in a transaction that has failed. */
    public static long of(Connection session) throws SQLException {
        try (Statement statement = session.createStatement()) {
            // Without this the session tells of its work up to ten seconds late, and never within a transaction.
            statement.execute("SELECT pg_catalog.pg_stat_force_next_flush()");
            try (ResultSet row = statement.executeQuery(
                    "SELECT wal_bytes FROM pg_catalog.pg_stat_get_backend_wal(pg_catalog.pg_backend_pid())")) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
