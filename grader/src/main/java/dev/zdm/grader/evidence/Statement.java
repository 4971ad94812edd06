package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One statement of a session, from the lines that the server's log has on it.
 *
 * @param ended null while it runs, or when its end was not logged
 * @param failure why it failed, null when it did not
 * @param events what happened in it: DDL, rewrites, proofs
 */
public record Statement(
        Session session,
        String text,
        Instant began,
        @Nullable Instant ended,
        StatementLine.@Nullable Failed failure,
        List<StatementLine> events) {

    public Statement {
        events = List.copyOf(events);
    }

    public boolean failed() {
        return failure != null;
    }

    public boolean failedWith(String sqlstate) {
        return failure != null && failure.sqlstate().equals(sqlstate);
    }

    /** @param now the end of what is known, for a statement that still runs */
    public Span span(Instant now) {
        return new Span(began, Optional.ofNullable(ended).orElse(now));
    }

    public Stream<StatementLine.DdlStart> ddlStarts() {
        return events.stream().filter(StatementLine.DdlStart.class::isInstance).map(StatementLine.DdlStart.class::cast);
    }

    public Stream<StatementLine.DdlEnd> ddlEnds() {
        return events.stream().filter(StatementLine.DdlEnd.class::isInstance).map(StatementLine.DdlEnd.class::cast);
    }

    public boolean isDdl() {
        return ddlStarts().findAny().isPresent() || ddlEnds().findAny().isPresent();
    }

    public boolean mentions(String word) {
        return Pattern.compile("\\b" + Pattern.quote(word) + "\\b", Pattern.CASE_INSENSITIVE)
                .matcher(text)
                .find();
    }
}
