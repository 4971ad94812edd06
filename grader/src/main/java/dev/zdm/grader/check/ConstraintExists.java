package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Catalogue.Constraint;
import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code constraint-exists}: the table that now has this name has such a constraint, enforced, and validated if that matters.
 *
 * @param kind {@code check}, {@code foreign-key}, {@code unique}, {@code primary-key} or {@code not-null}
 * @param columns in any order; empty when they do not matter
 * @param references the table that a foreign key points at, by the name that it has now
 */
record ConstraintExists(String table, String kind, List<String> columns, Optional<String> references, boolean validated)
        implements Check {

    static final Map<String, String> KINDS =
            Map.of("check", "c", "foreign-key", "f", "unique", "u", "primary-key", "p", "not-null", "n");

    @Override
    public String claim() {
        return table + " has a " + (validated ? "validated " : "") + kind.replace('-', ' ') + " constraint"
                + (columns.isEmpty() ? "" : " on (" + String.join(", ", columns) + ")")
                + references.map(other -> " that references " + other).orElse("");
    }

    @Override
    public Ruling judge(Evidence phase) {
        return EndState.of(
                phase,
                now -> now.table(table)
                        .map(found -> judge(found, now))
                        .orElseGet(() -> Ruling.broken("there is no table " + table)));
    }

    private Ruling judge(Table found, Catalogue now) {
        List<Constraint> alike = now.constraints().stream()
                .filter(constraint -> constraint.tableOid() == found.oid())
                .filter(constraint -> constraint.kind().equals(KINDS.get(kind)))
                .filter(constraint -> columns.isEmpty()
                        || (constraint.columns().size() == columns.size()
                                && constraint.columns().containsAll(columns)))
                .filter(constraint -> references.isEmpty() || pointsAt(references.get(), constraint, now))
                .toList();
        Optional<Constraint> good = alike.stream()
                .filter(constraint -> constraint.enforced() && (!validated || constraint.validated()))
                .findFirst();
        if (good.isPresent()) {
            return Ruling.kept(good.get().name());
        }
        return alike.stream()
                .findFirst()
                .map(one -> Ruling.broken(one.name()
                        + (one.enforced() ? " is NOT VALID: nobody looked at the old rows" : " is NOT ENFORCED")))
                .orElseGet(() -> Ruling.broken("there is none"));
    }

    private static boolean pointsAt(String other, Constraint constraint, Catalogue now) {
        Long oid = constraint.referencesOid();
        return oid != null
                && now.table(other).filter(there -> there.oid() == oid).isPresent();
    }
}
