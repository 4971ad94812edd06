package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * An app version that the learner wrote, told before it gets customers. It serves customers as the others do; what it does to them, the learner
 * does.
 *
 * @param at when it was deployed first
 * @param app what it is called in all that is told of it: {@code v2.1}
 * @param version the app version in whose place it runs: {@code v2}
 * @param checksum the beginning of its source's SHA-256
 * @param source Java
 */
public record Edition(Instant at, String app, String version, String checksum, String source) implements ToolLine {

    @Override
    public String type() {
        return "edition";
    }
}
