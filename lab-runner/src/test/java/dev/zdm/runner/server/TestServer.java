package dev.zdm.runner.server;

import dev.zdm.runner.Progress;
import dev.zdm.runner.sql.Login;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One PostgreSQL for all tests of a run that ask for it as a parameter; it is stopped after the last of them. Each test
 * takes a database of its own.
 */
public final class TestServer implements ParameterResolver {

    /** What a test gets. */
    public static final class Scratch implements AutoCloseable {

        private final Path home;
        private final EmbeddedServer server;

        private Scratch() {
            try {
                home = Files.createTempDirectory("zdm-test");
                Account.open(home);
                server = EmbeddedServer.start(home, Progress.SILENT);
                run("postgres", "CREATE ROLE learner LOGIN PASSWORD '" + server.passwordOf("learner") + "'");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        /** A new database with a small table of orders that the learner owns. */
        public String newDatabase() {
            String database = "t" + UUID.randomUUID().toString().replace("-", "");
            run("postgres", "CREATE DATABASE " + database + " OWNER learner");
            run(
                    database,
                    "SET ROLE learner; GRANT CREATE ON SCHEMA public TO learner;"
                            + " CREATE TABLE orders (id bigint PRIMARY KEY, status text);"
                            + " INSERT INTO orders SELECT n, 'paid' FROM generate_series(1, 1000) AS n");
            return database;
        }

        public Login login(String database, String role) {
            return new Login(server.jdbcUrl(database), role, server.passwordOf(role));
        }

        public Connection connectAsAdmin(String database) throws SQLException {
            return server.connectAsAdmin(database);
        }

        /** Runs SQL as the superuser. */
        public void run(String database, String sql) {
            try (Connection admin = server.connectAsAdmin(database);
                    Statement statement = admin.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
            Binaries.delete(home);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scratch.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(TestServer.class))
                .getOrComputeIfAbsent(Scratch.class, unused -> new Scratch(), Scratch.class);
    }
}
