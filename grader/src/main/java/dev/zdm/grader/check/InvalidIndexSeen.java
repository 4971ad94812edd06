package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code invalid-index-seen}: in this phase an index build of the learner's failed, and an INVALID index that was not there
 * when the phase began was left behind by it.
 *
 * @param table where the index has to be; anywhere if empty
 */
record InvalidIndexSeen(Optional<String> table) implements Check {

    @Override
    public String claim() {
        return "an interrupted concurrent build left an INVALID index"
                + table.map(name -> " on " + name).orElse("");
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Statement> failed = phase.statements().stream()
                .filter(statement -> statement.failed() && isBuild(statement, phase))
                .filter(statement -> !phase.wasCancelledByTheStand(statement))
                .toList();
        for (Statement statement : failed) {
            Instant end = Objects.requireNonNull(statement.ended());
            Optional<String> left = snapshotsFrom(end, phase)
                    .flatMap(snapshot -> leftIn(snapshot, end, phase))
                    .findFirst();
            if (left.isPresent()) {
                return Ruling.kept(
                        left.get(),
                        List.of(Wording.statement(statement.text()) + " " + failure(statement) + " "
                                + Wording.when(end, phase)));
            }
        }
        if (failed.isEmpty()) {
            return Ruling.broken("no index build of yours has failed in this phase");
        }
        return Ruling.broken(
                "an index build of yours failed, but it left no INVALID index behind",
                failed.stream()
                        .map(statement -> Wording.statement(statement.text()) + " " + failure(statement))
                        .toList());
    }

    private static boolean isBuild(Statement statement, Evidence phase) {
        return statement
                        .ddlStarts()
                        .anyMatch(start ->
                                start.tag().endsWith(" INDEX") && !start.tag().startsWith("DROP"))
                || phase.progressSoFar().stream().anyMatch(progress -> isOf(progress, statement, phase));
    }

    private static boolean isOf(Progress progress, Statement statement, Evidence phase) {
        return progress.session().equals(statement.session())
                && statement.span(phase.span().to()).contains(progress.at());
    }

    private static String failure(Statement statement) {
        var failure = Objects.requireNonNull(statement.failure());
        return "ended with " + failure.sqlstate() + " (" + failure.message() + ")";
    }

    /** The catalogue as it was at that moment and whatever it became until the phase ended. */
    private static Stream<Catalogue> snapshotsFrom(Instant moment, Evidence phase) {
        Instant inEffectSince = phase.catalogueAt(moment).map(Catalogue::at).orElse(moment);
        return phase.cataloguesSoFar().stream()
                .filter(snapshot -> !snapshot.at().isBefore(inEffectSince));
    }

    private Stream<String> leftIn(Catalogue snapshot, Instant end, Evidence phase) {
        Optional<Catalogue> before = phase.catalogueAt(phase.span().from());
        Predicate<Index> isNew = index ->
                before.flatMap(catalogue -> catalogue.index(index.oid())).isEmpty();
        Predicate<Index> isOnTable = index -> table.isEmpty()
                || table.flatMap(name -> EndState.tableAtStart(name, phase))
                        .filter(found -> found.oid() == index.tableOid())
                        .isPresent();
        return snapshot.indexes().stream()
                .filter(index -> !index.works())
                .filter(isNew.and(isOnTable))
                .filter(index -> phase.progressSoFar().stream()
                        .noneMatch(progress -> progress.indexOid() == index.oid()
                                && progress.at().isAfter(end)))
                .map(index -> Wording.index(index, snapshot));
    }
}
