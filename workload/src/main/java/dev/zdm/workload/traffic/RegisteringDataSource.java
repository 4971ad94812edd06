package dev.zdm.workload.traffic;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** Opens connections that are registered before anybody gets them, and knows those that are open. */
final class RegisteringDataSource implements DataSource {

    private static final String WHO_AM_I =
            "SELECT pid, backend_start, session_user FROM pg_stat_activity WHERE pid = pg_backend_pid()";

    private final DataSource source;
    private final Consumer<Session> register;
    private final Map<Connection, Session> open = new ConcurrentHashMap<>();

    /** @param register called with each new session; the connection is handed out when it has returned */
    RegisteringDataSource(DataSource source, Consumer<Session> register) {
        this.source = source;
        this.register = register;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
        try {
            Session session = whoIs(connection);
            register.accept(session);
            open.keySet().removeIf(RegisteringDataSource::isClosed);
            open.put(connection, session);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** The session behind a connection that came from here. */
    @Nullable
    Session sessionOf(Connection connection) {
        return open.get(connection);
    }

    private static Session whoIs(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(WHO_AM_I)) {
            row.next();
            OffsetDateTime started = row.getObject(2, OffsetDateTime.class);
            return new Session(row.getInt(1), started.toInstant(), row.getString(3));
        }
    }

    private static boolean isClosed(Connection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Asks the server to cancel whatever these connections run. */
    void cancelAll() {
        for (Connection connection : open.keySet()) {
            try {
                connection.unwrap(PGConnection.class).cancelQuery();
            } catch (SQLException unreachable) {
                // then nothing runs on it any more that we could stop
            }
        }
    }

    @Override
    public Connection getConnection(@Nullable String user, @Nullable String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("a pool has one user");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
