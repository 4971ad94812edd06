package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.TrafficSecond;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.evidence.Words;
import dev.zdm.grader.report.Html.Element;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What customers got from each app version in each phase, what it cost, and what the learner says of it. For labs of more than one phase. */
final class PhaseByPhase {

    private static final String TITLE = "Phase by phase";
    private static final List<String> COLUMNS =
            List.of("version", "served", "failed", "slowest", "median, in its worst second");

    private PhaseByPhase() {}

    /** Empty for a lab of one phase. */
    static Optional<Element> section(Lab lab, Stage stage) {
        if (lab.phases().size() < 2) {
            return Optional.empty();
        }
        List<Element> told = new ArrayList<>();
        for (Phase phase : lab.phases()) {
            stage.evidence().attempt().phase(phase.id()).ifPresent(run -> told.add(told(phase, run, stage)));
        }
        return Optional.of(Html.element("section", "phase-by-phase")
                .add(Html.element("h2").with("id", "phase-by-phase").text(TITLE))
                .add(told));
    }

    private static Element told(Phase phase, PhaseRun run, Stage stage) {
        Instant end =
                Objects.requireNonNullElse(run.ended(), stage.evidence().span().to());
        Evidence evidence = stage.evidence().during(new Span(run.began(), end));
        return Html.element("article", "phase")
                .with("id", "phase-" + phase.id())
                .add(
                        Html.element("h3").text(phase.id() + ": " + phase.title()),
                        Html.element("p", "note").text(facts(run, evidence, stage)),
                        versions(evidence, stage))
                .add(words(phase, stage.evidence()).stream().toList());
    }

    private static String facts(PhaseRun run, Evidence evidence, Stage stage) {
        List<String> facts = new ArrayList<>();
        Duration lasted = evidence.span().length();
        facts.add("From second " + Spelling.second(Math.rint(stage.axis().second(run.began()))) + ", for "
                + Spelling.millis((double) lasted.toMillis()));
        List<Statement> statements = evidence.statements();
        facts.add(Spelling.count(statements.stream().filter(Statement::isDdl).count(), "DDL statement"));
        facts.add(Spelling.count(
                        statements.stream()
                                .filter(statement -> statement.failedWith("55P03"))
                                .count(),
                        "statement")
                + " refused a lock");
        List<Wal> looks = evidence.wal();
        looks.stream()
                .map(Wal::replicaLag)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .ifPresent(
                        lag -> facts.add("standby behind by " + Spelling.millis((double) lag.toMillis()) + " at most"));
        Optional<Wal> before = stage.evidence().wal().stream()
                .filter(look -> !look.at().isAfter(run.began()))
                .reduce((earlier, later) -> later);
        if (before.isPresent() && !looks.isEmpty()) {
            long bytes = looks.get(looks.size() - 1).position() - before.get().position();
            facts.add(Spelling.bytes((double) bytes) + " of WAL, with the customers' own");
        }
        return String.join("; ", facts) + ".";
    }

    private static Element versions(Evidence evidence, Stage stage) {
        List<Element> rows = stage.apps().names().stream()
                .map(app -> row(app, evidence))
                .flatMap(Optional::stream)
                .toList();
        Element head = Html.element("tr")
                .add(COLUMNS.stream()
                        .map(column -> Html.element("th").with("scope", "col").text(column))
                        .toList());
        return Html.element("div", "scroll")
                .with("tabindex", "0")
                .add(Html.element("table")
                        .add(
                                Html.element("thead").add(head),
                                Html.element("tbody").add(rows)));
    }

    /** Empty for a version to which nobody came. */
    private static Optional<Element> row(String app, Evidence evidence) {
        List<TrafficSecond> seconds = evidence.seconds().stream()
                .filter(second -> second.app().equals(app) && second.done() + second.failed() > 0)
                .toList();
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        long done = seconds.stream().mapToLong(TrafficSecond::done).sum();
        long failed = seconds.stream().mapToLong(TrafficSecond::failed).sum();
        Duration slowest = seconds.stream()
                .map(TrafficSecond::max)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration half = seconds.stream()
                .map(TrafficSecond::p50)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return Optional.of(Html.element("tr")
                .add(
                        Html.element("th").with("scope", "row").text(app),
                        Html.element("td").text(Spelling.count(done)),
                        Html.element("td", failed > 0 ? "bad" : "good").text(Spelling.count(failed)),
                        Html.element("td").text(Spelling.millis(slowest.toNanos() / 1e6)),
                        Html.element("td").text(Spelling.millis(half.toNanos() / 1e6))));
    }

    private static Optional<Element> words(Phase phase, Evidence attempt) {
        return attempt.wordsSoFar().stream()
                .filter(words -> words.phase().equals(phase.id()))
                .reduce((earlier, later) -> later)
                .map(PhaseByPhase::quoted);
    }

    private static Element quoted(Words words) {
        return Html.element("blockquote")
                .add(
                        Html.element("p").add(Html.element("strong").text("Held: "), Html.text(words.held())),
                        Html.element("p")
                                .add(Html.element("strong").text("Prevented: "), Html.text(words.prevented())));
    }
}
