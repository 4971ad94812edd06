package dev.zdm.shop;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * The shop's database, as the learner's role. Each call takes a connection out of a pool, commits by itself and gives the connection
 * back. Safe for many threads; at most as many connections as the pool has are in use at once.
 */
public final class Db extends Statements {

    private final DataSource pool;

    public Db(DataSource pool) {
        this.pool = pool;
    }

    /** A connection as JDBC has it, in autocommit. Close it: the pool has few, and they come back by nothing else. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** What is done in one transaction. */
    public interface Work {
        void in(Transaction transaction) throws SQLException;
    }

    /** Does all of it in one transaction: commits at the end, rolls back when anything was thrown. */
    public void transaction(Work work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            try {
                work.in(new Transaction(connection));
                connection.commit();
            } catch (SQLException e) {
                throw undone(connection, told(e));
            } catch (RuntimeException e) {
                throw undone(connection, e);
            } catch (Error e) {
                throw undone(connection, e);
            }
        }
    }

    private static <E extends Throwable> E undone(Connection connection, E reason) {
        try {
            connection.rollback();
        } catch (SQLException gone) {
            reason.addSuppressed(gone); // the connection is gone, and its transaction with it
        }
        return reason;
    }

    @Override
    <T> T with(Use<T> use) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return use.of(connection);
        } catch (SQLException e) {
            throw told(e);
        }
    }

    @Override
    public String toString() {
        return "the shop's database; try db.query(\"SELECT * FROM users LIMIT 3\")";
    }
}
