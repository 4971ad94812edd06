package dev.zdm.workload.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The statements of an SQL file, in order. Statements end at a semicolon; comments are left out and white space
 * is one blank, so that a statement is one line in {@code pg_stat_activity}. Quoted strings and names, dollar
 * quotes and comments are understood.
 *
 * @param statements at least one
 */
public record SqlFile(List<NamedSql> statements) {

    public SqlFile {
        statements = List.copyOf(statements);
        if (statements.isEmpty()) {
            throw new IllegalArgumentException("there is no statement in it");
        }
    }

    /** @throws IllegalArgumentException when there is no statement, or a quote or comment is not closed */
    public static SqlFile parse(String text) {
        SqlReader reader = new SqlReader(text);
        List<NamedSql> statements = new ArrayList<>();
        while (reader.hasMore()) {
            reader.statement().ifPresent(statements::add);
        }
        return new SqlFile(statements);
    }

    /** Reads a file that came with the program, beside the class that asks for it. */
    public static SqlFile beside(Class<?> owner, String name) {
        try (InputStream there = owner.getResourceAsStream(name)) {
            if (there == null) {
                throw new IllegalStateException(name + " is missing beside " + owner.getName());
            }
            return parse(new String(there.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
