package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.TrafficSecond;
import dev.zdm.grader.report.HtmlReport;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.Latency;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** {@code bin/grader report}: what an attempt looked like, phase by phase, and its verdict; in the terminal or as a page. */
final class ReportCommand {

    private static final int LONGEST_STATEMENT = 90;

    private final Desk desk;
    private final Clock clock;

    ReportCommand(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    int run(CommandLine line, Terminal terminal) {
        Optional<Path> page = line.html().map(ReportCommand::writable);
        Desk.Case asked = desk.attempt(line);
        Evidence evidence = EvidenceReader.read(asked.folder());
        Verdict verdict = Grader.of(asked.lab()).judge(evidence, clock.instant());
        Help help = HelpFile.read(asked.folder());
        if (page.isPresent()) {
            write(HtmlReport.of(asked.lab(), evidence, help, verdict), page.get());
            terminal.err().println("the report is in " + page.get());
        } else {
            tell(asked.lab(), evidence, help, verdict, terminal);
        }
        return 0;
    }

    /** The file, if it can be one: a wrong name is told before any work is done for it. */
    private static Path writable(String name) {
        try {
            Path file = Path.of(name).toAbsolutePath().normalize();
            Path folder = file.getParent();
            if (name.isBlank() || folder == null || Files.isDirectory(file)) {
                throw new LabProblem.Usage(
                        "--html needs a file, and " + (name.isBlank() ? "there is none" : name + " is a folder"),
                        "Name one, such as report.html.");
            }
            if (!Files.isDirectory(folder)) {
                throw new LabProblem.Usage(
                        "there is no folder " + folder + " to write the report to",
                        "Make it first, or name a file in one that is there.");
            }
            return file;
        } catch (InvalidPathException e) {
            throw new LabProblem.Usage("no file can be called " + name, "Name one such as report.html.");
        }
    }

    private static void write(String page, Path file) {
        try {
            Files.writeString(file, page);
        } catch (IOException e) {
            throw new LabProblem("cannot write " + file, "See that you may write there and that the disk has room.", e);
        }
    }

    private static void tell(Lab lab, Evidence evidence, Help help, Verdict verdict, Terminal terminal) {
        for (PhaseRun run : evidence.attempt().phases()) {
            Instant end = Objects.requireNonNullElseGet(
                    run.ended(), () -> evidence.whole().span().to());
            tell(run.id(), evidence.during(new Span(run.began(), end)), terminal);
        }
        terminal.out().print(new VerdictText(terminal).of(lab, evidence.attempt(), help, verdict));
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
                .filter(wait -> wait.culprit(culprit -> evidence.isLearnersDoing(wait, culprit))
                        .isPresent())
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
