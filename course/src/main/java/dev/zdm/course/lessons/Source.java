package dev.zdm.course.lessons;

import dev.zdm.labs.LabProblem;
import org.jspecify.annotations.Nullable;

/**
 * Where a text comes from, so that a mistake in it can be named by file and line.
 *
 * @param file as its author knows it: {@code course/lessons/09-the-queue-is-fair.md}
 * @param firstLine line of the file on which the text begins, from 1
 */
public record Source(String file, int firstLine) {

    /**
     * @param line of the text, from 0
     * @param whatToDo how its author can mend it
     */
    public LabProblem problem(int line, String what, String whatToDo) {
        return problem(line, what, whatToDo, null);
    }

    LabProblem problem(int line, String what, String whatToDo, @Nullable Throwable cause) {
        return new LabProblem(file + ":" + (firstLine + line) + ": " + what, whatToDo, cause);
    }
}
