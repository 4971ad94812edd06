package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.TrafficSecond;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.store.Latency;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.labs.LabProblem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** {@code bin/grader report}: what an attempt looked like, phase by phase, and its verdict. */
final class ReportCommand {

    private static final int LONGEST_STATEMENT = 90;

    private final Desk desk;
    private final Clock clock;

    ReportCommand(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    int run(CommandLine line, Terminal terminal) {
        if (line.html().isPresent()) {
            throw new LabProblem.Usage("the report as a page is not there yet", "Leave out --html to read it here.");
        }
        Desk.Case asked = desk.attempt(line);
        Evidence evidence = EvidenceReader.read(asked.folder());
        for (PhaseRun run : evidence.attempt().phases()) {
            Instant end = Objects.requireNonNullElseGet(
                    run.ended(), () -> evidence.whole().span().to());
            tell(run.id(), evidence.during(new Span(run.began(), end)), terminal);
        }
        terminal.out()
                .print(new VerdictText(terminal)
                        .of(
                                asked.lab(),
                                evidence.attempt(),
                                Grader.of(asked.lab()).judge(evidence, clock.instant())));
        return 0;
    }

    private static void tell(String phase, Evidence evidence, Terminal terminal) {
        terminal.out()
                .println(terminal.bold("phase " + phase) + ", "
                        + evidence.span().length().toSeconds() + " s");
        traffic(evidence).ifPresent(terminal.out()::println);
        waits(evidence).ifPresent(terminal.out()::println);
        evidence.statements().stream()
                .filter(statement -> statement.isDdl() || statement.failed())
                .forEach(statement -> terminal.out().println(line(statement, evidence)));
        terminal.out().println();
    }

    private static Optional<String> traffic(Evidence evidence) {
        List<TrafficSecond> seconds = evidence.seconds();
        if (seconds.isEmpty()) {
            return Optional.empty();
        }
        long done = seconds.stream().mapToLong(TrafficSecond::done).sum();
        List<Request> failed =
                evidence.requests().stream().filter(Request::failed).toList();
        long turnedAway = failed.stream().filter(Request::wasTurnedAway).count();
        Duration slowest = seconds.stream()
                .map(TrafficSecond::max)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        var latency = Latency.of(seconds);
        return Optional.of(String.format(
                Locale.ROOT,
                "  traffic  %d requests served, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; %d failed, %d of them with 503",
                done,
                millis(latency.at(50)),
                millis(latency.at(99)),
                millis(slowest),
                failed.size(),
                turnedAway));
    }

    private static Optional<String> waits(Evidence evidence) {
        List<LockWait> waits = evidence.waits().stream()
                .filter(wait -> evidence.isCustomers(wait.victim()))
                .filter(wait -> wait.culprit(evidence::isLearners).isPresent())
                .toList();
        return waits.stream()
                .max(Comparator.comparing(LockWait::lasted))
                .map(longest -> String.format(
                        Locale.ROOT,
                        "  waits    customers waited %d times behind you, at most %.1f ms",
                        waits.size(),
                        millis(longest.lasted())));
    }

    private static String line(Statement statement, Evidence evidence) {
        String text = statement.text().strip().replaceAll("\\s+", " ");
        String shortened = text.length() <= LONGEST_STATEMENT ? text : text.substring(0, LONGEST_STATEMENT - 1) + "…";
        var failure = statement.failure();
        Duration took = statement.span(evidence.span().to()).length();
        return String.format(
                Locale.ROOT,
                "  second %-4d  %8.1f ms  %s%s",
                evidence.secondOf(statement.began()),
                millis(took),
                shortened,
                failure == null ? "" : "  -> " + failure.sqlstate());
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
