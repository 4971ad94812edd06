package dev.zdm.runner.estimate;

import dev.zdm.labs.LabProblem;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.runner.Progress;
import dev.zdm.runner.migrate.SessionWal;
import dev.zdm.runner.tool.ShopClone;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * {@code bin/lab sample}: runs the learner's {@code sample.sql} on a clone of the shop and tells of each statement how many rows it touched,
 * how long it took and how much write-ahead log it wrote. The clone is dropped afterwards.
 */
public final class Sample implements Tool {

    private static final String FILE = "sample.sql";
    private static final int MOST_ROWS = 20;
    private static final int LONGEST_STATEMENT = 60;

    @Override
    public String purpose() {
        return "run your sample.sql on a clone, and measure it";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage(
                    "sample does not know '" + String.join(" ", arguments) + "'.", "It runs all of " + FILE + ".");
        }
        List<SqlText.Statement> statements = statements(bench);
        says.accept("cloning the shop as it was when the attempt began");
        try (ShopClone clone = bench.cloneOfTheShop(Progress.SILENT);
                Connection session = clone.login("learner").connectLikePsql("sample")) {
            for (SqlText.Statement statement : statements) {
                if (!bench.isUnderWay()) {
                    says.accept("The attempt has ended.");
                    return 1;
                }
                try {
                    measure(session, statement, says);
                } catch (SQLException e) {
                    says.accept(
                            FILE + ":" + statement.line() + " failed with " + e.getSQLState() + ": " + e.getMessage());
                    return 1;
                }
            }
            return 0;
        } catch (SQLException e) {
            throw new LabProblem.Unfit("The clone cannot be used: " + e.getMessage(), "Try again.", e);
        }
    }

    private static List<SqlText.Statement> statements(Workbench bench) {
        List<SqlText.Statement> statements =
                bench.work().text(FILE).map(SqlText::split).orElse(List.of());
        if (statements.isEmpty()) {
            throw new LabProblem.Usage(
                    "There is no statement in " + bench.work().folder().resolve(FILE) + ".",
                    "Write the backfill of a sample into it, and what your sample has to have before.");
        }
        return statements;
    }

    private static void measure(Connection session, SqlText.Statement one, Consumer<String> says) throws SQLException {
        long before = SessionWal.of(session);
        long began = System.nanoTime();
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            boolean rows = statement.execute(one.text());
            long count = rows ? tell(statement.getResultSet(), says) : statement.getUpdateCount();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            long bytes = SessionWal.of(session) - before;
            says.accept(String.format(
                    Locale.ROOT,
                    "%s:%d %s: %,d rows, %,d ms, %,d bytes of log",
                    FILE,
                    one.line(),
                    beginning(one.text()),
                    count,
                    millis,
                    bytes));
        }
    }

    /** What a question answers, so that a sample can be counted where it is. */
    private static long tell(ResultSet rows, Consumer<String> says) throws SQLException {
        long count = 0;
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            if (++count <= MOST_ROWS) {
                StringJoiner line = new StringJoiner(" | ", "  ", "");
                for (int column = 1; column <= columns; column++) {
                    line.add(String.valueOf(rows.getString(column)));
                }
                says.accept(line.toString());
            }
        }
        return count;
    }

    private static String beginning(String sql) {
        String line = sql.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_STATEMENT ? line : line.substring(0, LONGEST_STATEMENT) + " …";
    }
}
