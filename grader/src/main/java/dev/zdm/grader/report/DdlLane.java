package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.DdlStart;
import dev.zdm.grader.report.BarRows.Bar;
import dev.zdm.grader.report.Lane.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The learner's DDL, and what failed of the rest. */
final class DdlLane {

    private static final int LONGEST_LABEL = 44;
    private static final int LONGEST_TEXT = 400;

    private DdlLane() {}

    static Optional<Lane> of(Stage stage) {
        List<Statement> all = stage.evidence().statements().stream()
                .filter(statement -> statement.isDdl() || statement.failed())
                .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        List<Statement> told = all.stream().limit(Buckets.MOST).toList();
        BarRows rows =
                BarRows.of(told.stream().map(statement -> bar(statement, stage)).toList(), stage.axis());
        Plot plot = stage.plot(rows.height());
        rows.drawOn(plot);
        String left = all.size() > told.size() ? "The first " + told.size() + " of " + all.size() + "." : "";
        long failed = all.stream().filter(Statement::failed).count();
        return Optional.of(new Lane(
                "ddl",
                "The learner's DDL",
                left,
                plot.drawing(
                        "ddl",
                        "The learner's DDL",
                        Spelling.count(all.size(), "statement") + ", of which " + failed + " failed."),
                Optional.of(table(told, stage))));
    }

    private static Bar bar(Statement statement, Stage stage) {
        double from = stage.axis().second(statement.began());
        double to =
                stage.axis().second(statement.span(stage.evidence().span().to()).to());
        String label = Spelling.line(text(statement), LONGEST_LABEL)
                + failure(statement).map(state -> "  ✕ " + state).orElse("");
        String title = Spelling.line(text(statement), LONGEST_TEXT) + "; " + session(statement.session())
                + ", second " + Spelling.second(from) + ", " + Spelling.millis((to - from) * 1_000) + ", "
                + outcome(statement);
        return new Bar(from, to, label, statement.failed() ? "ddl failed" : "ddl", title);
    }

    private static Table table(List<Statement> statements, Stage stage) {
        return new Table(
                List.of("second", "statement", "session", "took", "outcome"),
                statements.stream()
                        .map(statement -> List.of(
                                Spelling.second(stage.axis().second(statement.began())),
                                Spelling.line(text(statement), LONGEST_TEXT),
                                session(statement.session()),
                                Spelling.millis(statement
                                                .span(stage.evidence().span().to())
                                                .length()
                                                .toNanos()
                                        / 1e6),
                                outcome(statement)))
                        .toList());
    }

    /** Of sessions that are not of the learner's role the log has DDL without its words. */
    private static String text(Statement statement) {
        if (!statement.text().isBlank()) {
            return statement.text();
        }
        return Stream.concat(
                        statement.ddlStarts().map(DdlStart::tag),
                        statement.ddlEnds().map(DdlEnd::tag))
                .findFirst()
                .orElse("a statement that was not recorded");
    }

    private static String outcome(Statement statement) {
        var failure = statement.failure();
        if (failure != null) {
            return "failed with " + failure.sqlstate() + ": " + Spelling.line(failure.message(), LONGEST_TEXT);
        }
        return statement.ended() == null ? "its end was not seen" : "done";
    }

    private static Optional<String> failure(Statement statement) {
        return Optional.ofNullable(statement.failure()).map(failure -> failure.sqlstate());
    }

    private static String session(Session session) {
        return session.isPreparedTransaction()
                ? "a prepared transaction"
                : "session " + session.pid() + " (" + session.role() + ")";
    }
}
