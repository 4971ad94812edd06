package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.store.HeartbeatWatch;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.store.VerdictJson;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code bin/grader check}: judges an attempt as far as it has come, and writes the verdict down beside it. */
final class CheckCommand {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);
    private static final Duration LONG_SILENCE = Duration.ofSeconds(30);

    private final Desk desk;
    private final Clock clock;

    CheckCommand(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    int run(CommandLine line, Terminal terminal) {
        Desk.Case asked = desk.attempt(line);
        Grader grader = Grader.of(asked.lab());
        Instant now = afterTheRecorder(asked);
        Evidence evidence = EvidenceReader.read(asked.folder());
        Verdict verdict = grader.judge(evidence, now);
        terminal.out().print(printed(verdict, evidence.attempt(), asked, line.format(), terminal));
        writeDown(asked.folder(), evidence.attempt(), verdict, terminal);
        return verdict.exitCode();
    }

    /**
     * What the learner did just before they asked has to be in the evidence, so the recorder is waited for. One that has not
     * been heard of for long is not: its silence is the answer.
     *
     * @return the moment to judge at: that of asking, or a later one when the recorder did not get there in time
     */
    private Instant afterTheRecorder(Desk.Case asked) {
        Instant now = clock.instant();
        var watch = new HeartbeatWatch(asked.folder());
        boolean isRunning = asked.attempt().state() == Attempt.State.RUNNING
                && watch.newest().filter(now.minus(LONG_SILENCE)::isBefore).isPresent();
        boolean caughtUp = isRunning
                && watch.awaitLaterThan(now, LONGEST_WAIT).filter(now::isBefore).isPresent();
        return caughtUp || !isRunning ? now : now.plus(Evidence.HEARTBEAT_OVERDUE);
    }

    private static String printed(Verdict verdict, Attempt attempt, Desk.Case asked, Format format, Terminal terminal) {
        return switch (format) {
            case TEXT -> new VerdictText(terminal).of(asked.lab(), attempt, verdict);
            case JSON -> VerdictJson.of(attempt, verdict) + "\n";
            case JUNIT -> VerdictJUnit.of(asked.lab(), verdict);
        };
    }

    /** A bundle from another machine may be in a folder that cannot be written; it has been judged all the same. */
    private void writeDown(Path folder, Attempt attempt, Verdict verdict, Terminal terminal) {
        try {
            VerdictFile.append(folder, attempt, verdict, clock.instant());
        } catch (LabProblem e) {
            terminal.tell(e);
        }
    }
}
