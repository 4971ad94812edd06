package dev.zdm.runner.alarm;

import dev.zdm.labs.LabProblem;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.runner.work.WorkFiles;
import java.util.List;

/**
 * One of the learner's alerts: a query that returns rows when something is wrong.
 *
 * @param name its file's name without folder and ending
 * @param query the one statement in it
 * @param checksum of the file's text
 */
record Alert(String name, String query, String checksum) {

    private static final String FOLDER = "alerts/";
    private static final String ENDING = ".sql";

    /** All of them, by name. */
    static List<Alert> of(WorkFiles work) {
        List<Alert> alerts = work.names().stream()
                .filter(file -> file.startsWith(FOLDER) && file.endsWith(ENDING))
                .sorted()
                .map(file -> read(file, work.text(file).orElse("")))
                .toList();
        if (alerts.isEmpty()) {
            throw new LabProblem.Usage(
                    "There is no alert in " + work.folder() + ".", "Write one query into alerts/retries.sql.");
        }
        return alerts;
    }

    private static Alert read(String file, String text) {
        List<SqlText.Statement> statements = SqlText.parts(text).stream()
                .filter(SqlText.Statement.class::isInstance)
                .map(SqlText.Statement.class::cast)
                .toList();
        if (statements.size() != 1) {
            throw new LabProblem.Usage(
                    file + " holds " + statements.size() + " statements.", "An alert is one query. Write just that.");
        }
        return new Alert(
                file.substring(FOLDER.length(), file.length() - ENDING.length()),
                statements.get(0).text(),
                WorkFiles.checksum(text));
    }
}
