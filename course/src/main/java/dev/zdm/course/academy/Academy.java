package dev.zdm.course.academy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database {@code academy}, apart from every shop: its own login, which can do nothing elsewhere, and which nobody who lives on a stand
 * can use. It lives on the stands' server, or on one of its own. It is made, or brought up to date, in the background; until then, and whenever the server is gone, the memory answers "not now" at
 * once. Thread-safe.
 */
public final class Academy implements AutoCloseable {

    static final String DATABASE = "academy";
    static final String ROLE = "academy";

    private static final Logger LOG = LoggerFactory.getLogger(Academy.class);
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
    private static final Duration REST = Duration.ofSeconds(2);

    private final Place place;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread opener;
    private volatile @Nullable HikariDataSource pool;
    private volatile long restsUntil = System.nanoTime();

    private Academy(Place place) {
        this.place = place;
        this.opener = new Thread(this::openPatiently, "academy");
        opener.setDaemon(true);
    }

    /** The academy on this server. Returns at once; {@link #close} before the server is closed. */
    public static Academy on(Server server) {
        return open(new BesideTheStands(server));
    }

    /**
     * The academy in a database of its own, which is there already and which its login owns. As {@link #on}.
     *
     * @param jdbcUrl with the login and its password: {@code jdbc:postgresql://host:5432/academy?user=…&password=…}
     * @throws LabProblem.Usage when it is no such address
     */
    public static Academy at(String jdbcUrl) {
        if (!jdbcUrl.startsWith("jdbc:postgresql://")) {
            throw new LabProblem.Usage(
                    "The academy's address is no JDBC address of a PostgreSQL database.",
                    "Write it as jdbc:postgresql://host:5432/academy?user=…&password=…");
        }
        return open(new ItsOwn(jdbcUrl));
    }

    private static Academy open(Place place) {
        Academy academy = new Academy(place);
        academy.opener.start();
        return academy;
    }

    /**
     * Waits until it can be asked.
     *
     * @throws LabProblem.Unfit when it cannot be had in that time
     */
    public void awaitOpen(Duration limit) throws InterruptedException {
        opener.join(limit.toMillis());
        if (pool == null) {
            throw new LabProblem.Unfit(
                    "The academy's database cannot be had within " + limit.toSeconds() + " s.",
                    "See what the log says, and that the server runs: bin/lab doctor.",
                    null);
        }
    }

    public Memory memoryOf(String learner) {
        return new LearnerMemory(this, learner);
    }

    /** Connections in use, free, waited for, and the most there may be. */
    public record Pool(int active, int idle, int pending, int max) {}

    /** How busy the connections are; empty while there are none. */
    public Optional<Pool> pool() {
        HikariDataSource open = pool;
        if (open == null || open.getHikariPoolMXBean() == null) {
            return Optional.empty();
        }
        HikariPoolMXBean now = open.getHikariPoolMXBean();
        return Optional.of(new Pool(
                now.getActiveConnections(),
                now.getIdleConnections(),
                now.getThreadsAwaitingConnection(),
                open.getMaximumPoolSize()));
    }

    private void openPatiently() {
        boolean told = false;
        try {
            do {
                try {
                    place.make();
                    open();
                    return;
                } catch (SQLException | FlywayException | LabProblem e) {
                    if (!told) {
                        LOG.warn("The academy's database cannot be opened yet: {}", e.getMessage());
                        told = true;
                    }
                }
            } while (!closing.await(REST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Where its database is. */
    private interface Place {

        /** Sees to it that the database is there. */
        void make() throws SQLException;

        void logIn(HikariConfig settings);
    }

    private record ItsOwn(String jdbcUrl) implements Place {

        @Override
        public void make() {
            // whoever runs that server has made it
        }

        @Override
        public void logIn(HikariConfig settings) {
            settings.setJdbcUrl(jdbcUrl);
        }
    }

    private record BesideTheStands(Server server) implements Place {

        @Override
        public void make() throws SQLException {
            makeDatabase(server);
        }

        @Override
        public void logIn(HikariConfig settings) {
            settings.setJdbcUrl(server.jdbcUrl(DATABASE));
            settings.setUsername(ROLE);
            settings.setPassword(server.passwordOf(ROLE));
        }
    }

    private static void makeDatabase(Server server) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + ROLE + "'")) {
                statement.execute("CREATE ROLE " + ROLE);
            }
            statement.execute("ALTER ROLE " + ROLE + " WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION"
                    + " NOBYPASSRLS CONNECTION LIMIT " + 2 * CONNECTIONS + " PASSWORD '" + server.passwordOf(ROLE)
                    + "'");
            if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + DATABASE + "'")) {
                statement.execute("CREATE DATABASE " + DATABASE + " OWNER " + ROLE);
            }
            statement.execute("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            return row.next();
        }
    }

    private void open() throws SQLException {
        HikariDataSource opened = new HikariDataSource(settings());
        try {
            Flyway.configure()
                    .dataSource(opened)
                    .locations("classpath:dev/zdm/course/academy/migrations")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            opened.close();
            throw e;
        }
        synchronized (closing) {
            if (closing.getCount() == 0) {
                opened.close();
            } else {
                pool = opened;
            }
        }
    }

    private HikariConfig settings() {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName(DATABASE);
        place.logIn(settings);
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setMinimumIdle(1);
        settings.setConnectionTimeout(PATIENCE.toMillis());
        settings.setValidationTimeout(PATIENCE.dividedBy(2).toMillis());
        settings.setInitializationFailTimeout(-1);
        settings.addDataSourceProperty("ApplicationName", DATABASE);
        settings.addDataSourceProperty("connectTimeout", Long.toString(PATIENCE.toSeconds()));
        settings.addDataSourceProperty("socketTimeout", Long.toString(ANSWER_LIMIT.toSeconds()));
        return settings;
    }

    /** Something to be asked of the database, in a connection that is given back afterwards; what was not committed is rolled back. */
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /**
     * Has it answered. A change counts by the time this returns, unless the question turned auto-commit off and did not commit.
     *
     * @throws Memory.NotNow when the database cannot be had now
     * @throws LabProblem when it does not do as asked
     */
    public <T> T ask(Question<T> question) {
        HikariDataSource open = pool;
        if (open == null || System.nanoTime() - restsUntil < 0) {
            throw new Memory.NotNow(null);
        }
        try (Connection connection = open.getConnection()) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw problem(e);
        }
    }

    private LabProblem problem(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        if (e instanceof SQLTransientConnectionException
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")) {
            // A page that asks while the server is gone would wait for it each time.
            restsUntil = System.nanoTime() + REST.toNanos();
            return new Memory.NotNow(e);
        }
        if (state.startsWith("22")) {
            return new LabProblem.Usage(
                    "That cannot be remembered: " + e.getMessage(), "Take unusual characters out of it.");
        }
        return new LabProblem(
                "The academy's database does not do as asked (" + state + "): " + e.getMessage(),
                "Run bin/lab doctor; the log has more.",
                e);
    }

    @Override
    public void close() {
        closing.countDown();
        synchronized (closing) {
            HikariDataSource open = pool;
            pool = null;
            if (open != null) {
                open.close();
            }
        }
    }
}
