package dev.zdm.workload.traffic;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.ServerRole;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The connections of one app version for one kind of request: a fixed number, kept for ever. One that breaks is
 * replaced by the pool itself. No time-out is set on statements, as in many a real shop: a frozen customer waits.
 */
final class ConnectionPool implements AutoCloseable {

    /** A role may change its own settings, and so could somebody who logs in by hand as the app. */
    private static final String OPTIONS = "-c search_path=public -c statement_timeout=0 -c lock_timeout=0"
            + " -c idle_in_transaction_session_timeout=0 -c default_transaction_read_only=off";

    private static final Duration FILLED_WITHIN = Duration.ofSeconds(15);
    private static final Duration VALIDATION_TIMEOUT = Duration.ofSeconds(1);

    private final ServerRole server;
    private final RegisteringDataSource source;
    private final HikariDataSource pool;

    private ConnectionPool(ServerRole server, RegisteringDataSource source, HikariDataSource pool) {
        this.server = server;
        this.source = source;
        this.pool = pool;
    }

    /**
     * Opens the pool and waits until all its connections are there.
     *
     * @param register hears of every session before its connection is used
     */
    static ConnectionPool open(
            RunningApp app, Kind kind, int size, TrafficSettings settings, Consumer<Session> register) {
        String name = "shop-" + app.app().name() + "-" + kind.pool();
        ServerRole server = app.app().serverFor(kind);
        PGSimpleDataSource postgres = new PGSimpleDataSource();
        postgres.setURL(settings.jdbcUrl(server));
        postgres.setUser(app.user());
        postgres.setPassword(app.password());
        postgres.setApplicationName(name);
        postgres.setOptions(OPTIONS);
        RegisteringDataSource source = new RegisteringDataSource(postgres, register);

        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setValidationTimeout(Math.min(
                VALIDATION_TIMEOUT.toMillis(), settings.connectionTimeout().toMillis()));
        try {
            HikariDataSource pool = new HikariDataSource(config);
            int wanted = size;
            BoundedWait.until(() -> pool.getHikariPoolMXBean().getTotalConnections() >= wanted, FILLED_WITHIN);
            return new ConnectionPool(server, source, pool);
        } catch (PoolInitializationException e) {
            throw new WorkloadProblem(
                    "App version " + app + " cannot connect: " + rootOf(e).getMessage(),
                    "See that its role exists and may connect to the shop's database.",
                    e);
        }
    }

    private static Throwable rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The server that its connections lead to. */
    ServerRole server() {
        return server;
    }

    /** A connection; {@link java.sql.SQLTransientConnectionException} when none came in time. */
    Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** The session behind one of its connections. */
    @Nullable
    Session sessionOf(Connection connection) throws SQLException {
        return source.sessionOf(connection.unwrap(Connection.class));
    }

    /** Asks the server to cancel what the connections run: a frozen table ends no request by itself. */
    void cancelRunning() {
        source.cancelAll();
    }

    @Override
    public void close() {
        pool.close();
    }
}
