package dev.zdm.runner.sql;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.Field;
import org.postgresql.core.Query;
import org.postgresql.core.ResultCursor;
import org.postgresql.core.ResultHandlerBase;
import org.postgresql.core.Tuple;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/**
 * Takes one statement's answer from the driver as the server sent it: values as text, the tag word for word. JDBC's own
 * interface keeps neither.
 */
final class Answer extends ResultHandlerBase {

    private static final Pattern COUNT = Pattern.compile("(?:SELECT|INSERT 0|UPDATE|DELETE|MERGE|FETCH) (\\d+)");

    private List<String> columns = List.of();
    private List<Tuple> tuples = List.of();
    private String tag = "";
    private final List<String> notices = new ArrayList<>();

    @Override
    public void handleResultRows(Query query, Field[] fields, List<Tuple> rows, @Nullable ResultCursor cursor) {
        columns = Arrays.stream(fields).map(Field::getColumnLabel).toList();
        tuples = rows;
    }

    @Override
    public void handleCommandStatus(String status, long updateCount, long insertOid) {
        tag = status.equals("EMPTY") ? "" : status;
    }

    @Override
    public void handleWarning(SQLWarning warning) {
        ServerErrorMessage message =
                warning instanceof PSQLWarning fromServer ? fromServer.getServerErrorMessage() : null;
        notices.add(message == null ? String.valueOf(warning.getMessage()) : asPsqlPrints(message));
    }

    /** Errors are part of the answer. */
    @Override
    public void handleCompletion() {}

    void add(String notice) {
        notices.add(notice);
    }

    Result result(Duration took) {
        List<List<@Nullable String>> rows =
                tuples.stream().limit(BoundedAnswers.ROWS).map(Answer::row).toList();
        SQLException error = getException();
        return new Result(
                columns,
                rows,
                error == null && rows.size() < rowsOnServer(),
                error == null ? tag : "",
                List.copyOf(notices),
                error == null ? null : failure(error),
                took);
    }

    /** The tag counts rows, also those that were left out on the way. */
    private long rowsOnServer() {
        Matcher counted = COUNT.matcher(tag);
        boolean returnsRows = !columns.isEmpty();
        return returnsRows && counted.matches() ? Long.parseLong(counted.group(1)) : tuples.size();
    }

    private static List<@Nullable String> row(Tuple tuple) {
        List<@Nullable String> row = new ArrayList<>(tuple.fieldCount());
        for (int i = 0; i < tuple.fieldCount(); i++) {
            byte @Nullable [] value = tuple.get(i);
            row.add(value == null ? null : new String(value, StandardCharsets.UTF_8));
        }
        return row;
    }

    static Result.Failure failure(SQLException error) {
        ServerErrorMessage message =
                error instanceof PSQLException fromServer ? fromServer.getServerErrorMessage() : null;
        if (message == null) {
            String sqlstate = error.getSQLState() == null ? "08006" : error.getSQLState();
            return new Result.Failure("FATAL", sqlstate, String.valueOf(error.getMessage()), null, null, 0);
        }
        return new Result.Failure(
                orElse(message.getSeverity(), "ERROR"),
                orElse(message.getSQLState(), "XX000"),
                orElse(message.getMessage(), ""),
                message.getDetail(),
                message.getHint(),
                message.getPosition(),
                message.getInternalQuery(),
                message.getInternalPosition(),
                message.getWhere());
    }

    private static String asPsqlPrints(ServerErrorMessage message) {
        StringBuilder text = new StringBuilder(message.getSeverity() + ":  " + message.getMessage());
        if (message.getDetail() != null) {
            text.append("\nDETAIL:  ").append(message.getDetail());
        }
        if (message.getHint() != null) {
            text.append("\nHINT:  ").append(message.getHint());
        }
        return text.toString();
    }

    private static String orElse(@Nullable String text, String otherwise) {
        return text == null ? otherwise : text;
    }
}
