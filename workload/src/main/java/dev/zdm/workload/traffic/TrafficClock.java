package dev.zdm.workload.traffic;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * Tells the time of day for readings of the monotonic clock. Waits are measured on the monotonic clock, evidence needs
 * the time of day; the two are tied together once, and again when somebody set the time or the machine slept.
 */
final class TrafficClock {

    private static final long NANOS = 1_000_000_000;
    private static final long JUMP_NANOS = NANOS / 4;

    private final LongSupplier monotonic;
    private final Clock timeOfDay;
    private volatile long offset;

    TrafficClock(LongSupplier monotonic, Clock timeOfDay) {
        this.monotonic = monotonic;
        this.timeOfDay = timeOfDay;
        this.offset = offsetNow();
    }

    static TrafficClock system() {
        return new TrafficClock(System::nanoTime, Clock.systemUTC());
    }

    /** The monotonic clock, in nanoseconds. */
    long nanos() {
        return monotonic.getAsLong();
    }

    /** The time of day at that reading. */
    Instant at(long nanos) {
        long sinceEpoch = offset + nanos;
        return Instant.ofEpochSecond(Math.floorDiv(sinceEpoch, NANOS), Math.floorMod(sinceEpoch, NANOS));
    }

    /** The reading at which the second after this one begins. */
    long nextSecondAfter(long nanos) {
        return (Math.floorDiv(offset + nanos, NANOS) + 1) * NANOS - offset;
    }

    /** Follows the time of day when it has jumped. */
    void followJumps() {
        long now = offsetNow();
        if (Math.abs(now - offset) > JUMP_NANOS) {
            offset = now;
        }
    }

    private long offsetNow() {
        return Duration.between(Instant.EPOCH, timeOfDay.instant()).toNanos() - monotonic.getAsLong();
    }
}
