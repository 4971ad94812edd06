package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;

/** {@code index-exists}: the index is there at the end of the phase, in whatever state. */
record IndexExists(IndexShape shape) implements Check {

    @Override
    public String claim() {
        return "there is " + shape;
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(shape.table(), phase, (now, table) -> judge(now, table, phase));
    }

    private Ruling judge(Catalogue now, Table table, Evidence phase) {
        List<Index> there = shape.among(now, table.oid());
        return there.isEmpty()
                ? Ruling.broken("there is no such index", IndexShape.newIndexes(now, phase))
                : Ruling.kept(Wording.index(there.get(0), now));
    }
}
