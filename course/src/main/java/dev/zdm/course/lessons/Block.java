package dev.zdm.course.lessons;

import dev.zdm.labs.LabProblem;

/**
 * A code fence with what stands in it.
 *
 * @param code its lines, each with its line's end
 * @param source the text that it stands in
 * @param line of its opening backticks in that text, from 0
 */
public record Block(Fence fence, String code, Source source, int line) {

    public boolean isOutput() {
        return fence.language().equals("output");
    }

    /** What went wrong with it, named by file and line. */
    public LabProblem problem(String what, String whatToDo) {
        return source.problem(line, what, whatToDo);
    }

    /** Line of its opening backticks in the file, from 0. */
    public int lineInFile() {
        return source.firstLine() - 1 + line;
    }
}
