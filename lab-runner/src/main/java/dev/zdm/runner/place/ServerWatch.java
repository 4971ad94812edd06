package dev.zdm.runner.place;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.stand.Ground;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks each server again and again whether it is there, and brings back those that are not. */
final class ServerWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);
    private static final Duration EVERY = Duration.ofSeconds(1);
    /** One question without an answer may be a busy machine. */
    private static final int MISSES = 2;

    private static final Duration UNTIL_IT_IS_UP = Duration.ofSeconds(60);

    private final List<Ticker> tickers;
    private final Consumer<Ground> down;
    private final Consumer<Ground> up;

    /**
     * @param down told once when a server is taken for dead
     * @param up told once when it answers again
     */
    ServerWatch(List<Ground> grounds, Consumer<Ground> down, Consumer<Ground> up) {
        this.down = down;
        this.up = up;
        this.tickers = grounds.stream()
                .map(ground -> new Ticker("watch-" + ground.server().name(), EVERY, new Look(ground)))
                .toList();
    }

    /** Of one server; a server that takes long to answer keeps nobody else's waiting. */
    private final class Look implements Runnable {

        private final Ground ground;
        private int misses;
        private boolean isDown;

        Look(Ground ground) {
            this.ground = ground;
        }

        @Override
        public void run() {
            try {
                look();
            } catch (RuntimeException e) {
                LOG.error("the watch of {} failed", ground.server().name(), e);
            }
        }

        private void look() {
            if (!isDown) {
                misses = ground.server().isAlive() ? 0 : misses + 1;
                if (misses == MISSES) {
                    isDown = true;
                    LOG.warn("{} is down", ground.server().name());
                    down.accept(ground);
                }
            }
            if (isDown) {
                bringBack();
            }
        }

        /** It is back once everybody has been told; when it dies again before that, it is tried again. */
        private void bringBack() {
            try {
                ground.server().revive();
                up.accept(ground);
                isDown = false;
                misses = 0;
                LOG.warn("{} is back", ground.server().name());
            } catch (LabProblem notYet) {
                LOG.debug("{} is not back: {}", ground.server().name(), notYet.getMessage());
            }
        }
    }

    /** From now on nothing is brought back; whoever ends servers ends this first. */
    @Override
    public void close() {
        tickers.forEach(ticker -> ticker.closeAfter(() -> {}, UNTIL_IT_IS_UP));
    }
}
