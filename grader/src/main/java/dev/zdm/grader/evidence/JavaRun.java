package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * Java that the learner ran on the console, written when it ended.
 *
 * @param at when it ended
 * @param java as it was typed
 * @param outcome {@code done}, {@code failed}, {@code incomplete}, {@code stopped}, or {@code lost} when its process ended under it
 */
public record JavaRun(Instant at, Instant began, String java, String outcome) implements ToolLine {

    @Override
    public String type() {
        return "java";
    }

    public Span span() {
        return new Span(began, at);
    }
}
