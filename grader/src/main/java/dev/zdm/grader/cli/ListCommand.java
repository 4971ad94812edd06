package dev.zdm.grader.cli;

import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.Standing;
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
        LabFolder folder = desk.learner().at(lab);
        Standing standing = folder.standing();
        String told = standing == Standing.TRIED ? tried(folder.attempts().size()) : standing.words();
        return String.format(Locale.ROOT, "%-7s %-20s %3d min  %s", lab.id(), lab.slug(), lab.minutes(), lab.title())
                + "  " + (standing.isPassed() ? terminal.green(told) : terminal.faint(told));
    }

    private static String tried(int attempts) {
        return attempts + (attempts == 1 ? " attempt" : " attempts");
    }
}
