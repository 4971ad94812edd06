package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.DdlStart;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code ddl-guarded}: a lock_timeout was in force before each DDL of the learner's that locks a table which others use.
 *
 * <p>DDL that ended without a lock on such a table needs none: it made something new, or worked concurrently, where a guard
 * does more harm than good because it leaves an INVALID index. What the learner made is in use as soon as something may have led
 * customers to it: a deploy, or DDL under a strong lock on a table that was there before (a trigger, a foreign key, another name).
 *
 * @param atMost the longest lock_timeout that is a guard
 * @param statementAtMost the longest statement_timeout that is a guard, where one is asked for too
 * @param except tags that need none, {@code CREATE TRIGGER}
 */
record DdlGuarded(Duration atMost, Optional<Duration> statementAtMost, List<String> except) implements Check {

    private static final Pattern CREATES = Pattern.compile("CREATE TABLE( AS)?|SELECT INTO|CREATE MATERIALIZED VIEW");

    @Override
    public String claim() {
        return "a lock_timeout of " + Wording.length(atMost) + " or less"
                + statementAtMost
                        .map(limit -> " and a statement_timeout of " + Wording.length(limit) + " or less were")
                        .orElse(" was")
                + " in force before each DDL on a table in use";
    }

    @Override
    public Ruling judge(Evidence phase) {
        int guarded = 0;
        Optional<Ruling> underWay = Optional.empty();
        for (Statement statement : phase.statements()) {
            List<StatementLine> events = statement.events();
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) instanceof DdlStart start && !except.contains(start.tag())) {
                    Optional<DdlEnd> end = endOf(start, events, i);
                    if (!locksTableInUse(statement, end, phase)) {
                        continue;
                    }
                    Optional<Ruling> unguarded = unguarded(statement, start, phase);
                    if (unguarded.isEmpty()) {
                        guarded++;
                    } else if (end.isPresent() || statement.ended() != null) {
                        return unguarded.get().at(start.at());
                    } else {
                        underWay = underWay.or(() -> unguarded);
                    }
                }
            }
        }
        String seen = guarded == 0 ? "no DDL of yours locked a table in use" : guarded + " of " + guarded + " guarded";
        // what it would have locked is not known before it has ended: it tells of no time
        return underWay.orElseGet(() -> EndState.keptUnlessUnseen(seen, phase));
    }

    private Optional<Ruling> unguarded(Statement statement, DdlStart start, Evidence phase) {
        if (!isGuard(start.lockTimeout(), atMost)) {
            return Optional.of(unguarded("lock_timeout", start.lockTimeout(), statement, start, phase));
        }
        return statementAtMost
                .filter(limit -> !isGuard(start.statementTimeout(), limit))
                .map(limit -> unguarded("statement_timeout", start.statementTimeout(), statement, start, phase));
    }

    private static boolean isGuard(Duration timeout, Duration limit) {
        return !timeout.isZero() && timeout.compareTo(limit) <= 0;
    }

    private static Ruling unguarded(
            String setting, Duration timeout, Statement statement, DdlStart start, Evidence phase) {
        String guard =
                timeout.isZero() ? "without a " + setting : "with a " + setting + " of " + Wording.length(timeout);
        return Ruling.broken(
                start.tag() + " ran " + guard,
                List.of(Wording.statement(statement.text()) + " in " + Wording.session(statement.session()) + " "
                        + Wording.when(start.at(), phase)));
    }

    private static Optional<DdlEnd> endOf(DdlStart start, List<StatementLine> events, int index) {
        return events.stream()
                .skip(index + 1L)
                .takeWhile(event -> !(event instanceof DdlStart))
                .filter(DdlEnd.class::isInstance)
                .map(DdlEnd.class::cast)
                .filter(end -> end.tag().equals(start.tag()))
                .findFirst();
    }

    /**
     * Whoever waits for a lock that lets customers through stops nobody, and a guard on a concurrent build or drop may leave an INVALID
     * index. DDL that never ended may have waited for any lock; only what says that it is concurrent is let off.
     */
    private static boolean locksTableInUse(Statement statement, Optional<DdlEnd> end, Evidence phase) {
        return end.map(ended -> ended.locks().stream()
                        .filter(lock -> lock.mode().isAtLeast(LockMode.SHARE))
                        .anyMatch(lock -> isInUse(lock, ended, phase)))
                .orElseGet(() -> !statement.text().toUpperCase(Locale.ROOT).contains("CONCURRENTLY"));
    }

    private static boolean isInUse(ExactLock lock, DdlEnd ended, Evidence phase) {
        long table = tableOf(lock.oid(), phase);
        return wasThere(table, phase)
                || creation(table, phase)
                        .map(made -> leads(phase).anyMatch(lead -> lead.isAfter(made) && lead.isBefore(ended.at())))
                        .orElse(true);
    }

    /** The table of an index; of all else itself. */
    private static long tableOf(long oid, Evidence phase) {
        return phase.cataloguesSoFar().stream()
                .flatMap(snapshot -> snapshot.index(oid).stream())
                .map(Index::tableOid)
                .findFirst()
                .orElse(oid);
    }

    /** When the learner's CREATE of it ended; empty when that was not seen. */
    private static Optional<Instant> creation(long oid, Evidence phase) {
        return ends(phase)
                .filter(end -> CREATES.matcher(end.tag()).matches())
                .filter(end -> end.objects().stream().anyMatch(object -> object.oid() == oid))
                .map(DdlEnd::at)
                .findFirst();
    }

    /** Whenever customers may have been led to something new. */
    private static Stream<Instant> leads(Evidence phase) {
        Stream<Instant> deploys = phase.deploysSoFar().stream().skip(1).map(Deploy::at);
        Stream<Instant> changes = ends(phase)
                .filter(end -> end.locks().stream()
                        .anyMatch(lock -> lock.mode().isAtLeast(LockMode.SHARE_ROW_EXCLUSIVE)
                                && wasThere(tableOf(lock.oid(), phase), phase)))
                .map(DdlEnd::at);
        return Stream.concat(deploys, changes);
    }

    private static Stream<DdlEnd> ends(Evidence phase) {
        return phase.statementsSoFar().stream().flatMap(Statement::ddlEnds);
    }

    private static boolean wasThere(long oid, Evidence phase) {
        return phase.catalogueAtStart()
                .filter(start -> start.table(oid).isPresent())
                .isPresent();
    }
}
