package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.store.VerdictJson;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Clock;

/** {@code bin/grader check}: judges an attempt as far as it has come, and writes the verdict down beside it. */
final class CheckCommand {

    private final Desk desk;
    private final Clock clock;

    CheckCommand(Desk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    int run(CommandLine line, Terminal terminal) {
        Desk.Case asked = desk.attempt(line);
        Grader grader = Grader.of(asked.lab());
        EvidenceNow now = EvidenceNow.of(asked.folder(), clock);
        Attempt attempt = now.evidence().attempt();
        Verdict verdict = grader.judge(now.evidence(), now.asOf());
        terminal.out().print(printed(verdict, attempt, asked, line.format(), terminal));
        writeDown(asked.folder(), attempt, verdict, terminal);
        return verdict.exitCode();
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
