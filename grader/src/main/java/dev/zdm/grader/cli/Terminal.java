package dev.zdm.grader.cli;

import dev.zdm.labs.LabProblem;
import java.io.PrintStream;

/**
 * Where a command writes: data to {@code out}, messages to {@code err}.
 *
 * @param colours whether a person looks at {@code out} and likes colours
 */
record Terminal(PrintStream out, PrintStream err, boolean colours) {

    /** Two lines: what happened, and what to do about it. */
    void tell(LabProblem problem) {
        err.println(problem.getMessage());
        err.println(problem.whatToDo());
    }

    String green(String text) {
        return painted("32", text);
    }

    String red(String text) {
        return painted("31", text);
    }

    String yellow(String text) {
        return painted("33", text);
    }

    String bold(String text) {
        return painted("1", text);
    }

    String faint(String text) {
        return painted("2", text);
    }

    private String painted(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
