package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import dev.zdm.grader.evidence.StatementLine.Proof;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code no-scan-under-lock}: no table in use was read from end to end by a command whose transaction held a lock that blocks
 * writes, of this table or of another one in use: whoever waits for the lock waits for the scan. The server's own DEBUG1 lines tell of the
 * scan, the locks at the end of the command of the lock.
 *
 * @param table the only one whose scan matters, by the name that it had when the attempt began; empty for all
 */
record NoScanUnderLock(Optional<String> table) implements Check {

    private static final Pattern SCAN = Pattern.compile(
            "(?:(?:verifying|rewriting)|building index \"[^\"]+\" on) table \"([^\"]+)\".*", Pattern.DOTALL);
    private static final Pattern FOREIGN_KEY = Pattern.compile("validating foreign key constraint .*", Pattern.DOTALL);

    @Override
    public String claim() {
        return "no scan of " + table.orElse("a table in use") + " was made under a lock that blocks writes";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<String> scans = new ArrayList<>();
        List<Span> when = new ArrayList<>();
        for (Statement statement : phase.statements()) {
            List<StatementLine> events = statement.events();
            for (int i = 0; i < events.size(); i++) {
                if (events.get(i) instanceof Proof proof && phase.span().contains(proof.at())) {
                    lockDuring(proof, events.subList(i + 1, events.size()), statement, phase)
                            .ifPresent(lock -> {
                                scans.add(Wording.statement(statement.text()) + " in "
                                        + Wording.session(statement.session()) + ": " + proof.message() + " under "
                                        + lock.mode() + " on " + lock.relation() + ", "
                                        + Wording.when(proof.at(), phase));
                                when.add(new Span(proof.at(), proof.at()));
                            });
                }
            }
        }
        if (!scans.isEmpty()) {
            return Ruling.broken(scans.get(0), scans.stream().skip(1).limit(4).toList())
                    .during(when);
        }
        return EndState.keptUnlessUnseen("none was seen", phase);
    }

    /** @param after what the log has on the statement after the scan; several of its lines may be of one millisecond */
    private Optional<ExactLock> lockDuring(
            Proof proof, List<StatementLine> after, Statement statement, Evidence phase) {
        Matcher scan = SCAN.matcher(proof.message());
        boolean foreignKey = FOREIGN_KEY.matcher(proof.message()).matches();
        if (!scan.matches() && !foreignKey) {
            return Optional.empty();
        }
        List<ExactLock> locks = after.stream()
                .filter(DdlEnd.class::isInstance)
                .map(DdlEnd.class::cast)
                .findFirst()
                .map(DdlEnd::locks)
                .orElseGet(() -> sampledDuring(proof, statement, phase));
        List<ExactLock> inUse =
                locks.stream().filter(lock -> isInUse(lock.oid(), phase)).toList();
        Stream<ExactLock> inTheWay = inUse.stream().filter(lock -> lock.mode().isAtLeast(LockMode.SHARE));
        if (foreignKey) {
            return inTheWay.filter(lock -> matters(lock, phase)).findFirst();
        }
        String scanned = scan.group(1);
        boolean servesCustomers =
                inUse.stream().anyMatch(lock -> lock.relation().equals(scanned) && matters(lock, phase));
        return servesCustomers
                ? inTheWay.max(Comparator.comparing(lock -> lock.relation().equals(scanned)))
                : Optional.empty();
    }

    /** What the table is called at the moment does not tell which it is. */
    private boolean matters(ExactLock lock, Evidence phase) {
        return table.isEmpty()
                || EndState.tableAtStart(table.get(), phase)
                        .filter(wanted -> wanted.oid() == lock.oid())
                        .isPresent();
    }

    /** A command that failed has no end with its exact locks: what it was seen to hold from the scan on stands in for them. */
    private static List<ExactLock> sampledDuring(Proof proof, Statement statement, Evidence phase) {
        Span fromScanOn = new Span(proof.at(), statement.span(phase.span().to()).to());
        return phase.heldLocks().stream()
                .filter(held -> held.session().equals(statement.session()))
                .filter(held -> held.span().overlaps(fromScanOn))
                .map(held -> new ExactLock(held.oid(), held.relation(), held.mode()))
                .toList();
    }

    /** A table that was there when the attempt began; what the learner made since serves nobody yet. */
    private static boolean isInUse(long oid, Evidence phase) {
        return phase.catalogueAtStart()
                .flatMap((Catalogue start) -> start.table(oid))
                .isPresent();
    }
}
