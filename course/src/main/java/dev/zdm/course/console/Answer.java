package dev.zdm.course.console;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.runner.sql.Result;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one statement in the console came to.
 *
 * @param number counts all answers of this process, from 1
 * @param statement as it was sent
 * @param result what the server said; null when nothing was sent
 * @param remark what the console itself has to say, null when nothing
 */
public record Answer(
        long number,
        SessionName session,
        Instant at,
        String statement,
        @Nullable Result result,
        @Nullable String remark) {

    /** Rows on one page of a result. */
    static final int PAGE = 100;

    public boolean failed() {
        return result != null && result.failed();
    }

    /** Rows from {@code from} on, counted from 0, as many as a page has. */
    public List<List<@Nullable String>> page(int from) {
        List<List<@Nullable String>> rows = result == null ? List.of() : result.rows();
        return rows.subList(Math.min(from, rows.size()), Math.min(from + PAGE, rows.size()));
    }

    /** Where the next page begins, 0 when there is none. */
    public int nextPage(int from) {
        int next = from + PAGE;
        return result != null && next < result.rows().size() ? next : 0;
    }

    /** How many rows come after the page that begins at {@code from}. */
    public int rowsAfter(int from) {
        return result == null ? 0 : Math.max(0, result.rows().size() - from - PAGE);
    }

    public int columns() {
        return result == null ? 0 : result.columns().size();
    }

    /** As psql's timing: {@code 3.204 ms}. */
    public String took() {
        return result == null
                ? ""
                : String.format(Locale.ROOT, "%.3f ms", result.took().toNanos() / 1e6);
    }

    /** Where in the statement the error is, in characters from 1; null when the server did not say. */
    public @Nullable Integer errorPosition() {
        return result == null || result.error() == null || result.error().position() == 0
                ? null
                : result.error().position();
    }

    /** The error as psql prints it, one line each. */
    public List<String> errorLines() {
        return result == null || result.error() == null ? List.of() : ErrorLines.of(result.error(), statement);
    }
}
