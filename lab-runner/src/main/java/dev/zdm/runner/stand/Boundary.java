package dev.zdm.runner.stand;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Moments at which one phase ends and the next begins. The server's log tells time in milliseconds, cut off; a statement that was sent in the
 * millisecond of a boundary would belong to both.
 */
final class Boundary {

    private Boundary() {}

    /** A whole millisecond of its own: whatever was logged before is earlier, and whatever is logged after this returns is later. */
    static Instant now() {
        Instant boundary = millisecondAfter(Instant.now());
        millisecondAfter(boundary);
        return boundary;
    }

    private static Instant millisecondAfter(Instant moment) {
        Instant last = moment.truncatedTo(ChronoUnit.MILLIS);
        Instant now = Instant.now();
        while (!now.truncatedTo(ChronoUnit.MILLIS).isAfter(last)) {
            Thread.onSpinWait();
            now = Instant.now();
        }
        return now.truncatedTo(ChronoUnit.MILLIS);
    }
}
