package dev.zdm.course.academy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a query of the academy's answers, as a list. */
public final class Rows {

    private Rows() {}

    /** Makes something of the row that a result is at. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * All rows of the answer, in its order.
     *
     * @param values of the statement's parameters, as {@link PreparedStatement#setObject} takes them
     */
    public static <T> List<T> of(Connection db, String sql, Reader<T> reader, @Nullable Object... values)
            throws SQLException {
        try (PreparedStatement query = db.prepareStatement(sql)) {
            fill(query, values);
            try (ResultSet row = query.executeQuery()) {
                List<T> all = new ArrayList<>();
                while (row.next()) {
                    all.add(reader.read(row));
                }
                return all;
            }
        }
    }

    /** How many rows a statement changed. */
    public static int changed(Connection db, String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = db.prepareStatement(sql)) {
            fill(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void fill(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** A column of type timestamptz that is never null. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
