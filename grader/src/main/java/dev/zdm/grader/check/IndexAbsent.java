package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;

/** {@code index-absent}: no such index is left at the end of the phase, not even an INVALID one. */
record IndexAbsent(IndexShape shape) implements Check {

    @Override
    public String claim() {
        return "there is no index on " + shape.table() + " (" + String.join(", ", shape.columns()) + ") any more";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(shape.table(), phase, this::judge);
    }

    private Ruling judge(Catalogue now, Table table) {
        List<Index> left = shape.among(now, table.oid());
        if (left.isEmpty()) {
            return Ruling.kept("there is none");
        }
        Index first = left.get(0);
        return Ruling.broken(
                first.works()
                        ? first.name() + " is still there"
                        : "an INVALID " + first.name() + " is left behind, and every write still pays for it",
                left.stream().map(index -> Wording.index(index, now)).toList());
    }
}
