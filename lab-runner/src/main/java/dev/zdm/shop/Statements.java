package dev.zdm.shop;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * SQL with {@code ?} for values, in one line of Java. What the server objects to is an {@link SQLException} whose message begins with
 * the SQLSTATE.
 */
public abstract sealed class Statements permits Db, Transaction {

    /** What is done with a connection. */
    interface Use<T> {
        T of(Connection connection) throws SQLException;
    }

    abstract <T> T with(Use<T> use) throws SQLException;

    /** Runs an INSERT, UPDATE, DELETE or DDL; gives the number of rows that it changed. */
    public int update(String sql, Object... values) throws SQLException {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                statement.execute();
                return Math.max(0, statement.getUpdateCount());
            }
        });
    }

    /** Runs a SELECT, or anything that returns rows; gives the first {@value Rows#MOST} of them. */
    public Rows query(String sql, Object... values) throws SQLException {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values)) {
                if (!statement.execute()) {
                    return Rows.NONE;
                }
                try (ResultSet rows = statement.getResultSet()) {
                    return Rows.of(rows);
                }
            }
        });
    }

    /** The one number that a query returns: {@code db.number("SELECT count(*) FROM orders")}; 0 for NULL or no row. */
    public long number(String sql, Object... values) throws SQLException {
        return with(connection -> {
            try (PreparedStatement statement = prepared(connection, sql, values);
                    ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        });
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    static SQLException told(SQLException e) {
        String state = e.getSQLState();
        SQLException told = new SQLException(
                state == null || String.valueOf(e.getMessage()).startsWith(state)
                        ? e.getMessage()
                        : state + " " + e.getMessage(),
                state,
                e.getErrorCode());
        told.setStackTrace(e.getStackTrace());
        return told;
    }
}
