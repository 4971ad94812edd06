package dev.zdm.workload.traffic;

import dev.zdm.workload.app.ServerRole;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** An app version made of statements: each request takes a connection out of a pool and sends them. */
record PooledService(ConnectionPool pool) implements Service {

    @Override
    public ServerRole server() {
        return pool.server();
    }

    @Override
    public Outcome serve(Pledge pledge) {
        Connection connection;
        try {
            connection = pool.connection();
        } catch (SQLException noneInTime) {
            return new TurnedAway(noneInTime.getMessage());
        }
        Session session = null;
        try (connection) {
            session = pool.sessionOf(connection);
            pledge.begin();
            return new Served(new RequestRun(connection, pledge.request(), pledge.draw()).send(), session);
        } catch (SQLException reason) {
            return new Failed(reason.getSQLState(), messageOf(reason), session);
        }
    }

    /** What the server said is wrong, without the place in the statement: so requests that failed alike read alike. */
    private static @Nullable String messageOf(SQLException reason) {
        ServerErrorMessage said = reason instanceof PSQLException answer ? answer.getServerErrorMessage() : null;
        return said == null ? reason.getMessage() : said.getMessage();
    }

    @Override
    public void cancelRunning() {
        pool.cancelRunning();
    }

    @Override
    public void close() {
        pool.close();
    }
}
