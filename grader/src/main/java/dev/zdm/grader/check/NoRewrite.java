package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.StatementLine.Rewrite;
import java.util.List;
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
        Optional<String> rewrite = phase.statementsSoFar().stream()
                .filter(statement -> !statement.failed())
                .flatMap(statement -> statement.events().stream()
                        .filter(Rewrite.class::isInstance)
                        .map(Rewrite.class::cast)
                        .filter(event -> event.oid() == oid
                                && !event.at().isAfter(phase.span().to()))
                        .map(event -> Wording.statement(statement.text()) + " in "
                                + Wording.session(statement.session()) + ", " + Wording.when(event.at(), phase)))
                .findFirst();
        if (rewrite.isPresent()) {
            return Ruling.broken("it was rewritten by " + rewrite.get());
        }
        List<Long> files = phase.cataloguesSoFar().stream()
                .flatMap(snapshot -> snapshot.table(oid).stream())
                .map(Table::filenode)
                .filter(file -> file != 0)
                .distinct()
                .toList();
        return files.size() > 1
                ? Ruling.broken("its file changed " + Wording.count(files.size() - 1, "time"))
                : EndState.ofTable(table, phase, (now, there) -> Ruling.kept("it lies in the same file"));
    }
}
