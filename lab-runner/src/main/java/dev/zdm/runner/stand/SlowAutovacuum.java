package dev.zdm.runner.stand;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Puts an ordinary autovacuum to work on a table and makes it so slow that it stays for as long as it is wanted. It holds SHARE
 * UPDATE EXCLUSIVE and gives way to whoever has waited for it for {@code deadlock_timeout}.
 *
 * @see <a href="https://www.postgresql.org/docs/18/routine-vacuuming.html#AUTOVACUUM">The Autovacuum Daemon</a>
 */
final class SlowAutovacuum {

    private static final String SETTINGS = "autovacuum_vacuum_threshold, autovacuum_vacuum_scale_factor,"
            + " autovacuum_vacuum_cost_delay, autovacuum_vacuum_cost_limit";

    private final Server server;
    private final String database;

    SlowAutovacuum(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    /** The autovacuum launcher comes by within seconds; any dead row will do. */
    void on(String table) {
        change(
                table,
                "SET (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0,"
                        + " autovacuum_vacuum_cost_delay = 100, autovacuum_vacuum_cost_limit = 1)");
    }

    /** Waits for the autovacuum that is there, which makes it give way. */
    void off(String table) {
        change(table, "RESET (" + SETTINGS + ")");
    }

    private void change(String table, String how) {
        try (Connection admin = server.connectAsAdmin(database);
                Statement statement = admin.createStatement()) {
            statement.execute("SET lock_timeout = '30s'");
            statement.execute("ALTER TABLE " + statement.enquoteIdentifier(table, true) + " " + how);
        } catch (SQLException e) {
            throw new LabProblem(
                    "The autovacuum on " + table + " could not be changed: " + e.getMessage(),
                    "Start the lab again.",
                    e);
        }
    }
}
