package dev.zdm.course.sheet;

import dev.zdm.runner.sql.Result;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table for a spreadsheet, with a line of names first. A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front, so that nobody's data runs on somebody's desk; numbers stay as they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
public enum Sheet {
    /** NULL is an empty field and an empty string is {@code ""}, as in PostgreSQL's own COPY. */
    COMMAS(",", "\r\n") {
        @Override
        boolean hasToBeQuoted(String cell) {
            return cell.isEmpty() || TROUBLE.matcher(cell).find();
        }
    },
    /** For the clipboard. NULL is an empty field too. */
    TABS("\t", "\n") {
        @Override
        boolean hasToBeQuoted(String cell) {
            return LINES.matcher(cell).find();
        }
    };

    private static final Pattern TROUBLE = Pattern.compile("[,\"\r\n]");
    private static final Pattern LINES = Pattern.compile("[\t\r\n]");
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
    private static final Pattern NUMBER = Pattern.compile("[-+]?\\d+(\\.\\d+)?(e[-+]?\\d+)?", Pattern.CASE_INSENSITIVE);

    private final String between;
    private final String end;

    Sheet(String between, String end) {
        this.between = between;
        this.end = end;
    }

    abstract boolean hasToBeQuoted(String cell);

    public String of(Result result) {
        return of(result.columns(), result.rows());
    }

    public String of(List<String> columns, List<? extends List<? extends @Nullable String>> rows) {
        return Stream.concat(Stream.of(columns), rows.stream()).map(this::line).collect(Collectors.joining());
    }

    private String line(List<? extends @Nullable String> cells) {
        return cells.stream().map(this::field).collect(Collectors.joining(between, "", end));
    }

    private String field(@Nullable String cell) {
        if (cell == null) {
            return "";
        }
        boolean runs = FORMULA.matcher(cell).find() && !NUMBER.matcher(cell).matches();
        String text = runs ? "'" + cell : cell;
        return hasToBeQuoted(text) ? "\"" + text.replace("\"", "\"\"") + "\"" : text;
    }
}
