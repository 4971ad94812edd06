package dev.zdm.runner;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does the same again and again on a daemon thread of its own, with a pause in between, until it is closed. Thread-safe. */
public final class Ticker implements AutoCloseable {

    private final ScheduledThreadPoolExecutor thread;
    private final ScheduledFuture<?> ticking;

    /** @param task must not throw: a task that throws is not done again */
    public Ticker(String name, Duration pause, Runnable task) {
        this.thread = new ScheduledThreadPoolExecutor(1, body -> {
            Thread daemon = new Thread(body, name);
            daemon.setDaemon(true);
            return daemon;
        });
        this.ticking = thread.scheduleWithFixedDelay(task, 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Does one thing more on the same thread, then ends; waits for it no longer than the limit. */
    public void closeAfter(Runnable lastTask, Duration limit) {
        ticking.cancel(false);
        thread.execute(lastTask);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /** Ends at once; a task that is under way is interrupted. */
    @Override
    public void close() {
        ticking.cancel(true);
        thread.shutdownNow();
    }
}
