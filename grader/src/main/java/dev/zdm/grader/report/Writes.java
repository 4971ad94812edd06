package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.HeldLock;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * When the learner changed rows of a table. Two witnesses know of it: the lock that every writer holds, which a look may miss when it was
 * held for a moment only, and the words of an UPDATE; a CALL or DO does not tell what it writes. Filling a table anew is no change of it.
 */
final class Writes {

    private static final Pattern UPDATES =
            Pattern.compile("\\s*update\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern FILLS =
            Pattern.compile("\\s*(insert|copy)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final String table;
    private final Evidence phase;

    Writes(String table, Evidence phase) {
        this.table = table;
        this.phase = phase;
    }

    /** From the beginning of the first statement that wrote to the end of the last; empty when none was seen. */
    Optional<Span> span() {
        List<Span> writes = Stream.concat(
                        phase.heldLocks().stream().filter(this::isWriters).flatMap(held -> written(held).stream()),
                        updates().map(this::ran))
                .toList();
        return writes.stream()
                .map(Span::from)
                .min(Comparator.naturalOrder())
                .map(first -> new Span(first, latest(writes.stream().map(Span::to))));
    }

    /** Statements that are one change each, and so at least as long a transaction. */
    Stream<Statement> updates() {
        return phase.statements().stream()
                .filter(statement -> UPDATES.matcher(statement.text()).matches() && statement.mentions(table));
    }

    private boolean isWriters(HeldLock held) {
        return held.relation().equals(table)
                && held.mode() == LockMode.ROW_EXCLUSIVE
                && phase.isLearners(held.session());
    }

    private Optional<Span> written(HeldLock held) {
        List<Statement> meanwhile = phase.statements().stream()
                .filter(statement -> statement.session().equals(held.session()))
                .filter(statement -> ran(statement).overlaps(held.span()))
                .toList();
        if (meanwhile.isEmpty()) {
            return Optional.of(held.span());
        }
        List<Statement> changes = meanwhile.stream()
                .filter(statement -> !FILLS.matcher(statement.text()).matches())
                .toList();
        return changes.stream()
                .map(Statement::began)
                .min(Comparator.naturalOrder())
                .map(first -> new Span(
                        first,
                        latest(Stream.concat(
                                Stream.of(held.lastSeen()),
                                changes.stream().map(change -> ran(change).to())))));
    }

    private Span ran(Statement statement) {
        return statement.span(phase.span().to());
    }

    private static Instant latest(Stream<Instant> moments) {
        return moments.max(Comparator.naturalOrder()).orElseThrow();
    }
}
