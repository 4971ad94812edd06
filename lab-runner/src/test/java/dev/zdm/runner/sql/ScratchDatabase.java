package dev.zdm.runner.sql;

import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.stand.SharedServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of a test's own, with a thousand orders that belong to an ordinary role. */
public final class ScratchDatabase implements AutoCloseable {

    /** The ordinary role. */
    public static final String ROLE = "scratcher";

    private static final AtomicInteger MADE = new AtomicInteger();

    private final EmbeddedServer server = SharedServer.server();
    private final String name = "scratch_" + MADE.incrementAndGet();

    public ScratchDatabase() {
        String password = server.passwordOf(ROLE);
        runIn(
                "postgres",
                "DO $$ BEGIN CREATE ROLE " + ROLE + " LOGIN PASSWORD '" + password + "';"
                        + " EXCEPTION WHEN duplicate_object THEN NULL; END $$");
        runIn("postgres", "CREATE DATABASE " + name);
        run("CREATE TABLE orders (id bigint PRIMARY KEY, status text)");
        run("INSERT INTO orders SELECT n, 'paid' FROM generate_series(1, 1000) AS n");
        run("ALTER TABLE orders OWNER TO " + ROLE);
        run("GRANT ALL ON SCHEMA public TO " + ROLE);
    }

    public Login login(String role) {
        return new Login(server.jdbcUrl(name), role, server.passwordOf(role));
    }

    /** Runs a statement as the superuser. */
    public void run(String sql) {
        runIn(name, sql);
    }

    /** Asks as the superuser: the first value of the answer's first row, empty when there is none. */
    public String ask(String query) {
        try (Connection admin = server.connectAsAdmin(name)) {
            return ask(admin, query);
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    /** Asks until the answer is true; the test's own time limit is the bound. */
    public void await(String query) {
        try (Connection admin = server.connectAsAdmin(name)) {
            while (!ask(admin, query).equals("t")) {
                Thread.onSpinWait();
            }
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static String ask(Connection admin, String query) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet answer = statement.executeQuery(query)) {
            return answer.next() ? String.valueOf(answer.getString(1)) : "";
        }
    }

    private void runIn(String database, String sql) {
        try (Connection admin = server.connectAsAdmin(database);
                Statement statement = admin.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    @Override
    public void close() {
        runIn("postgres", "DROP DATABASE " + name + " WITH (FORCE)");
    }
}
