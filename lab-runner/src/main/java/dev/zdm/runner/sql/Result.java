package dev.zdm.runner.sql;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one statement gave.
 *
 * @param columns names of the columns, empty when it returned no rows
 * @param rows as text, null for NULL; bounded, see {@code truncated}
 * @param truncated whether there were more rows than were kept
 * @param tag the command tag as psql prints it: {@code SELECT 5}, {@code ALTER TABLE}
 * @param notices notices and warnings, in order
 * @param error null when the statement went well
 * @param took from sending it to the end of its answer
 */
public record Result(
        List<String> columns,
        List<List<@Nullable String>> rows,
        boolean truncated,
        String tag,
        List<String> notices,
        @Nullable Failure error,
        Duration took) {

    /**
     * @param severity {@code ERROR}; {@code FATAL} when the session ended with it
     * @param sqlstate five characters
     * @param message as the server said it
     * @param detail the server's detail, null when it gave none
     * @param hint the server's hint, null when it gave none
     * @param position where in the statement, from 1, in characters; 0 when the server did not say
     * @param internalQuery the statement of a function in which it happened, null when it was the one that was sent
     * @param internalPosition where in that one, from 1; 0 when the server did not say
     * @param context the calls that led there, null when there were none
     */
    public record Failure(
            String severity,
            String sqlstate,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            int position,
            @Nullable String internalQuery,
            int internalPosition,
            @Nullable String context) {

        /** An error of the statement itself. */
        public Failure(
                String severity,
                String sqlstate,
                String message,
                @Nullable String detail,
                @Nullable String hint,
                int position) {
            this(severity, sqlstate, message, detail, hint, position, null, 0, null);
        }
    }

    public boolean failed() {
        return error != null;
    }
}
