package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * How many stood still in one second.
 *
 * @param depth most sessions waiting at one sample
 * @param applicants of them the workload's
 */
public record QueueDepth(Instant at, int depth, int applicants) implements LockLine {

    @Override
    public String type() {
        return "queue";
    }
}
