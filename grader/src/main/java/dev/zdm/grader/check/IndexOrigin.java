package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How an index came to be. Whoever makes or rebuilds an index in place holds AccessExclusiveLock on it and ShareLock or more on
 * its table when the command ends; a concurrent build ends with neither. An index that REINDEX CONCURRENTLY made is as
 * good as the one whose place it took, so that one is asked about in turn.
 */
final class IndexOrigin {

    private static final Pattern TRANSIENT_NAME = Pattern.compile("_ccnew\\d*$");
    /** A snapshot is dated by its beginning, and may show what was committed just after. */
    private static final Duration SNAPSHOT_TAKES = Duration.ofSeconds(1);

    private final Table table;
    private final Evidence phase;
    private final List<Catalogue> snapshots;
    private final Set<Long> asked = new HashSet<>();

    IndexOrigin(Table table, Evidence phase) {
        this.table = table;
        this.phase = phase;
        this.snapshots = phase.cataloguesSoFar();
    }

    Ruling of(Index index) {
        asked.add(index.oid());
        return underLock(index.oid())
                .map(build -> build.tell(index, table, phase))
                .or(() -> rebuiltInPlace(index))
                .or(() -> tableWrittenAnew(index))
                .or(() -> createdConcurrently(index))
                .or(() -> reindexed(index) ? Optional.of(ofItsPredecessors(index)) : Optional.empty())
                .or(() -> madeUnseen(index))
                .orElseGet(() -> Ruling.unproven("nobody saw how " + index.name() + " was built"));
    }

    /** The first that is broken, else the first that is unproven, else the first. */
    static Optional<Ruling> worst(List<Ruling> rulings) {
        return Stream.of(Outcome.BROKEN, Outcome.UNPROVEN, Outcome.KEPT)
                .flatMap(outcome -> rulings.stream().filter(ruling -> ruling.outcome() == outcome))
                .findFirst();
    }

    private Optional<Build> underLock(long oid) {
        return ends().filter(build -> build.isOf(oid))
                .filter(build -> build.blockingLock(table).isPresent())
                .findFirst();
    }

    /**
     * A concurrent rebuild makes another index; one that keeps its oid and changes its file, or is seen at work, blocked writes.
     * This finds what leaves no locks to see at its end: REINDEX of a whole schema, VACUUM FULL.
     */
    private Optional<Ruling> rebuiltInPlace(Index index) {
        long files = snapshots.stream()
                .flatMap(snapshot -> snapshot.index(index.oid()).stream())
                .map(Index::filenode)
                .filter(file -> file != 0)
                .distinct()
                .count();
        return files > 1 || progress(index).anyMatch(progress -> !progress.isConcurrent())
                ? Optional.of(Ruling.broken(index.name() + " was rebuilt in place, which no write gets past"))
                : Optional.empty();
    }

    /** VACUUM FULL and CLUSTER rebuild every index, INVALID ones too. One that came in the same half second may be of that kind. */
    private Optional<Ruling> tableWrittenAnew(Index index) {
        return around(index)
                .filter(two -> two.stream()
                                .flatMap(snapshot -> snapshot.table(table.oid()).stream())
                                .map(Table::filenode)
                                .filter(file -> file != 0)
                                .distinct()
                                .count()
                        > 1)
                .map(two -> Ruling.unproven(
                        "the whole of " + table.name() + " was written anew, indexes included, just when "
                                + index.name() + " appeared, and nobody saw which came first"));
    }

    private Optional<Ruling> createdConcurrently(Index index) {
        Optional<String> atWork = progress(index)
                .filter(progress -> progress.command().equals("CREATE INDEX CONCURRENTLY"))
                .findFirst()
                .map(seen -> Wording.session(seen.session()) + " ran " + seen.command() + " for " + index.name() + " "
                        + Wording.when(seen.at(), phase));
        return atWork.or(() -> ends().filter(build -> build.end.tag().equals("CREATE INDEX") && build.isOf(index.oid()))
                        .findFirst()
                        .map(build -> build.statement() + " ended without a lock that blocks writes "
                                + Wording.when(build.end.at(), phase)))
                .map(Ruling::kept);
    }

    private boolean reindexed(Index index) {
        return progress(index).anyMatch(progress -> progress.command().equals("REINDEX CONCURRENTLY"))
                || ends().anyMatch(build -> build.end.tag().equals("REINDEX") && build.isOf(index.oid()))
                || snapshots.stream()
                        .flatMap(snapshot -> snapshot.index(index.oid()).stream())
                        .anyMatch(copy -> TRANSIENT_NAME.matcher(copy.name()).find());
    }

    /** The name tells nothing: the copy may be renamed as soon as it is there. What counts is what was there before it. */
    private Ruling ofItsPredecessors(Index index) {
        Optional<Ruling> unseen = madeUnseen(index);
        if (unseen.isPresent()) {
            return unseen.get();
        }
        List<Ruling> rulings = beside(index)
                .filter(other -> sameShape(other, index) && !asked.contains(other.oid()))
                .map(this::ofPredecessor)
                .toList();
        return worst(rulings)
                .orElseGet(() -> Ruling.unproven("nobody saw what " + index.name() + " took the place of"));
    }

    private Ruling ofPredecessor(Index before) {
        boolean wasThere = phase.catalogueAtStart()
                .flatMap(start -> start.index(before.oid()))
                .isPresent();
        return wasThere
                ? Ruling.kept("REINDEX CONCURRENTLY rebuilt " + before.name() + ", which the attempt began with")
                : of(before);
    }

    /** A build under lock of an index that no snapshot has seen, when this one appeared: the two belong together. */
    private Optional<Ruling> madeUnseen(Index index) {
        Optional<Span> appearance = appearance(index);
        return ends().filter(build -> appearance.isPresent() && appearance.get().contains(build.end.at()))
                .filter(build -> build.blockingLock(table).isPresent())
                .filter(build -> build.indexesMade().anyMatch(this::isInNoSnapshot))
                .findFirst()
                .map(build -> build.tell(index, table, phase));
    }

    private boolean isInNoSnapshot(long oid) {
        return snapshots.stream()
                .noneMatch(snapshot ->
                        snapshot.index(oid).isPresent() || snapshot.table(oid).isPresent());
    }

    /** Between the last snapshot without it and the first with it. */
    private Optional<Span> appearance(Index index) {
        return around(index)
                .map(two -> new Span(two.get(0).at(), two.get(1).at().plus(SNAPSHOT_TAKES)));
    }

    /** The indexes of the table just before it appeared, and when it did. */
    private Stream<Index> beside(Index index) {
        return around(index).stream()
                .flatMap(List::stream)
                .flatMap(snapshot -> snapshot.indexesOn(table.oid()).stream())
                .distinct();
    }

    /** The last snapshot without it and the first with it; empty when no later one has it. */
    private Optional<List<Catalogue>> around(Index index) {
        for (int i = 1; i < snapshots.size(); i++) {
            if (snapshots.get(i).index(index.oid()).isPresent()) {
                return Optional.of(snapshots.subList(i - 1, i + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean sameShape(Index one, Index other) {
        return one.oid() != other.oid()
                && one.method().equals(other.method())
                && one.keys().equals(other.keys())
                && one.unique() == other.unique()
                && one.partial() == other.partial();
    }

    private Stream<Progress> progress(Index index) {
        return phase.progressSoFar().stream().filter(progress -> progress.indexOid() == index.oid());
    }

    private Stream<Build> ends() {
        return phase.statementsSoFar().stream()
                .flatMap(statement -> statement
                        .ddlEnds()
                        .filter(end -> !end.at().isAfter(phase.span().to()))
                        .map(end -> new Build(statement, end)));
    }

    private record Build(Statement whole, DdlEnd end) {

        /** Whether the command made, rebuilt or replaced that index. */
        boolean isOf(long oid) {
            return indexesMade().anyMatch(made -> made == oid);
        }

        Stream<Long> indexesMade() {
            Stream<Long> told = end.objects().stream()
                    .filter(object -> object.type().equals("index"))
                    .map(object -> object.oid());
            Stream<Long> locked = Stream.concat(end.locks().stream(), end.onNew().stream())
                    .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                    .map(ExactLock::oid);
            return Stream.concat(told, locked).distinct();
        }

        Optional<ExactLock> blockingLock(Table table) {
            return end.locks().stream()
                    .filter(lock -> lock.oid() == table.oid() && lock.mode().isAtLeast(LockMode.SHARE))
                    .findFirst();
        }

        String statement() {
            return whole.text().isEmpty() ? end.tag() : Wording.statement(whole.text());
        }

        Ruling tell(Index index, Table table, Evidence phase) {
            LockMode mode = blockingLock(table).orElseThrow().mode();
            return Ruling.broken(
                    index.name() + " was built under " + mode + " on " + table.name() + ", which no write gets past",
                    List.of(statement() + ", " + Wording.session(whole.session()) + ", "
                            + Wording.when(end.at(), phase)));
        }
    }
}
