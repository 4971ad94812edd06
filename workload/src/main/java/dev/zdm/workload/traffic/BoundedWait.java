package dev.zdm.workload.traffic;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waiting for something that sends no signal, but never for ever. */
final class BoundedWait {

    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private BoundedWait() {}

    /** Looks again and again until the condition holds, the time is over or the thread is interrupted. */
    static boolean until(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end >= 0 || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
        return true;
    }
}
