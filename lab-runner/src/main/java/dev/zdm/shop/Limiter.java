package dev.zdm.shop;

import java.util.concurrent.TimeUnit;

/**
 * Lets through so much a second, evenly: who takes early waits. Unused time is forgotten, so that a pause is not followed by a rush. Safe
 * for many threads.
 */
public final class Limiter {

    private final double perSecond;
    private long freeAtNanos = System.nanoTime();

    Limiter(double perSecond) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a limit of " + perSecond + " a second lets nothing through");
        }
        this.perSecond = perSecond;
    }

    /** Waits until so much may go: rows that are about to be written, say. */
    public void take(long amount) throws InterruptedException {
        long waitNanos;
        synchronized (this) {
            long now = System.nanoTime();
            long begin = Math.max(now, freeAtNanos);
            freeAtNanos = begin + (long) (amount / perSecond * 1e9);
            waitNanos = begin - now;
        }
        TimeUnit.NANOSECONDS.sleep(waitNanos);
    }
}
