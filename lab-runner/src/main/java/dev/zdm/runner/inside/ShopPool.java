package dev.zdm.runner.inside;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.ds.PGSimpleDataSource;

/** A pool of connections to the shop that knows which of them there are, so that what they run can be cancelled. Safe for many threads. */
final class ShopPool implements AutoCloseable {

    private static final Duration NONE_FREE_AFTER = Duration.ofSeconds(3);
    private static final Duration IDLE_FOR = Duration.ofSeconds(30);
    /** As the app versions that are made of statements have it: what somebody has set for the role does not count. */
    private static final String APP_OPTIONS = "-c search_path=public -c statement_timeout=0 -c lock_timeout=0"
            + " -c idle_in_transaction_session_timeout=0 -c default_transaction_read_only=off";

    /** Hears of a connection before anybody gets it. */
    interface Opened {
        void opened(PGConnection connection) throws SQLException;
    }

    private final HikariDataSource pool;
    private final Map<PGConnection, Boolean> open = new ConcurrentHashMap<>();

    private ShopPool(ShopLogin login, String name, Opened opened, HikariConfig config, String options) {
        PGSimpleDataSource postgres = new Noting(connection -> {
            opened.opened(connection);
            open.keySet().removeIf(ShopPool::isClosed);
            open.put(connection, true);
        });
        postgres.setServerNames(new String[] {"localhost"});
        postgres.setDatabaseName(login.database());
        postgres.setUser(login.role());
        postgres.setPassword(login.password());
        postgres.setApplicationName(name);
        postgres.setSocketFactory(UnixSocketFactory.class.getName());
        postgres.setSocketFactoryArg(login.socket());
        postgres.setSslmode("disable");
        postgres.setOptions(options);
        config.setPoolName(name);
        config.setDataSource(postgres);
        config.setConnectionTimeout(NONE_FREE_AFTER.toMillis());
        this.pool = new HikariDataSource(config);
    }

    /** Opens connections when they are wanted, and closes them when they have not been for a while. */
    static ShopPool forConsole(ShopLogin login, int most) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(most);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_FOR.toMillis());
        config.setInitializationFailTimeout(-1);
        return new ShopPool(login, "java", connection -> {}, config, "");
    }

    /** A fixed number of connections, kept for ever. Waits for the first, as the pool has it, and fails when it does not come. */
    static ShopPool forApp(ShopLogin login, String name, int size, Opened opened) {
        HikariConfig config = new HikariConfig();
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(size);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        return new ShopPool(login, name, opened, config, APP_OPTIONS);
    }

    DataSource source() {
        return pool;
    }

    int connections() {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    /** Asks the server to cancel whatever the connections run. */
    void cancelAll() {
        for (PGConnection connection : open.keySet()) {
            try {
                connection.cancelQuery();
            } catch (SQLException gone) {
                // then nothing runs on it any more
            }
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static final class Noting extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        private final transient Opened opened;

        Noting(Opened opened) {
            this.opened = opened;
        }

        @Override
        public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            Connection connection = super.getConnection(user, password);
            try {
                opened.opened(connection.unwrap(PGConnection.class));
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }

    private static boolean isClosed(PGConnection connection) {
        try {
            return ((Connection) connection).isClosed();
        } catch (SQLException e) {
            return true;
        }
    }
}
