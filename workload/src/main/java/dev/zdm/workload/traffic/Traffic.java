package dev.zdm.workload.traffic;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.OpenOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private static final Duration MAY_END_WITHIN = Duration.ofMillis(500);
    private static final Duration NEXT_SECOND_WITHIN = Duration.ofSeconds(5);
    private static final Duration CANCELLED_WITHIN = Duration.ofMillis(500);

    private final TrafficSettings settings;
    private final TrafficClock clock = TrafficClock.system();
    private final Sessions sessions = new Sessions();
    private final OpenOrders openOrders = new OpenOrders(OPEN_ORDERS_KEPT);
    private final RequestLog log;
    private final List<ConnectionPool> pools = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Books books;
    private @Nullable Gate gate;
    private @Nullable Clients clients;

    private Traffic(TrafficSettings settings) {
        this.settings = settings;
        this.books = new Books(clock.at(clock.nanos()));
        this.log = RequestLog.open(settings.requestLog());
    }

    /**
     * Opens all connections, then lets the customers come.
     *
     * @param apps the app versions, which share the requests evenly
     * @throws WorkloadProblem when an app version cannot connect or the log cannot be written
     */
    public static Traffic start(TrafficSettings settings, List<RunningApp> apps) {
        Traffic traffic = new Traffic(settings);
        try {
            traffic.begin(apps);
            return traffic;
        } catch (WorkloadProblem e) {
            traffic.close();
            throw e;
        }
    }

    private void begin(List<RunningApp> apps) {
        Mix mix = new Mix(apps.stream().map(this::serve).toList());
        if (settings.pace() instanceof Pace.Steady steady) {
            for (Mix.Served served : mix.apps()) {
                served.reads().startWorkers(settings.workers(), served.app().name() + "-reader");
                served.writes().startWorkers(settings.workers(), served.app().name() + "-writer");
            }
            Schedule schedule = new Schedule(clock.nanos(), steady.requestsPerSecond());
            gate = new Gate(schedule, settings, clock, mix, books);
        } else if (settings.pace() instanceof Pace.Saturating saturating) {
            gate = new Gate(null, settings, clock, mix, books);
            clients = new Clients(saturating.clients(), settings, clock, mix);
        }
    }

    private Mix.Served serve(RunningApp app) {
        ConnectionPool writers;
        ConnectionPool readers;
        if (settings.pace() instanceof Pace.Saturating saturating) {
            writers = openPool(app, Kind.WRITE, saturating.clients());
            readers = writers;
        } else {
            writers = openPool(app, Kind.WRITE, settings.writers());
            readers = openPool(app, Kind.READ, settings.readers());
        }
        return new Mix.Served(
                app.app(), app.app().shares(), lane(app, Kind.READ, readers), lane(app, Kind.WRITE, writers));
    }

    private ConnectionPool openPool(RunningApp app, Kind kind, int size) {
        String name = app.app().name();
        ConnectionPool pool = ConnectionPool.open(app, kind, size, settings, session -> register(session, name, kind));
        pools.add(pool);
        return pool;
    }

    private Lane lane(RunningApp app, Kind kind, ConnectionPool pool) {
        LaneBook book = new LaneBook(app.app().name(), kind, clock, log);
        Lane lane = new Lane(pool, settings, clock, openOrders, book);
        lanes.add(lane);
        return lane;
    }

    private void register(Session session, String app, Kind kind) {
        Sessions.Pooled pooled = new Sessions.Pooled(session, app, kind);
        sessions.add(pooled);
        log.appendNow(new LogLine.Opened(clock.at(clock.nanos()), pooled));
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
     * Ends the traffic, within about a second even when the database stands still: what runs may end for half a
     * second, then it is cancelled and not counted. Requests that waited are forgotten.
     */
    @Override
    public void close() {
        if (gate != null) {
            gate.close();
        }
        if (clients != null) {
            clients.stop();
        }
        lanes.forEach(Lane::stop);
        if (!BoundedWait.until(this::isIdle, MAY_END_WITHIN)) {
            lanes.forEach(Lane::abandon);
            pools.forEach(ConnectionPool::cancelRunning);
            BoundedWait.until(this::isIdle, CANCELLED_WITHIN);
        }
        if (gate != null) {
            gate.closeLastSecond();
        }
        pools.forEach(ConnectionPool::close);
        log.close();
    }

    private boolean isIdle() {
        return lanes.stream().allMatch(Lane::isIdle) && (clients == null || clients.isIdle());
    }
}
