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
            SeenRows before = SeenRows.of(Set.of("users"), observer);
            run(DATABASE, "UPDATE users SET full_name = 'Bo Lee' WHERE id = 7", "DELETE FROM users WHERE id = 8");

            assertThat(before.missing(observer, table -> Set.of()))
                    .containsExactlyInAnyOrder(
                            "full_name of users 7 was \"Ann Lee\" and is \"Bo Lee\"", "users 8 is gone");
            assertThat(before.missing(observer, table -> Set.of(7L, 8L))).isEmpty();
        }
    }

    @Test
    void whatACustomerWritesWhileItIsComparedIsNotMissing() throws SQLException {
        try (Connection observer = server.connect(DATABASE, Server.ADMIN)) {
            SeenRows before = SeenRows.of(Set.of("users"), observer);

            // a customer who comes right after it was told what customers wrote
            assertThat(before.missing(observer, table -> {
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
            SeenRows before = SeenRows.of(Set.of("users"), observer);
            run(DATABASE, "DELETE FROM parcels WHERE parcel = 1", "INSERT INTO users VALUES (11, 'Cy Lee')");

            assertThat(before.missing(observer, table -> Set.of())).containsExactly("parcels had 2 rows and has 1");
        }
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
