package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;

/**
 * {@code index-built-concurrently}: each valid index of this shape that is new came from a build that let writes through.
 *
 * <p>The statement's words are not looked at. A blocking build cannot end without ShareLock or more on the table, and the
 * exact locks at the end of each DDL are in the evidence; a concurrent one is seen at work, or ends without any such lock
 * (PostgreSQL manual, CREATE INDEX, "Building Indexes Concurrently"). The index that a REINDEX CONCURRENTLY replaced counts
 * as its past.
 */
record IndexBuiltConcurrently(IndexShape shape) implements Check {

    @Override
    public String claim() {
        return "the index on " + shape.table() + " (" + String.join(", ", shape.columns()) + ") was built concurrently";
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(shape.table(), phase, (now, table) -> judge(now, table, phase));
    }

    private Ruling judge(Catalogue now, Table table, Evidence phase) {
        List<Index> working =
                shape.among(now, table.oid()).stream().filter(Index::works).toList();
        List<Index> fresh =
                working.stream().filter(index -> !wasThere(index, phase)).toList();
        if (working.isEmpty()) {
            return Ruling.broken("there is no such valid index");
        }
        if (fresh.isEmpty()) {
            return Ruling.broken(working.get(0).name() + " was there when the attempt began");
        }
        return IndexOrigin.worst(fresh.stream()
                        .map(index -> new IndexOrigin(table, phase).of(index))
                        .toList())
                .orElseThrow();
    }

    private static boolean wasThere(Index index, Evidence phase) {
        return phase.catalogueAtStart()
                .flatMap(start -> start.index(index.oid()))
                .filter(Index::works)
                .isPresent();
    }
}
