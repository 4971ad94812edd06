package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * The recorder's word that everything before {@code at} is on disk.
 *
 * @param samples taken since the last heartbeat
 * @param longestGap between two samples since the last heartbeat
 * @param logLag how far the reading of the server's log is behind
 */
public record Heartbeat(Instant at, int samples, Duration longestGap, Duration logLag) implements LockLine {

    @Override
    public String type() {
        return "heartbeat";
    }
}
