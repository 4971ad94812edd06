package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;

/**
 * One use of a tool, written when it ended.
 *
 * @param at when it ended
 * @param tool {@code apply}
 * @param exit the code that it ended with; 0 when all went well
 * @param files the learner's work files as they were when it began
 * @param says what it told the learner, bounded
 */
public record ToolRun(
        Instant at,
        String tool,
        List<String> arguments,
        Instant began,
        int exit,
        List<WorkFile> files,
        List<String> says)
        implements ToolLine {

    public ToolRun {
        arguments = List.copyOf(arguments);
        files = List.copyOf(files);
        says = List.copyOf(says);
    }

    @Override
    public String type() {
        return "tool";
    }

    public Span span() {
        return new Span(began, at);
    }

    /**
     * @param name inside the work folder: {@code migrations/V001__expand.sql}
     * @param checksum the beginning of its SHA-256
     */
    public record WorkFile(String name, String checksum, String text) {}
}
