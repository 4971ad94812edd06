package dev.zdm.workload.traffic;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Clients of the closed loop: each asks as soon as it was served. */
final class Clients {

    private final AtomicLong asked = new AtomicLong();
    private final TrafficSettings settings;
    private final TrafficClock clock;
    private final Mix mix;
    private final List<Thread> threads;
    private volatile boolean stopping;

    Clients(int count, TrafficSettings settings, TrafficClock clock, Mix mix) {
        this.settings = settings;
        this.clock = clock;
        this.mix = mix;
        this.threads = IntStream.rangeClosed(1, count)
                .mapToObj(n -> new Thread(this::askUntilStopped, "client-" + n))
                .toList();
        threads.forEach(thread -> {
            thread.setDaemon(true);
            thread.start();
        });
    }

    private void askUntilStopped() {
        while (!stopping) {
            long number = asked.getAndIncrement();
            Mix.Choice choice = mix.choose(settings.seed(), number);
            choice.lane().book().due();
            choice.lane().serve(new DueRequest(choice.request(), number, clock.nanos()));
        }
    }

    void stop() {
        stopping = true;
    }

    boolean isIdle() {
        return threads.stream().noneMatch(Thread::isAlive);
    }
}
