package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An index that a lab asks for: a btree on exactly these columns in this order, for all rows, with each column's own
 * operators. What it includes besides, how it sorts and what it is called do not matter.
 *
 * @param unique whether it has to be unique, or must not be; empty when that does not matter
 */
record IndexShape(String table, List<String> columns, Optional<Boolean> unique) {

    static IndexShape of(Arguments arguments) {
        return new IndexShape(arguments.text("table"), arguments.columns("columns"), arguments.flag("unique"));
    }

    /** @param tableOid the table that had the name when the attempt began: a look-alike made later does not count */
    List<Index> among(Catalogue catalogue, long tableOid) {
        return catalogue.indexesOn(tableOid).stream().filter(this::fits).toList();
    }

    boolean fits(Index index) {
        return index.method().equals("btree")
                && index.plain()
                && !index.partial()
                && !index.expressions()
                && index.keys().equals(columns)
                && unique.map(wanted -> wanted == index.unique()).orElse(true);
    }

    /** What a learner may have taken for it: every index that was not there when the attempt began. */
    static List<String> newIndexes(Catalogue now, Evidence evidence) {
        List<Index> before = evidence.catalogueAtStart().map(Catalogue::indexes).orElse(List.of());
        Stream<Index> made =
                now.indexes().stream().filter(index -> before.stream().noneMatch(known -> known.oid() == index.oid()));
        return made.map(index -> Wording.index(index, now)).toList();
    }

    @Override
    public String toString() {
        return (unique.orElse(false) ? "a unique index" : "an index") + " on " + table + " ("
                + String.join(", ", columns) + ")";
    }
}
