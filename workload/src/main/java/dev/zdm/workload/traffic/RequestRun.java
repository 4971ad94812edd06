package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.app.RequestStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One request on one connection, the way a plain JDBC application would do it. */
final class RequestRun {

    private final Connection connection;
    private final Request request;
    private final Draw draw;

    RequestRun(Connection connection, Request request, Draw draw) {
        this.connection = connection;
        this.request = request;
        this.draw = draw;
    }

    /**
     * Sends the statements, reads all that they return, and commits. After an error nothing is left open.
     *
     * @return the id that its last statement returned, when somebody wants it; else 0
     */
    long send() throws SQLException {
        if (!request.transaction()) {
            return sendAll();
        }
        connection.setAutoCommit(false);
        try {
            long answer = sendAll();
            connection.commit();
            return answer;
        } catch (SQLException e) {
            rollBack(e);
            throw e;
        }
    }

    private long sendAll() throws SQLException {
        long answer = 0;
        for (RequestStatement statement : request.statements()) {
            answer = send(statement);
        }
        return answer;
    }

    /** @return the id that the statement returned, when somebody wants it of the request; else 0 */
    private long send(RequestStatement statement) throws SQLException {
        try (PreparedStatement prepared =
                connection.prepareStatement(statement.sql().jdbc())) {
            statement.bind(prepared, draw);
            if (!prepared.execute()) {
                return 0;
            }
            long answer = 0;
            try (ResultSet rows = prepared.getResultSet()) {
                while (rows.next()) {
                    answer = request.returnsId() ? rows.getLong(1) : 0;
                }
            }
            return answer;
        }
    }

    private void rollBack(SQLException reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e); // the connection is gone, and its transaction with it
        }
    }
}
