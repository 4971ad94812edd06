package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Constraint;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code indexes-kept}: every index that was valid when the attempt began is still there and valid, by table, name and
 * keys, and so is every constraint. A REINDEX keeps an index, a new name does not.
 *
 * @param except key columns of indexes that may go
 */
record IndexesKept(List<List<String>> except) implements Check {

    @Override
    public String claim() {
        return except.isEmpty()
                ? "every index and constraint that was good at the start is still there"
                : "every other index and constraint that was good at the start is still there";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.of(
                phase,
                now -> phase.catalogueAtStart()
                        .map(start -> judge(start, now))
                        .orElseGet(() -> Ruling.unproven("the recorder took no snapshot of the catalogue")));
    }

    private Ruling judge(Catalogue start, Catalogue now) {
        List<String> lost = new ArrayList<>();
        start.indexes().stream()
                .filter(index -> index.works() && !except.contains(index.keys()))
                .forEach(index -> whatBecameOf(index, now).ifPresent(lost::add));
        start.constraints().stream()
                .filter(constraint -> !except.contains(constraint.columns()))
                .forEach(constraint -> whatBecameOf(constraint, now).ifPresent(lost::add));
        return lost.isEmpty()
                ? Ruling.kept("they are all there, and valid")
                : Ruling.broken(lost.get(0), lost.subList(1, lost.size()));
    }

    private static Optional<String> whatBecameOf(Index index, Catalogue now) {
        Optional<Index> same = now.indexesOn(index.tableOid()).stream()
                .filter(other -> other.name().equals(index.name()) && isLike(other, index))
                .findFirst();
        if (same.isPresent()) {
            return same.filter(other -> !other.works()).map(other -> "index " + index.name() + " is INVALID now");
        }
        return Optional.of(now.index(index.oid())
                .filter(other -> !other.name().equals(index.name()))
                .map(renamed -> "index " + index.name() + " is called " + renamed.name() + " now")
                .orElse("index " + index.name() + " is gone"));
    }

    private static boolean isLike(Index other, Index index) {
        return other.keys().equals(index.keys())
                && other.includes().equals(index.includes())
                && other.method().equals(index.method())
                && other.unique() == index.unique()
                && other.partial() == index.partial();
    }

    private static Optional<String> whatBecameOf(Constraint constraint, Catalogue now) {
        boolean there = now.constraints().stream()
                .anyMatch(other -> other.tableOid() == constraint.tableOid()
                        && other.name().equals(constraint.name())
                        && other.kind().equals(constraint.kind())
                        && other.columns().equals(constraint.columns())
                        && (other.validated() || !constraint.validated()));
        return there ? Optional.empty() : Optional.of("constraint " + constraint.name() + " is gone");
    }
}
