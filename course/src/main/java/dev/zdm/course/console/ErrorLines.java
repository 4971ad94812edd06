package dev.zdm.course.console;

import dev.zdm.runner.sql.Result.Failure;
import java.util.ArrayList;
import java.util.List;

/** An error of the server as psql prints it with its SQLSTATE: message, the line with a mark below, detail, hint. */
public final class ErrorLines {

    /** Characters that take two places in a terminal, from and to. */
    private static final List<int[]> WIDE = List.of(
            new int[] {0x1100, 0x115f},
            new int[] {0x2e80, 0x303e},
            new int[] {0x3040, 0xa4cf},
            new int[] {0xac00, 0xd7a3},
            new int[] {0xf900, 0xfaff},
            new int[] {0xfe30, 0xfe6f},
            new int[] {0xff00, 0xff60},
            new int[] {0xffe0, 0xffe6},
            new int[] {0x1f300, 0x1faff},
            new int[] {0x20000, 0x3fffd});

    private ErrorLines() {}

    /** All that psql tells: also where inside a function it happened. */
    public static List<String> withContext(Failure error, String statement) {
        List<String> lines = new ArrayList<>(of(error, statement));
        if (error.internalQuery() != null) {
            lines.add("QUERY:  " + error.internalQuery());
        }
        if (error.context() != null) {
            lines.add("CONTEXT:  " + error.context());
        }
        return lines;
    }

    /** Without what happened inside a function: for a text that explains the statement. */
    public static List<String> of(Failure error, String statement) {
        List<String> lines = new ArrayList<>();
        lines.add(error.severity() + ":  " + error.sqlstate() + ": " + error.message());
        String query = error.internalQuery();
        if (error.position() > 0) {
            mark(error.position(), statement, lines);
        } else if (query != null && error.internalPosition() > 0) {
            mark(error.internalPosition(), query, lines);
        }
        if (error.detail() != null) {
            lines.add("DETAIL:  " + error.detail());
        }
        if (error.hint() != null) {
            lines.add("HINT:  " + error.hint());
        }
        return lines;
    }

    /** @param position from 1, in characters, which are not Java's */
    private static void mark(int position, String statement, List<String> lines) {
        int characters = statement.codePointCount(0, statement.length());
        if (position > characters + 1) {
            return;
        }
        int offset = statement.offsetByCodePoints(0, position - 1);
        int begin = statement.lastIndexOf('\n', offset - 1) + 1;
        int end = statement.indexOf('\n', offset);
        long number =
                statement.substring(0, begin).chars().filter(c -> c == '\n').count() + 1;
        String prefix = "LINE " + number + ": ";
        String line = statement.substring(begin, end < 0 ? statement.length() : end);
        lines.add(prefix + line.replace('\t', ' ').replace("\r", ""));
        lines.add(" ".repeat(prefix.length() + width(statement.substring(begin, offset))) + "^");
    }

    /** How many columns a text takes on a terminal: none for a mark on a letter, two for a letter of East Asia or an emoji. */
    private static int width(String text) {
        return text.codePoints().map(ErrorLines::width).sum();
    }

    private static int width(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
            default -> isWide(character) ? 2 : 1;
        };
    }

    private static boolean isWide(int character) {
        return WIDE.stream().anyMatch(range -> character >= range[0] && character <= range[1]);
    }
}
