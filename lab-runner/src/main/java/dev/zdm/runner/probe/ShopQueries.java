package dev.zdm.runner.probe;

import dev.zdm.grader.evidence.Probe;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.runner.stand.SqlFile;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the shop what a claim wants to know: every row of the answer is a violation, told by its first column, unless a second column says
 * that it is none and tells what was measured.
 */
final class ShopQueries {

    private static final int COUNTED = 1_000;
    private static final int TOLD = 5;
    private static final String ROWS_PER_COMMIT = SqlFile.of(ShopQueries.class, "rows-per-commit.sql");
    private static final String FLYWAY_HISTORY = SqlFile.of(ShopQueries.class, "flyway-history.sql");

    /** As they were when the attempt began, whatever an author writes meanwhile. */
    private final Map<String, String> queries;

    ShopQueries(Lab lab) {
        this.queries = lab.checks().stream()
                .filter(check -> check.kind().startsWith("sql"))
                .collect(Collectors.toMap(CheckSpec::id, lab::queryOf));
    }

    /** @param began when the attempt did */
    Probe ask(Connection observer, String phase, CheckSpec check, Instant began) {
        Instant asked = Instant.now();
        List<String> says = new ArrayList<>();
        long rows = 0;
        try (Statement statement = observer.createStatement()) {
            statement.setMaxRows(COUNTED);
            statement.setFetchSize(COUNTED);
            try (ResultSet row = statement.executeQuery(queryOf(check, began))) {
                boolean tellsViolations = row.getMetaData().getColumnCount() > 1;
                while (row.next()) {
                    rows += tellsViolations && !row.getBoolean(2) ? 0 : 1;
                    if (says.size() < TOLD) {
                        says.add(String.valueOf(row.getString(1)));
                    }
                }
            }
            return new Probe(asked, phase, check.id(), rows, says, null);
        } catch (SQLException e) {
            return new Probe(asked, phase, check.id(), 0, List.of(), firstLine(e.getMessage()));
        }
    }

    private String queryOf(CheckSpec check, Instant began) {
        return switch (check.kind()) {
            case "rows-per-commit" ->
                ROWS_PER_COMMIT
                        .replace("{table}", String.valueOf(check.args().get("table")))
                        .replace("{at-most}", String.valueOf(check.args().get("at-most")))
                        .replace("{since}", began.toString());
            case "flyway-history" -> FLYWAY_HISTORY;
            default -> Objects.requireNonNull(queries.get(check.id()), check.id());
        };
    }

    static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
    }
}
