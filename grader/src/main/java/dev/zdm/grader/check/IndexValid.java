package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;
import java.util.Optional;

/** {@code index-valid}: the index is there at the end of the phase, and queries use it: valid, ready and live. */
record IndexValid(IndexShape shape) implements Check {

    @Override
    public String claim() {
        return "there is a valid, ready and live index on " + shape.table() + " (" + String.join(", ", shape.columns())
                + ")";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(shape.table(), phase, (now, table) -> judge(now, table, phase));
    }

    private Ruling judge(Catalogue now, Table table, Evidence phase) {
        List<Index> there = shape.among(now, table.oid());
        Optional<Index> working = there.stream().filter(Index::works).findFirst();
        if (working.isPresent()) {
            return Ruling.kept(Wording.index(working.get(), now));
        }
        if (there.isEmpty()) {
            return Ruling.broken("there is no such index", IndexShape.newIndexes(now, phase));
        }
        Index unusable = there.get(0);
        return Ruling.broken(
                Builds.isAtWorkOn(unusable, phase)
                        ? unusable.name() + " is still being built"
                        : unusable.name() + " is INVALID: its build did not end well",
                List.of(Wording.index(unusable, now)));
    }
}
