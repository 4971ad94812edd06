package dev.zdm.runner.migrate;

import dev.zdm.labs.LabProblem;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.runner.work.WorkFiles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of SQL that the runner applies, or its undoing: {@code V003__index.sql} and {@code U003__index.sql}. Comments before the first
 * statement may say {@code -- transaction: none}, and {@code -- needs: v2} when only these app versions may run.
 *
 * @param name without its folder
 * @param inTransaction whether all its statements are one transaction
 * @param needs app versions beside which no other may run; empty when any may
 */
record MigrationFile(
        String name,
        int version,
        String title,
        String text,
        List<SqlText.Statement> statements,
        boolean inTransaction,
        List<String> needs) {

    private static final Pattern NAME = Pattern.compile("([VU])(\\d{1,6})__([A-Za-z0-9_]+)\\.sql");
    private static final Pattern HEADER = Pattern.compile("--\\s*(transaction|needs)\\s*:\\s*(.*?)\\s*");
    private static final Pattern BEGINS =
            Pattern.compile("BEGIN\\b(?!\\s+ATOMIC)|START\\s+TRANSACTION\\b", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TRANSACTION_WORDS =
            Set.of("BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "PREPARE TRANSACTION");

    static boolean isApplied(String name) {
        return name.startsWith("V");
    }

    /** Fails with {@link LabProblem.Usage}, naming file and line, when the runner could not do with it. */
    static MigrationFile of(String name, String text) {
        Matcher form = NAME.matcher(name);
        if (!form.matches()) {
            throw new LabProblem.Usage(
                    name + " is not named like a migration.",
                    "Name it V001__what_it_does.sql, and what takes it back U001__what_it_does.sql.");
        }
        boolean inTransaction = true;
        List<String> needs = List.of();
        for (SqlText.Part part : SqlText.parts(text)) {
            if (part instanceof SqlText.Statement) {
                break;
            }
            if (part instanceof SqlText.Comment comment) {
                Matcher header = HEADER.matcher(comment.text().strip());
                if (header.matches() && header.group(1).equals("transaction")) {
                    inTransaction = inTransaction(name, comment.line(), header.group(2));
                } else if (header.matches()) {
                    needs = Arrays.asList(header.group(2).split("[\\s,]+"));
                }
            }
        }
        List<SqlText.Statement> statements = SqlText.split(text);
        for (SqlText.Statement statement : statements) {
            refuse(name, statement, inTransaction);
        }
        return new MigrationFile(
                name, Integer.parseInt(form.group(2)), form.group(3), text, statements, inTransaction, needs);
    }

    private static boolean inTransaction(String name, int line, String said) {
        if (said.equals("none")) {
            return false;
        }
        if (said.equals("one")) {
            return true;
        }
        throw new LabProblem.Usage(
                name + ":" + line + ": transaction is '" + said + "'.", "Write one, which it is anyway, or none.");
    }

    private static void refuse(String name, SqlText.Statement statement, boolean inTransaction) {
        String where = name + ":" + statement.line() + ": ";
        Optional<String> open = statement.open();
        if (open.isPresent()) {
            throw new LabProblem.Usage(
                    where + "the statement opens " + open.get() + " and never closes it.", "Close it.");
        }
        if (statement.text().startsWith("\\")) {
            throw new LabProblem.Usage(
                    where + "psql's own commands are not for the runner.", "Write SQL that the server understands.");
        }
        String first = statement.text().split("\\W+", 2)[0].toUpperCase(Locale.ROOT);
        if (inTransaction && TRANSACTION_WORDS.contains(first)) {
            throw new LabProblem.Usage(
                    where + first + " in a file that is one transaction already.",
                    "Leave it out, or begin the file with: -- transaction: none");
        }
    }

    /** Whether its locks may last as long as it does: it is one transaction, or begins one itself. */
    boolean holdsATransaction() {
        return inTransaction
                || statements.stream()
                        .anyMatch(statement -> BEGINS.matcher(statement.text()).lookingAt());
    }

    String checksum() {
        return WorkFiles.checksum(text);
    }

    /** What takes it back is called the same, with another letter. */
    String undoName() {
        return "U" + name.substring(1);
    }
}
