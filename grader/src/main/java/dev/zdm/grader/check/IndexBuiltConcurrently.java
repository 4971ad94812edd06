package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code index-built-concurrently}: the valid index came from a build that let writes through.
 *
 * <p>The statement's words are not looked at. A blocking build cannot end without ShareLock or more on the table, and the
 * exact locks at the end of each DDL are in the evidence; a concurrent one is seen at work, or ends without any such lock
 * (PostgreSQL manual, CREATE INDEX, "Building Indexes Concurrently"). The index that a REINDEX CONCURRENTLY replaced counts
 * as its past.
 */
record IndexBuiltConcurrently(IndexShape shape) implements Check {

    private static final Pattern TRANSIENT_NAME = Pattern.compile("_ccnew\\d*$");

    @Override
    public String claim() {
        return "the index on " + shape.table() + " (" + String.join(", ", shape.columns()) + ") was built concurrently";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(
                shape.table(),
                phase,
                (now, table) -> shape.among(now, table.oid()).stream()
                        .filter(Index::works)
                        .findFirst()
                        .map(index -> judge(index, table, phase))
                        .orElseGet(() -> Ruling.broken("there is no such valid index")));
    }

    private static Ruling judge(Index index, Table table, Evidence phase) {
        boolean wasThere = phase.catalogueAtStart()
                .flatMap(start -> start.index(index.oid()))
                .filter(Index::works)
                .isPresent();
        if (wasThere) {
            return Ruling.broken(index.name() + " was there when the attempt began");
        }
        List<Long> past = past(index, phase);
        Optional<Build> blocking = builds(past, phase)
                .filter(build -> build.blockingLock(table).isPresent())
                .findFirst();
        if (blocking.isPresent()) {
            return blocking.get().blocked(index, table, phase);
        }
        if (past.stream().anyMatch(oid -> wasRebuiltInPlace(oid, phase))) {
            return Ruling.broken(index.name() + " was rebuilt in place, which no write gets past");
        }
        return seenConcurrent(index, table, phase)
                .map(Ruling::kept)
                .orElseGet(() -> Ruling.unproven("nobody saw how " + index.name() + " was built"));
    }

    /**
     * A concurrent rebuild makes another index; one that keeps its oid and changes its file, or is seen at work, blocked writes.
     * This finds what leaves no locks to see at its end: REINDEX of a whole schema, VACUUM FULL.
     */
    private static boolean wasRebuiltInPlace(long oid, Evidence phase) {
        long files = phase.cataloguesSoFar().stream()
                .flatMap(snapshot -> snapshot.index(oid).stream())
                .map(Index::filenode)
                .distinct()
                .count();
        return files > 1
                || phase.progressSoFar().stream()
                        .anyMatch(progress -> progress.indexOid() == oid && !progress.isConcurrent());
    }

    private static Optional<String> seenConcurrent(Index index, Table table, Evidence phase) {
        Optional<Progress> atWork = phase.progressSoFar().stream()
                .filter(progress -> progress.indexOid() == index.oid() && progress.isConcurrent())
                .findFirst();
        if (atWork.isPresent()) {
            Progress seen = atWork.get();
            return Optional.of(Wording.session(seen.session()) + " ran " + seen.command() + " for " + index.name() + " "
                    + Wording.when(seen.at(), phase));
        }
        return builds(List.of(index.oid()), phase)
                .filter(build -> build.end.tag().endsWith(" INDEX")
                        && build.blockingLock(table).isEmpty())
                .findFirst()
                .map(build -> build.statement() + " ended without a lock that blocks writes "
                        + Wording.when(build.end.at(), phase));
    }

    /** DDL of the learner's that made or rebuilt one of these indexes. */
    private static Stream<Build> builds(List<Long> oids, Evidence phase) {
        return phase.statementsSoFar().stream()
                .flatMap(statement -> statement
                        .ddlEnds()
                        .filter(end -> !end.at().isAfter(phase.span().to()))
                        .filter(end -> end.objects().stream().anyMatch(object -> oids.contains(object.oid())))
                        .map(end -> new Build(statement, end)));
    }

    /** The index itself and those in whose place REINDEX CONCURRENTLY put it. */
    private static List<Long> past(Index index, Evidence phase) {
        List<Long> past = new ArrayList<>(List.of(index.oid()));
        List<Catalogue> snapshots = phase.cataloguesSoFar();
        for (int i = snapshots.size() - 1; i >= 0; i--) {
            long youngest = past.get(past.size() - 1);
            Catalogue snapshot = snapshots.get(i);
            replacedBy(youngest, snapshot, i == 0 ? snapshot : snapshots.get(i - 1), phase)
                    .ifPresent(past::add);
        }
        return past;
    }

    /** An index that has one oid in a snapshot, another in the next, and was swapped rather than dropped and made anew. */
    private static Optional<Long> replacedBy(long oid, Catalogue later, Catalogue earlier, Evidence phase) {
        Optional<Index> now = later.index(oid);
        Optional<Index> before = earlier.index(oid);
        if (now.isEmpty()) {
            return Optional.empty();
        }
        Index index = now.get();
        boolean appearedAsCopy = before.filter(copy -> !copy.name().equals(index.name()))
                .filter(copy -> TRANSIENT_NAME.matcher(copy.name()).find())
                .isPresent();
        boolean cameFromReindex = before.isEmpty()
                && phase.progressSoFar().stream()
                        .anyMatch(progress ->
                                progress.indexOid() == oid && progress.command().equals("REINDEX CONCURRENTLY"));
        if (!appearedAsCopy && !cameFromReindex) {
            return Optional.empty();
        }
        return earlier.indexesOn(index.tableOid()).stream()
                .filter(old -> old.name().equals(index.name()) && old.oid() != oid)
                .map(Index::oid)
                .findFirst();
    }

    private record Build(Statement whole, DdlEnd end) {

        Session session() {
            return whole.session();
        }

        String statement() {
            return whole.text().isEmpty() ? end.tag() : Wording.statement(whole.text());
        }

        Optional<ExactLock> blockingLock(Table table) {
            return end.locks().stream()
                    .filter(lock -> lock.oid() == table.oid() && lock.mode().isAtLeast(LockMode.SHARE))
                    .findFirst();
        }

        Ruling blocked(Index index, Table table, Evidence phase) {
            LockMode mode = blockingLock(table).orElseThrow().mode();
            return Ruling.broken(
                    index.name() + " was built under " + mode + " on " + table.name() + ", which no write gets past",
                    List.of(statement() + ", " + Wording.session(session()) + ", " + Wording.when(end.at(), phase)));
        }
    }
}
