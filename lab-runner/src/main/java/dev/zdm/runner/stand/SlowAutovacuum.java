package dev.zdm.runner.stand;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Puts an ordinary autovacuum to work on a table and makes it so slow that it stays for as long as it is wanted. It holds SHARE
 * UPDATE EXCLUSIVE and gives way to whoever has waited for it for {@code deadlock_timeout}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/routine-vacuuming.html#AUTOVACUUM">The Autovacuum Daemon</a>
 */
final class SlowAutovacuum {

    private static final String SETTINGS = "autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor,"
            + " autovacuum_vacuum_cost_delay, autovacuum_vacuum_cost_limit";

    private static final Duration ARRIVAL_LIMIT = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);

    private final Server server;
    private final String database;

    SlowAutovacuum(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    /** Returns when it is at work: the launcher comes by within seconds, and any dead row will do. */
    void on(String table) {
        change(
                table,
                "SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,"
                        + " autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)");
        long end = System.nanoTime() + ARRIVAL_LIMIT.toNanos();
        while (!isAtWork(table) && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
    }

    private boolean isAtWork(String table) {
        try (Connection admin = server.connectAsAdmin(database);
                PreparedStatement query = admin.prepareStatement("SELECT 1 FROM pg_catalog.pg_stat_progress_vacuum"
                        + " WHERE datname = pg_catalog.current_database() AND relid = ?::pg_catalog.regclass")) {
            query.setString(1, "public." + table);
            try (ResultSet row = query.executeQuery()) {
                return row.next();
            }
        } catch (SQLException e) {
            throw problem(table, e);
        }
    }

    /** Waits for the autovacuum that is there, which makes it give way. */
    void off(String table) {
        change(table, "RESET (" + SETTINGS + ")");
    }

    private void change(String table, String how) {
        try (Connection admin = server.connectAsAdmin(database);
                Statement statement = admin.createStatement()) {
            // The learner may create functions in public: nothing of theirs may run with the superuser's rights.
            statement.execute("SET search_path = pg_catalog, pg_temp");
            statement.execute("SET lock_timeout = '30s'");
            statement.execute("ALTER TABLE public." + statement.enquoteIdentifier(table, true) + " " + how);
        } catch (SQLException e) {
            throw problem(table, e);
        }
    }

    private static LabProblem problem(String table, SQLException e) {
        return new LabProblem(
                "The autovacuum on " + table + " could not be changed: " + e.getMessage(), "Start the lab again.", e);
    }
}
