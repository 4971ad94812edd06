package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.OpenOrders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one app version and one kind: those that wait, the workers that serve them, and their connections.
 * A frozen lane holds up no other.
 */
final class Lane {

    private final Service service;
    private final TrafficSettings settings;
    private final TrafficClock clock;
    private final OpenOrders openOrders;
    private final Promises promises;
    private final LaneBook book;

    private final BlockingQueue<DueRequest> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger unserved = new AtomicInteger();
    private final List<Thread> workers = new ArrayList<>();
    private volatile boolean stopping;
    private volatile boolean abandoned;

    Lane(
            Service service,
            TrafficSettings settings,
            TrafficClock clock,
            OpenOrders openOrders,
            Promises promises,
            LaneBook book) {
        this.service = service;
        this.settings = settings;
        this.clock = clock;
        this.openOrders = openOrders;
        this.promises = promises;
        this.book = book;
    }

    LaneBook book() {
        return book;
    }

    /** Starts workers that serve what is {@linkplain #send sent}. */
    void startWorkers(int count, String name) {
        for (int i = 1; i <= count; i++) {
            Thread worker = new Thread(this::serveUntilStopped, name + "-" + i);
            worker.setDaemon(true);
            worker.start();
            workers.add(worker);
        }
    }

    /** A customer sends a request; some worker will take it. */
    void send(DueRequest due) {
        book.due();
        unserved.incrementAndGet();
        waiting.add(due);
    }

    private void serveUntilStopped() {
        while (!stopping) {
            try {
                DueRequest next = waiting.take();
                serve(next);
                unserved.decrementAndGet();
            } catch (InterruptedException e) {
                return; // only stop() interrupts
            }
        }
    }

    /**
     * Serves a request on this thread. One that has already waited longer than the pool's time-out is turned away at
     * once, without asking the pool: its customer has seen the 503 by now.
     */
    void serve(DueRequest due) {
        Duration timeout = settings.connectionTimeout();
        if (due.hasWaitedLongerThan(timeout, clock.nanos())) {
            turnAway(due, "No worker was free within " + timeout.toMillis() + "ms");
            return;
        }
        Draw draw = new Draw(settings.shop(), openOrders, settings.seed(), due.number());
        Pledge pledge = new Pledge(due.request(), draw, promises);
        book.begun(due);
        Service.Outcome outcome = service.serve(pledge);
        if (outcome instanceof Service.Served served) {
            keep(due, pledge, served);
        } else if (outcome instanceof Service.Failed failed) {
            pledge.fail();
            fail(due, failed);
        } else if (outcome instanceof Service.TurnedAway turnedAway) {
            pledge.fail();
            turnAway(due, turnedAway.message());
        }
    }

    private void keep(DueRequest due, Pledge pledge, Service.Served served) {
        pledge.keep(served.returned(), book.app(), clock.at(clock.nanos()));
        if (due.request().opensOrder() && served.returned() > 0) {
            openOrders.add(served.returned());
        }
        book.done(due, served.session());
    }

    private void turnAway(DueRequest due, @Nullable String message) {
        if (!stopping) {
            book.turnedAway(due, message);
        }
    }

    private void fail(DueRequest due, Service.Failed failed) {
        if (!abandoned) {
            book.failed(due, failed.sqlstate(), failed.message(), failed.session());
        }
    }

    /** No more requests are taken; those that wait are forgotten, those that run may end. */
    void stop() {
        stopping = true;
        waiting.clear();
        workers.forEach(Thread::interrupt); // a worker in JDBC does not notice, one that waits does
    }

    /** Whether nobody waits for it and nobody is being served. */
    boolean hasNothingToDo() {
        return unserved.get() == 0;
    }

    boolean isIdle() {
        return workers.stream().noneMatch(Thread::isAlive);
    }

    /** What still runs will be cancelled. It is we who fail it, so that does not count. */
    void abandon() {
        abandoned = true;
    }
}
