package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;

/**
 * {@code rows-per-commit}: no transaction since the attempt began changed more rows of the table. The runner asks the shop for the commit times
 * of its rows, so only the last change of each row counts.
 *
 * @param id of the claim, by which the answers are found
 * @see <a href="https://www.postgresql.org/docs/18/functions-info.html#FUNCTIONS-COMMIT-TIMESTAMP">Committed transaction information</a>
 */
record RowsPerCommit(String id, String table, int atMost) implements Check {

    @Override
    public String claim() {
        return "no transaction changed more than " + Wording.count(atMost, "row") + " of " + table;
    }

    @Override
    public Ruling judge(Evidence phase) {
        return new ShopAnswer(id, false).judge(phase);
    }
}
