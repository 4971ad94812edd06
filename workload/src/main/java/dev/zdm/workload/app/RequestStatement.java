package dev.zdm.workload.app;

import dev.zdm.workload.sql.NamedSql;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One statement of a request.
 *
 * @param sql the statement
 * @param words the word behind each of its parameters, in order
 */
public record RequestStatement(NamedSql sql, List<Word> words) {

    public RequestStatement {
        words = List.copyOf(words);
    }

    /** @throws IllegalArgumentException when it has a parameter that is no {@link Word} */
    public static RequestStatement of(NamedSql sql) {
        return new RequestStatement(
                sql, sql.parameters().stream().map(Word::named).toList());
    }

    /** Gives the prepared statement the values of one request. */
    public void bind(PreparedStatement prepared, Draw draw) throws SQLException {
        for (int i = 0; i < words.size(); i++) {
            words.get(i).bind(prepared, i + 1, draw);
        }
    }
}
