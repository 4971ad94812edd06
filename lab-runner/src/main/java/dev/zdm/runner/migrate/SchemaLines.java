package dev.zdm.runner.migrate;

import dev.zdm.runner.stand.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A schema as lines of text, by names: tables, columns, indexes, constraints, triggers, functions, privileges. The order of columns does not
 * count.
 */
public record SchemaLines(SortedSet<String> lines) {

    private static final String QUERY = SqlFile.of(SchemaLines.class, "schema.sql");

    /** The schema as it is now. Waits for nobody but a migration that is under way. */
    public static SchemaLines of(Connection session) throws SQLException {
        SortedSet<String> lines = new TreeSet<>();
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(QUERY)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return new SchemaLines(lines);
    }

    /** What is missing here and what is too much, with {@code -} and {@code +}; empty when both are the same. */
    public List<String> differenceFrom(SchemaLines before) {
        List<String> difference = new ArrayList<>();
        before.lines.stream().filter(line -> !lines.contains(line)).forEach(line -> difference.add("- " + line));
        lines.stream().filter(line -> !before.lines.contains(line)).forEach(line -> difference.add("+ " + line));
        return difference;
    }
}
