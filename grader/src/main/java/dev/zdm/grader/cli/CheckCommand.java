package dev.zdm.grader.cli;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.store.VerdictJson;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
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
        Help help = HelpFile.read(asked.folder());
        terminal.out().print(printed(verdict, attempt, help, asked, line.format(), terminal));
        writeDown(asked.folder(), attempt, help, verdict, terminal);
        if (!desk.labs().named(attempt.lab()).isJudgedLike(asked.lab())) {
            terminal.err()
                    .println(
                            "The lab's checks have been changed since this attempt began; it is judged by those that it began with."
                                    + "\nFor the new ones: bin/lab reset");
        }
        return verdict.exitCode();
    }

    private static String printed(
            Verdict verdict, Attempt attempt, Help help, Desk.Case asked, Format format, Terminal terminal) {
        return switch (format) {
            case TEXT -> new VerdictText(terminal).of(asked.lab(), attempt, help, verdict);
            case JSON -> VerdictJson.of(attempt, help, verdict) + "\n";
            case JUNIT -> VerdictJUnit.of(asked.lab(), help, verdict);
        };
    }

    /** A bundle from another machine may be in a folder that cannot be written; it has been judged all the same. */
    private void writeDown(Path folder, Attempt attempt, Help help, Verdict verdict, Terminal terminal) {
        try {
            VerdictFile.append(folder, attempt, help, verdict, clock.instant());
        } catch (LabProblem e) {
            terminal.tell(e);
        }
    }
}
