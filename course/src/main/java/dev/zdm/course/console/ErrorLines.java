package dev.zdm.course.console;

import dev.zdm.runner.sql.Result.Failure;
import java.util.ArrayList;
import java.util.List;

/** An error of the server as psql prints it with its SQLSTATE: message, the line with a mark below, detail, hint. */
public final class ErrorLines {

    private ErrorLines() {}

    public static List<String> of(Failure error, String statement) {
        List<String> lines = new ArrayList<>();
        lines.add(error.severity() + ":  " + error.sqlstate() + ": " + error.message());
        if (error.position() > 0 && error.position() <= statement.length() + 1) {
            mark(error.position() - 1, statement, lines);
        }
        if (error.detail() != null) {
            lines.add("DETAIL:  " + error.detail());
        }
        if (error.hint() != null) {
            lines.add("HINT:  " + error.hint());
        }
        return lines;
    }

    private static void mark(int position, String statement, List<String> lines) {
        int offset =
                statement.offsetByCodePoints(0, Math.min(position, statement.codePointCount(0, statement.length())));
        int begin = statement.lastIndexOf('\n', offset - 1) + 1;
        int end = statement.indexOf('\n', offset);
        long number = statement.substring(0, begin).lines().count() + 1;
        String prefix = "LINE " + number + ": ";
        lines.add(prefix
                + statement.substring(begin, end < 0 ? statement.length() : end).replace('\t', ' '));
        lines.add(" ".repeat(prefix.length() + statement.codePointCount(begin, offset)) + "^");
    }
}
