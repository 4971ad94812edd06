package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Index;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.Optional;

/**
 * {@code index-built-concurrently}: the valid index came from a build that let writes through.
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
        boolean wasThere = atStart(index, phase).filter(Index::works).isPresent();
        return wasThere
                ? Ruling.broken(index.name() + " was there when the attempt began")
                : new IndexOrigin(table, phase).of(index);
    }

    private static Optional<Index> atStart(Index index, Evidence phase) {
        return phase.catalogueAtStart().flatMap(start -> start.index(index.oid()));
    }
}
