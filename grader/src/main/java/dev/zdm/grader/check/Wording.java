package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How findings speak of times, sessions, statements and indexes. */
final class Wording {

    private static final int LONGEST_STATEMENT = 160;
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.S'Z'").withZone(ZoneOffset.UTC);

    private Wording() {}

    /** {@code 250 ms}, {@code 7.7 s}, {@code 3 min 20 s}. */
    static String length(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1_000) {
            return millis + " ms";
        }
        if (millis < 120_000) {
            return millis % 1_000 == 0
                    ? millis / 1_000 + " s"
                    : String.format(Locale.ROOT, "%.1f s", Math.floor(millis / 100.0) / 10);
        }
        return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }

    /** {@code 01:02:03.4Z}. */
    static String clock(Instant moment) {
        return CLOCK.format(moment);
    }

    /** {@code at 01:02:03.4Z, second 41}. */
    static String when(Instant moment, Evidence evidence) {
        return "at " + clock(moment) + ", second " + evidence.secondOf(moment);
    }

    /** {@code from 01:02:03.4Z to 01:02:09.8Z, second 41 to 47}. */
    static String when(Span span, Evidence evidence) {
        return "from " + clock(span.from()) + " to " + clock(span.to()) + ", second " + evidence.secondOf(span.from())
                + " to " + evidence.secondOf(span.to());
    }

    static String session(Session session) {
        return session.isPreparedTransaction()
                ? "a prepared transaction"
                : "session " + session.pid() + " (" + session.role() + ")";
    }

    /** In one line, without its end when it is long. */
    static String statement(@Nullable String sql) {
        if (sql == null || sql.isBlank()) {
            return "a statement that was not recorded";
        }
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_STATEMENT ? line : line.substring(0, LONGEST_STATEMENT - 1) + "…";
    }

    /** {@code 1 customer}, {@code 12 customers}. */
    /** With as many digits as anybody wants to read: {@code 0.24}, {@code 17.3}, {@code 172}. */
    static String number(double value) {
        String form = value >= 100 ? "%.0f" : value >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    static String count(long number, String singular) {
        return number + " " + singular + (number == 1 ? "" : "s");
    }

    /** {@code orders_user_id_idx: btree on orders (user_id), INVALID}. */
    static String index(Index index, Catalogue catalogue) {
        String table =
                catalogue.table(index.tableOid()).map(Catalogue.Table::name).orElse("a dropped table");
        return index.name() + ": " + (index.unique() ? "unique " : "") + index.method() + " on " + table + " ("
                + columns(index.keys()) + ")" + (index.partial() ? ", partial" : "")
                + (index.plain() ? "" : ", with an operator class or collation of its own")
                + (index.works() ? "" : ", INVALID");
    }

    static String columns(List<? extends @Nullable String> keys) {
        return keys.stream().map(key -> key == null ? "an expression" : key).collect(Collectors.joining(", "));
    }
}
