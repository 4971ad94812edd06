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
 * @param remark what the console itself has to say, null when nothing; its second line says what to do
 * @param manner how the session wanted its answers shown at that moment
 * @param by who typed it, if not the learner; else empty
 */
public record Answer(
        long number,
        SessionName session,
        Instant at,
        String statement,
        @Nullable Result result,
        @Nullable String remark,
        Manner manner,
        String by) {

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

    public boolean isExpanded() {
        return manner.expanded();
    }

    /** What stands above the rows of a description, {@code Table "public.orders"}; otherwise empty. */
    public String title() {
        return manner.title();
    }

    /** What stands below them, one line each. */
    public List<String> below() {
        return manner.below();
    }

    /** A statement's command tag; a description has none. */
    public String tag() {
        return result == null || manner.isDescription() ? "" : result.tag();
    }

    public boolean hasRows() {
        return result != null && !result.failed() && !result.columns().isEmpty();
    }

    /** {@code 1 row}, {@code 250 rows}, {@code the first 500 rows}. */
    public String rowCount() {
        int rows = result == null ? 0 : result.rows().size();
        boolean more = result != null && result.truncated();
        return (more ? "the first " : "") + rows + (rows == 1 ? " row" : " rows");
    }

    /** What its file is called, without the ending: {@code session-A-answer-12}. */
    public String fileName() {
        return "session-" + session.name() + "-answer-" + number;
    }

    /** As psql's timing: {@code 3.204 ms}. */
    public String took() {
        return result == null || !manner.timing()
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
        return result == null || result.error() == null ? List.of() : ErrorLines.withContext(result.error(), statement);
    }
}
