package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Draw;
import dev.zdm.workload.app.Memory;
import dev.zdm.workload.app.OpenOrders;
import dev.zdm.workload.app.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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

    private final ConnectionPool pool;
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
            ConnectionPool pool,
            TrafficSettings settings,
            TrafficClock clock,
            OpenOrders openOrders,
            Promises promises,
            LaneBook book) {
        this.pool = pool;
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
        Connection connection;
        try {
            connection = pool.connection();
        } catch (SQLException noneInTime) {
            turnAway(due, noneInTime.getMessage());
            return;
        }
        serve(due, connection);
    }

    private void serve(DueRequest due, Connection connection) {
        Session session = null;
        try (connection) {
            session = pool.sessionOf(connection);
            Draw draw = new Draw(settings.shop(), openOrders, settings.seed(), due.number());
            send(due.request(), draw, connection);
            book.done(due, session);
        } catch (SQLException reason) {
            fail(due, reason, session);
        }
    }

    private void send(Request request, Draw draw, Connection connection) throws SQLException {
        List<Memory> known = request.remembers().stream()
                .filter(memory -> memory.key().isPresent())
                .toList();
        known.forEach(memory -> promises.begin(memory.truth(), memory.keyIn(draw, 0)));
        long returned;
        try {
            returned = new RequestRun(connection, request, draw).send();
        } catch (SQLException e) {
            known.forEach(memory -> promises.fail(memory.truth(), memory.keyIn(draw, 0), memory.valueIn(draw)));
            throw e;
        }
        Instant now = clock.at(clock.nanos());
        for (Memory memory : request.remembers()) {
            long key = memory.keyIn(draw, returned);
            if (key > 0) {
                promises.keep(memory.truth(), key, memory.valueIn(draw), book.app(), request.name(), now);
            }
        }
        if (request.opensOrder() && returned > 0) {
            openOrders.add(returned);
        }
    }

    private void turnAway(DueRequest due, @Nullable String message) {
        if (!stopping) {
            book.turnedAway(due, message);
        }
    }

    private void fail(DueRequest due, SQLException reason, @Nullable Session session) {
        if (!abandoned) {
            book.failed(due, reason, session);
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
