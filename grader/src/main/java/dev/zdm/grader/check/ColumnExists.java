package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Column;
import dev.zdm.grader.evidence.Evidence;
import java.util.Locale;
import java.util.Optional;

/** {@code column-exists}: the table has the column at the end of the phase, of this type and nullability if they matter. */
record ColumnExists(String table, String column, Optional<String> type, Optional<Boolean> notNull) implements Check {

    @Override
    public String claim() {
        return "there is a column " + column + " on " + table
                + type.map(name -> " of type " + name).orElse("")
                + notNull.map(wanted -> wanted ? ", NOT NULL" : ", nullable").orElse("");
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.ofTable(
                table,
                phase,
                (now, found) -> now.column(found.oid(), column)
                        .map(this::judge)
                        .orElseGet(() -> Ruling.broken(table + " has no column " + column)));
    }

    private Ruling judge(Column found) {
        String seen = column + " is " + found.type() + (found.notNull() ? " NOT NULL" : "");
        boolean fits = type.map(wanted -> wanted.toLowerCase(Locale.ROOT).equals(found.type()))
                        .orElse(true)
                && notNull.map(wanted -> wanted == found.notNull()).orElse(true);
        return fits ? Ruling.kept(seen) : Ruling.broken(seen);
    }
}
