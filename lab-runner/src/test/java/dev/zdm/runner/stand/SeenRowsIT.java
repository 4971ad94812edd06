package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeenRowsIT {

    private static final String DATABASE = "seen_rows";

    private final EmbeddedServer server = SharedServer.server();

    @BeforeEach
    void makeATable() throws SQLException {
        run("postgres", "DROP DATABASE IF EXISTS " + DATABASE, "CREATE DATABASE " + DATABASE);
        run(
                DATABASE,
                "CREATE TABLE users (id bigint PRIMARY KEY, full_name text)",
                "INSERT INTO users SELECT n, 'Ann Lee' FROM generate_series(1, 10) AS n");
    }

    @AfterEach
    void drop() throws SQLException {
        run("postgres", "DROP DATABASE " + DATABASE);
    }

    @Test
    void aRowThatIsAnotherIsMissing() throws SQLException {
        try (Connection observer = server.connect(DATABASE, Server.ADMIN)) {
            SeenRows before = SeenRows.of(observer);
            run(DATABASE, "UPDATE users SET full_name = 'Bo Lee' WHERE id = 7", "DELETE FROM users WHERE id = 8");

            assertThat(before.missing(observer, reached(observer), name -> Set.of()))
                    .containsExactlyInAnyOrder(
                            "full_name of users 7 was \"Ann Lee\" and is \"Bo Lee\"", "users 8 is gone");
            assertThat(before.missing(observer, reached(observer), name -> Set.of(7L, 8L)))
                    .isEmpty();
        }
    }

    @Test
    void whatACustomerWritesWhileItIsComparedIsNotMissing() throws SQLException {
        try (Connection observer = server.connect(DATABASE, Server.ADMIN)) {
            SeenRows before = SeenRows.of(observer);

            // a customer who comes right after it was told what customers wrote
            assertThat(before.missing(observer, reached(observer), name -> {
                        rename(7);
                        return Set.of();
                    }))
                    .isEmpty();
        }
    }

    @Test
    void aTableThatNobodyWritesToKeepsItsRows() throws SQLException {
        run(DATABASE, "CREATE TABLE parcels (parcel bigint)", "INSERT INTO parcels VALUES (1), (2)");
        try (Connection observer = server.connect(DATABASE, Server.ADMIN)) {
            SeenRows before = SeenRows.of(observer);
            run(DATABASE, "DELETE FROM parcels WHERE parcel = 1", "INSERT INTO users VALUES (11, 'Cy Lee')");

            assertThat(before.missing(observer, reached(observer), name -> Set.of()))
                    .containsExactly("parcels had 2 rows and has 1");
        }
    }

    @Test
    void aTableBehindAViewIsWrittenUnderTheViewsName() throws SQLException {
        run(
                DATABASE,
                "ALTER TABLE users RENAME TO users_stored",
                "CREATE VIEW users AS SELECT id, full_name FROM users_stored");
        try (Connection observer = server.connect(DATABASE, Server.ADMIN)) {
            SeenRows before = SeenRows.of(observer);
            run(DATABASE, "UPDATE users SET full_name = 'Bo Lee' WHERE id IN (6, 7)", "INSERT INTO users VALUES (11)");

            assertThat(before.missing(
                            observer, reached(observer), name -> name.equals("users") ? Set.of(7L, 11L) : Set.of()))
                    .containsExactly("full_name of users_stored 6 was \"Ann Lee\" and is \"Bo Lee\"");
        }
    }

    @Test
    void aTableThatATriggerFillsIsNotCompared() throws SQLException {
        run(
                DATABASE,
                "CREATE TABLE names (id bigint PRIMARY KEY, name text)",
                "CREATE TABLE prizes (prize text)",
                "CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS"
                        + " 'BEGIN INSERT INTO names VALUES (new.id, new.full_name); RETURN new; END'",
                "CREATE TRIGGER keep AFTER UPDATE ON users FOR EACH ROW EXECUTE FUNCTION keep()");
        try (Connection observer = server.connect(DATABASE, Server.ADMIN)) {
            SeenRows before = SeenRows.of(observer);
            run(DATABASE, "UPDATE users SET full_name = 'Bo Lee' WHERE id = 7", "INSERT INTO prizes VALUES ('a')");

            assertThat(before.missing(observer, reached(observer), name -> Set.of(7L)))
                    .containsExactly("prizes had 0 rows and has 1");
        }
    }

    private static CustomerTables reached(Connection observer) throws SQLException {
        return CustomerTables.of(Set.of("users"), observer);
    }

    private void rename(long id) {
        try {
            run(DATABASE, "UPDATE users SET full_name = 'Bo Lee' WHERE id = " + id);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String database, String... statements) throws SQLException {
        try (Connection session = server.connect(database, Server.ADMIN);
                Statement statement = session.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
