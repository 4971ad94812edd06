package dev.zdm.workload.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * One SQL statement with named parameters, {@code :user_id}.
 *
 * @param text as it was written, on one line, parameters by name
 * @param jdbc the same for JDBC: a question mark for each parameter
 * @param parameters the name behind each question mark, in order; a name may come again
 */
public record NamedSql(String text, String jdbc, List<String> parameters) {

    public NamedSql {
        parameters = List.copyOf(parameters);
    }

    /** Runs it with values by name and says how many rows it touched, or 0 when it is no DML. */
    public long run(Connection connection, Map<String, Long> values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(jdbc)) {
            for (int i = 0; i < parameters.size(); i++) {
                Long value = values.get(parameters.get(i));
                if (value == null) {
                    throw new IllegalArgumentException("no value for :" + parameters.get(i) + " in " + text);
                }
                statement.setLong(i + 1, value);
            }
            statement.execute();
            return Math.max(0, statement.getLargeUpdateCount());
        }
    }
}
