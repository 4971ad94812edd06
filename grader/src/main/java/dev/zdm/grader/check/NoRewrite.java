package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine.Rewrite;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code no-rewrite}: the table of this name still lies in the file that it lay in when the attempt began. */
record NoRewrite(String table) implements Check {

    @Override
    public String claim() {
        return table + " was not rewritten";
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Table> start = EndState.tableAtStart(table, phase);
        if (start.isEmpty()) {
            return EndState.noSuchTable(table);
        }
        long oid = start.get().oid();
        return logged(oid, phase)
                .or(() -> seen(oid, phase))
                .orElseGet(
                        () -> EndState.ofTable(table, phase, (now, there) -> Ruling.kept("it lies in the same file")));
    }

    /** One that has not ended may still be undone, and tells of no time. */
    private static Optional<Ruling> logged(long oid, Evidence phase) {
        return phase.statementsSoFar().stream()
                .filter(statement -> !statement.failed())
                .flatMap(statement -> statement.events().stream()
                        .filter(Rewrite.class::isInstance)
                        .map(Rewrite.class::cast)
                        .filter(event -> event.oid() == oid
                                && !event.at().isAfter(phase.span().to()))
                        .map(event -> rewritten(statement, event, phase)))
                .min(Comparator.comparing(ruling -> ruling.when().isEmpty()));
    }

    private static Ruling rewritten(Statement statement, Rewrite event, Evidence phase) {
        Ruling ruling = Ruling.broken("it was rewritten by " + Wording.statement(statement.text()) + " in "
                + Wording.session(statement.session()) + ", " + Wording.when(event.at(), phase));
        return statement.ended() == null ? ruling : ruling.at(event.at());
    }

    private static Optional<Ruling> seen(long oid, Evidence phase) {
        Map<Long, Instant> firstSeen = new LinkedHashMap<>();
        for (Catalogue snapshot : phase.cataloguesSoFar()) {
            snapshot.table(oid)
                    .filter(there -> there.filenode() != 0)
                    .ifPresent(there -> firstSeen.putIfAbsent(there.filenode(), snapshot.at()));
        }
        List<Span> changes = firstSeen.values().stream()
                .skip(1)
                .map(change -> new Span(change, change))
                .toList();
        return changes.isEmpty()
                ? Optional.empty()
                : Optional.of(Ruling.broken("its file changed " + Wording.count(changes.size(), "time"))
                        .during(changes));
    }
}
