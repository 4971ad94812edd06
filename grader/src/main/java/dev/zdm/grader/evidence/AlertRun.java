package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the learner's alerts, asked once while a drill went on.
 *
 * @param at when it was asked
 * @param alert its file's name without folder and ending, {@code retries}
 * @param checksum of the file's text
 * @param rows how many it returned; an alert with rows says that something is wrong
 * @param says its first row, in words; empty when there was none
 * @param took until it answered or was given up
 * @param problem why there was no answer; null when there was one
 * @param waited whether it was seen waiting for a lock
 */
public record AlertRun(
        Instant at,
        String alert,
        String checksum,
        long rows,
        String says,
        Duration took,
        @Nullable String problem,
        boolean waited)
        implements ToolLine {

    @Override
    public String type() {
        return "alert";
    }

    public Span span() {
        return new Span(at, at.plus(took));
    }
}
