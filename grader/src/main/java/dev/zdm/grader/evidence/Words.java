package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * What the learner says of one phase, handed in with {@code bin/lab words}.
 *
 * @param phase as the lab names it
 * @param held the invariant that held in it
 * @param prevented the failure that this kept away
 */
public record Words(Instant at, String phase, String held, String prevented) implements ToolLine {

    @Override
    public String type() {
        return "words";
    }
}
