package dev.zdm.grader.cli;

import dev.zdm.grader.store.VerdictFile;
import dev.zdm.labs.Lab;
import java.nio.file.Path;
import java.util.List;
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
        String standing = standing(desk.learner().attempts(lab));
        return String.format(Locale.ROOT, "%-7s %-20s %3d min  %s", lab.id(), lab.slug(), lab.minutes(), lab.title())
                + "  " + (standing.equals("passed") ? terminal.green(standing) : terminal.faint(standing));
    }

    /** Once passed, always passed; else what was said last. */
    private static String standing(List<Path> attempts) {
        List<String> verdicts = attempts.stream()
                .flatMap(attempt -> VerdictFile.words(attempt).stream())
                .toList();
        if (verdicts.contains("passed")) {
            return "passed";
        }
        return attempts.isEmpty()
                ? "not tried yet"
                : attempts.size() + (attempts.size() == 1 ? " attempt" : " attempts");
    }
}
