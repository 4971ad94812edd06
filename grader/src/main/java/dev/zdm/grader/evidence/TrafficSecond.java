package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;

/**
 * What one app version did in one second.
 *
 * @param at the second's start
 * @param due requests that were due in it
 * @param done requests that ended well in it
 * @param failed requests that failed in it
 * @param histogram latencies in microseconds, HdrHistogram V2 compressed, base64
 */
public record TrafficSecond(
        Instant at,
        String app,
        Kind kind,
        long due,
        long done,
        long failed,
        Duration p50,
        Duration p99,
        Duration max,
        String histogram)
        implements RequestLine {

    @Override
    public String type() {
        return "second";
    }
}
