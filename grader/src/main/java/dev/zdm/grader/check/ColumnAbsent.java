package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;

/** {@code column-absent}: the table has no such column at the end of the phase. */
record ColumnAbsent(String table, String column) implements Check {

    @Override
    public String claim() {
        return "there is no column " + column + " on " + table;
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(
                table,
                phase,
                (now, found) -> now.column(found.oid(), column).isPresent()
                        ? Ruling.broken(table + " still has the column " + column)
                        : Ruling.kept("there is none"));
    }
}
