package dev.zdm.grader.evidence;

import dev.zdm.grader.evidence.Audit.LostWrite;
import java.time.Instant;

/**
 * A look at one row just after a customer was told that their write is done, while no other write of it came in between. It is told only when
 * the write was not there.
 *
 * @param at when the shop had answered
 */
public record Glance(Instant at, LostWrite missing) implements ProbeLine {

    @Override
    public String type() {
        return "glance";
    }
}
