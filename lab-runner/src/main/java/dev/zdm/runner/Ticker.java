package dev.zdm.runner;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again on a daemon thread of its own, with a pause in between, until it is closed. Thread-safe. */
public final class Ticker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final ScheduledThreadPoolExecutor thread;
    private final ScheduledFuture<?> ticking;

    /** @param task is done again whatever it throws, since nobody would notice that it is not */
    public Ticker(String name, Duration pause, Runnable task) {
        this.thread = new ScheduledThreadPoolExecutor(1, body -> {
            Thread daemon = new Thread(body, name);
            daemon.setDaemon(true);
            return daemon;
        });
        this.ticking =
                thread.scheduleWithFixedDelay(() -> doOnce(name, task), 0, pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** One stand that takes all memory for a moment must not silence the tickers of the others. */
    @SuppressWarnings("CatchingUnchecked") // errors too, on purpose
    private static void doOnce(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            LOG.error("{} failed, and is done again", name, e);
        }
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
