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

/** A pool of connections to the shop that knows which of them are out, so that what they run can be cancelled. Safe for many threads. */
final class ShopPool implements AutoCloseable {

    private static final Duration NONE_FREE_AFTER = Duration.ofSeconds(3);
    private static final Duration IDLE_FOR = Duration.ofSeconds(30);

    private final HikariDataSource pool;
    private final Map<PGConnection, Boolean> open = new ConcurrentHashMap<>();

    ShopPool(String socket, String database, String role, String password, String name, int size) {
        PGSimpleDataSource postgres = new Noting(open);
        postgres.setServerNames(new String[] {"localhost"});
        postgres.setDatabaseName(database);
        postgres.setUser(role);
        postgres.setPassword(password);
        postgres.setApplicationName(name);
        postgres.setSocketFactory(UnixSocketFactory.class.getName());
        postgres.setSocketFactoryArg(socket);
        postgres.setSslmode("disable");
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(postgres);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setIdleTimeout(IDLE_FOR.toMillis());
        config.setConnectionTimeout(NONE_FREE_AFTER.toMillis());
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
    }

    DataSource source() {
        return pool;
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

    /** Notes each connection that it opens. */
    private static final class Noting extends PGSimpleDataSource {

        private static final long serialVersionUID = 1L;

        private final transient Map<PGConnection, Boolean> open;

        Noting(Map<PGConnection, Boolean> open) {
            this.open = open;
        }

        @Override
        public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
            Connection connection = super.getConnection(user, password);
            open.keySet().removeIf(ShopPool::isClosed);
            open.put(connection.unwrap(PGConnection.class), true);
            return connection;
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
