package dev.zdm.workload.traffic;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.OpenOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The customers of one shop, from {@link #start} to {@link #close}. They come at the rate that the settings name,
 * whether the shop keeps up or not, and every one of them is charged from the moment that they came: a second in which
 * the shop stood still is a second in everybody's latency. What happens to them is in {@code requests.jsonl}.
 *
 * <p>A request whose turn comes later than the pool's time-out after its due time is a 503 at once, and one that gets
 * no connection within the time-out is a 503 too.
 *
 * <p>Safe for many threads.
 */
public final class Traffic implements AutoCloseable {

    private static final int OPEN_ORDERS_KEPT = 10_000;
    private static final Duration CLIENTS_END_WITHIN = Duration.ofMillis(500);
    private static final Duration SERVED_WITHIN = Duration.ofSeconds(10);
    private static final Duration NEXT_SECOND_WITHIN = Duration.ofSeconds(5);

    private final TrafficClock clock = TrafficClock.system();
    private final Sessions sessions = new Sessions();
    private final Promises promises = new Promises();
    private final Books books;
    private final RequestLog log;
    private final Fleet fleet;
    private final Gate gate;
    private final @Nullable Clients clients;
    private final ReentrantLock deploying = new ReentrantLock();

    private Traffic(TrafficSettings settings, List<RunningApp> apps) {
        books = new Books(clock.at(clock.nanos()));
        log = RequestLog.open(settings.requestLog());
        try {
            OpenOrders openOrders = new OpenOrders(OPEN_ORDERS_KEPT);
            fleet = new Fleet(apps, settings, clock, books, log, sessions, promises, openOrders);
        } catch (WorkloadProblem e) {
            log.close();
            throw e;
        }
        Schedule schedule = settings.pace() instanceof Pace.Steady steady
                ? new Schedule(clock.nanos(), steady.requestsPerSecond())
                : null;
        gate = new Gate(schedule, settings, clock, fleet.mix(), books);
        clients = settings.pace() instanceof Pace.Saturating saturating
                ? new Clients(saturating.clients(), settings, clock, fleet.mix())
                : null;
    }

    /**
     * Opens all connections, then lets the customers come.
     *
     * @param apps the app versions, which share the requests evenly
     * @throws WorkloadProblem when an app version cannot connect or the log cannot be written
     */
    public static Traffic start(TrafficSettings settings, List<RunningApp> apps) {
        return new Traffic(settings, apps);
    }

    /**
     * Rolls out these app versions in place of those that run, and returns when they alone do. Both run in between. Deploys follow
     * one another.
     *
     * @param apps at least one; they share the requests evenly in the end
     * @param lasts how long the customers take to move over
     * @throws WorkloadProblem when an app version cannot connect; then all is as it was
     */
    public void deploy(List<RunningApp> apps, Duration lasts) throws InterruptedException {
        if (clients != null) {
            throw new IllegalStateException("clients of a closed loop stay with their app versions");
        }
        deploying.lockInterruptibly();
        try {
            fleet.deploy(apps, lasts, gate::shareOut);
        } finally {
            deploying.unlock();
        }
    }

    /** The app versions that get customers now, and how many percent of them. */
    public Map<String, Integer> shares() {
        return fleet.mix().shares();
    }

    /** What customers were promised so far. */
    public Promises promises() {
        return promises;
    }

    /** How customers fare, as of the last whole second. */
    public LiveTraffic live() {
        return books.live();
    }

    /** Waits until a second later than that one was closed, at most five seconds, and tells how customers fare then. */
    public LiveTraffic awaitSecondAfter(Instant second) {
        try {
            return books.awaitSecondAfter(second, NEXT_SECOND_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return live();
        }
    }

    /** Which sessions of the server are this traffic's. */
    public Sessions sessions() {
        return sessions;
    }

    /**
     * Sends the customers away until {@link #resume}: those who came are served first, and the second in which the last one was is
     * closed. Connections stay open. No customer counts as due meanwhile.
     *
     * @return false when those who came were not served in time; customers stay away then, too
     */
    public boolean pause() throws InterruptedException {
        deploying.lockInterruptibly();
        try {
            gate.shut();
            if (!BoundedWait.until(fleet::hasNothingToDo, SERVED_WITHIN)) {
                gate.fallAsleep();
                return false;
            }
            books.awaitSecondAfter(clock.at(clock.nanos()), NEXT_SECOND_WITHIN);
            gate.fallAsleep();
            return true;
        } finally {
            deploying.unlock();
        }
    }

    /** Customers come again after {@link #pause}, at the same rate. */
    public void resume() {
        gate.open();
    }

    /**
     * Ends the traffic, within about a second even when the database stands still: what runs may end for half a
     * second, then it is cancelled and not counted. Requests that waited are forgotten.
     */
    @Override
    public void close() {
        gate.close();
        if (clients != null) {
            clients.stop();
            if (!BoundedWait.until(clients::isIdle, CLIENTS_END_WITHIN)) {
                fleet.abandon();
                BoundedWait.until(clients::isIdle, CLIENTS_END_WITHIN);
            }
        }
        fleet.end();
        gate.closeLastSecond();
        fleet.close();
        log.close();
    }
}
