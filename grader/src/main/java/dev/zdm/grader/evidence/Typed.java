package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * A statement that somebody who teaches typed into the learner's console, at the learner's invitation. What it did is told by the other files,
 * as the learner's own doing.
 *
 * @param at just before it was sent
 * @param session of the console, {@code A}
 * @param text as it was sent
 */
public record Typed(Instant at, String session, String text) implements ToolLine {

    @Override
    public String type() {
        return "typed";
    }
}
