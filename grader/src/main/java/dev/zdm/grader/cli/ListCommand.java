package dev.zdm.grader.cli;

import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import java.util.Locale;

/** {@code bin/grader list}: all labs, and how far the learner is with each. */
final class ListCommand {

    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    int run(Terminal terminal) {
        desk.labs().labs().forEach(lab -> terminal.out().println(line(lab, terminal)));
        return 0;
    }

    private String line(Lab lab, Terminal terminal) {
        String standing = standing(desk.learner().at(lab));
        return String.format(Locale.ROOT, "%-7s %-20s %3d min  %s", lab.id(), lab.slug(), lab.minutes(), lab.title())
                + "  " + (standing.equals("passed") ? terminal.green(standing) : terminal.faint(standing));
    }

    /** Once passed, always passed; else how often it was tried. */
    private static String standing(LabFolder lab) {
        if (lab.isPassed()) {
            return "passed";
        }
        int attempts = lab.attempts().size();
        String tried = attempts + (attempts == 1 ? " attempt" : " attempts");
        return attempts == 0 ? "not tried yet" : lab.isSkipped() ? Help.SKIPPED : tried;
    }
}
