package dev.zdm.runner.live;

import dev.zdm.runner.Ticker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands the stand's pictures to whoever watches, up to twenty times a second; takes none while nobody does. Thread-safe. */
public final class Live implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);
    private static final Duration EVERY = Duration.ofMillis(50);
    /** Who does not watch closely gets every fifth picture: four a second. */
    private static final int PICTURES_PER_GLANCE = 5;

    private final Supplier<Optional<LiveState>> camera;
    private final List<Consumer<LiveState>> watchers = new CopyOnWriteArrayList<>();
    private final List<Close> closeWatchers = new CopyOnWriteArrayList<>();
    private final Ticker ticker;
    private int pictures;

    /** @param wanted whether there is anybody for whom every picture counts; a glance does otherwise */
    private record Close(Consumer<LiveState> watcher, BooleanSupplier wanted) {}

    /** Somebody who watches, until it is closed. */
    public interface Watching extends AutoCloseable {
        @Override
        void close();
    }

    /** @param camera takes a picture; empty while nothing runs */
    public Live(Supplier<Optional<LiveState>> camera) {
        this.camera = camera;
        this.ticker = new Ticker("live", EVERY, this::tick);
    }

    /** From now on the watcher gets a picture four times a second, on one thread for all, so it must not block. Closing ends it. */
    public Watching watch(Consumer<LiveState> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    /** As {@link #watch}, but every picture, twenty a second, while they are wanted. */
    public Watching watchClosely(Consumer<LiveState> watcher, BooleanSupplier wanted) {
        Close close = new Close(watcher, wanted);
        closeWatchers.add(close);
        return () -> closeWatchers.remove(close);
    }

    private void tick() {
        boolean glance = ++pictures % PICTURES_PER_GLANCE == 0;
        List<Consumer<LiveState>> looking = new ArrayList<>();
        closeWatchers.stream()
                .filter(close -> glance || close.wanted().getAsBoolean())
                .forEach(close -> looking.add(close.watcher()));
        if (glance) {
            looking.addAll(watchers);
        }
        if (looking.isEmpty()) {
            return;
        }
        try {
            camera.get().ifPresent(picture -> looking.forEach(watcher -> show(picture, watcher)));
        } catch (RuntimeException missed) {
            LOG.debug("no picture this time: {}", missed.toString());
        }
    }

    /** A watcher that has gone away must not take the picture from the others. */
    private static void show(LiveState picture, Consumer<LiveState> watcher) {
        try {
            watcher.accept(picture);
        } catch (RuntimeException gone) {
            LOG.debug("a watcher failed: {}", gone.toString());
        }
    }

    @Override
    public void close() {
        ticker.close();
    }
}
