package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.QueueDepth;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.report.Html.Element;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Statements of the learner's that were refused a lock, each beside the same statement when it was granted. */
final class RefusedLocks {

    private static final String REFUSED = "55P03";
    private static final int MOST = 12;
    private static final int LONGEST = 90;

    private final Stage stage;

    private RefusedLocks(Stage stage) {
        this.stage = stage;
    }

    /** Empty when nothing was refused. */
    static Optional<Element> section(Stage stage) {
        Map<String, List<Statement>> same = new LinkedHashMap<>();
        stage.evidence().statements().stream()
                .filter(statement -> !statement.text().isBlank())
                .forEach(statement -> same.computeIfAbsent(
                                Spelling.line(statement.text(), Integer.MAX_VALUE), unused -> new ArrayList<>())
                        .add(statement));
        List<Element> rows = same.values().stream()
                .filter(tries -> tries.stream().anyMatch(one -> one.failedWith(REFUSED)))
                .limit(MOST)
                .map(new RefusedLocks(stage)::row)
                .toList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Element head = Html.element("tr")
                .add(List.of("statement", "refused", "behind", "granted").stream()
                        .map(column -> Html.element("th").with("scope", "col").text(column))
                        .toList());
        return Optional.of(Html.element("section", "refused")
                .add(
                        Html.element("h2").with("id", "refused-title").text("Refused, and granted"),
                        Html.element("p", "note")
                                .text(
                                        "A statement that was refused its lock, and the same statement when it got it."
                                                + " Behind whoever waits for a strong lock customers wait, too: how many is told."),
                        Html.element("div", "scroll")
                                .with("tabindex", "0")
                                .add(Html.element("table")
                                        .add(
                                                Html.element("thead").add(head),
                                                Html.element("tbody").add(rows)))));
    }

    private Element row(List<Statement> tries) {
        List<Statement> refused =
                tries.stream().filter(one -> one.failedWith(REFUSED)).toList();
        Optional<Statement> granted = tries.stream()
                .filter(one -> !one.failed() && one.ended() != null)
                .filter(one -> one.began().isAfter(refused.get(0).began()))
                .findFirst();
        return Html.element("tr")
                .add(
                        Html.element("th")
                                .with("scope", "row")
                                .add(Html.element("code")
                                        .text(Spelling.line(refused.get(0).text(), LONGEST))),
                        Html.element("td").text(told(refused)),
                        Html.element("td").text(behind(refused)),
                        Html.element("td").text(granted.map(this::told).orElse("never")));
    }

    private String told(List<Statement> refused) {
        return Spelling.count(refused.size(), "time") + ", first " + told(refused.get(0));
    }

    private String told(Statement one) {
        Evidence evidence = stage.evidence();
        Span ran = one.span(evidence.span().to());
        int queue = evidence.during(ran).queue().stream()
                .mapToInt(QueueDepth::applicants)
                .max()
                .orElse(0);
        return "at second " + Spelling.second(Math.rint(stage.axis().second(one.began()))) + ", "
                + Spelling.millis(millis(ran.length()))
                + (queue > 0 ? ", " + Spelling.count(queue, "customer") + " behind it" : ", nobody behind it");
    }

    private String behind(List<Statement> refused) {
        Evidence evidence = stage.evidence();
        List<String> names = refused.stream()
                .flatMap(one -> evidence.during(one.span(evidence.span().to())).waits().stream()
                        .filter(wait -> wait.victim().equals(one.session())))
                .flatMap(RefusedLocks::direct)
                .map(this::name)
                .distinct()
                .toList();
        return names.isEmpty() ? "nobody was seen" : String.join(", ", names);
    }

    private static Stream<Session> direct(LockWait wait) {
        return wait.culprits().stream().filter(culprit -> culprit.depth() == 1).map(Culprit::session);
    }

    private String name(Session session) {
        Evidence evidence = stage.evidence();
        return evidence.purpose(session)
                .map(purpose -> purpose.replace("actor:", ""))
                .orElseGet(() -> evidence.isCustomers(session) ? "a customer" : "session " + session.pid());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
