package dev.zdm.shop;

import java.sql.Connection;
import java.sql.SQLException;

/** One transaction: what is run here commits together. For the thread that began it. */
public final class Transaction extends Statements {

    private final Connection connection;

    Transaction(Connection connection) {
        this.connection = connection;
    }

    /** The connection that the transaction is on; it is not yours to close. */
    public Connection connection() {
        return connection;
    }

    @Override
    <T> T with(Use<T> use) throws SQLException {
        try {
            return use.of(connection);
        } catch (SQLException e) {
            throw told(e);
        }
    }
}
