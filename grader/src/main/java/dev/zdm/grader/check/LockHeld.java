package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.HeldLock;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code lock-held}: a session of the learner's held this lock on the table, proven by the recorder's samples or by the
 * exact locks at the end of DDL.
 *
 * @param atLeast how long; a lock known from the end of DDL only counts as a moment
 * @param orStronger whether a stronger lock does as well
 */
record LockHeld(String table, LockMode mode, Duration atLeast, boolean orStronger) implements Check {

    @Override
    public String claim() {
        return "you held " + mode + (orStronger ? " or stronger" : "") + " on " + table
                + (atLeast.isZero() ? "" : " for " + Wording.length(atLeast) + " or longer");
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Table> found = EndState.tableAtStart(table, phase);
        if (found.isEmpty()) {
            return EndState.noSuchTable(table);
        }
        List<Hold> all = holds(phase);
        List<Hold> here =
                all.stream().filter(hold -> hold.oid == found.get().oid()).toList();
        Optional<Hold> longest = here.stream()
                .filter(hold -> orStronger ? hold.mode.isAtLeast(mode) : hold.mode == mode)
                .max(Comparator.comparing(Hold::lasted));
        if (longest.isPresent()) {
            boolean enough = longest.get().lasted.compareTo(atLeast) >= 0;
            String seen = longest.get().told(phase);
            Ruling ruling = enough ? Ruling.kept(seen) : Ruling.broken("too short: " + seen);
            return ruling.during(longest.get().span());
        }
        return absent(here, all, phase);
    }

    private Ruling absent(List<Hold> here, List<Hold> all, Evidence phase) {
        Optional<Hold> strongest = here.stream().max(Comparator.comparing(Hold::mode));
        if (strongest.isPresent()) {
            return Ruling.broken((strongest.get().mode.isStrongerThan(mode) ? "a stronger lock: " : "a weaker lock: ")
                            + strongest.get().told(phase))
                    .during(strongest.get().span());
        }
        if (!phase.gaps().isEmpty()) {
            return Ruling.unproven("no such lock was seen, but the recorder was not looking all the time");
        }
        return Ruling.broken(
                "no lock of yours on " + table + " was seen",
                all.stream()
                        .filter(hold -> hold.mode.isAtLeast(mode))
                        .limit(3)
                        .map(hold -> "elsewhere: " + hold.told(phase))
                        .toList());
    }

    private static List<Hold> holds(Evidence phase) {
        List<Hold> holds = new ArrayList<>();
        for (HeldLock lock : phase.heldLocks()) {
            if (phase.isLearners(lock.session())) {
                holds.add(new Hold(
                        lock.session(),
                        lock.relation(),
                        lock.oid(),
                        lock.mode(),
                        lock.firstSeen(),
                        inOneTransaction(lock, phase)));
            }
        }
        for (Statement statement : phase.statements()) {
            statement
                    .ddlEnds()
                    .filter(end -> phase.span().contains(end.at()))
                    .forEach(end -> end.locks().forEach(lock -> holds.add(atEnd(statement, end.at(), lock))));
        }
        return holds;
    }

    /**
     * Between two samples a lock may be given back and taken again, and looks as if it had been held all the time; but a lock lasts no longer
     * than its transaction. A transaction that is too short to be told of held it for a moment.
     */
    private static Duration inOneTransaction(HeldLock lock, Evidence phase) {
        Span held = lock.span().within(phase.span());
        return phase.transactions().stream()
                .filter(transaction -> transaction.session().equals(lock.session()))
                .map(transaction -> transaction.span().within(held).length())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private static Hold atEnd(Statement statement, Instant end, ExactLock lock) {
        return new Hold(statement.session(), lock.relation(), lock.oid(), lock.mode(), end, Duration.ZERO);
    }

    private record Hold(Session session, String relation, long oid, LockMode mode, Instant since, Duration lasted) {

        Span span() {
            return new Span(since, since.plus(lasted));
        }

        String told(Evidence phase) {
            return Wording.session(session) + " held " + mode + " on " + relation
                    + (lasted.isZero() ? "" : " for " + Wording.length(lasted)) + ", "
                    + Wording.when(since, phase);
        }
    }
}
