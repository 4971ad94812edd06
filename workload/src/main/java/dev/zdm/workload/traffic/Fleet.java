package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.OpenOrders;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The app versions that run, each with its connections and workers, and the way from some to others: a deploy moves the
 * customers over in steps, as a load balancer does while one worker after the other is replaced. One thread deploys at a time.
 */
final class Fleet implements AutoCloseable {

    private static final int STEPS = 10;
    private static final Duration MAY_END_WITHIN = Duration.ofMillis(500);
    private static final Duration CANCELLED_WITHIN = Duration.ofMillis(500);
    /** How long a version that was replaced may take for what it has begun. */
    private static final Duration DRAINED_WITHIN = Duration.ofSeconds(10);

    private static final Duration SECOND_CLOSED_WITHIN = Duration.ofSeconds(3);

    private final TrafficSettings settings;
    private final TrafficClock clock;
    private final Books books;
    private final RequestLog log;
    private final Sessions sessions;
    private final Promises promises;
    private final OpenOrders openOrders;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Mix mix;

    Fleet(
            List<RunningApp> apps,
            TrafficSettings settings,
            TrafficClock clock,
            Books books,
            RequestLog log,
            Sessions sessions,
            Promises promises,
            OpenOrders openOrders) {
        this.settings = settings;
        this.clock = clock;
        this.books = books;
        this.log = log;
        this.sessions = sessions;
        this.promises = promises;
        this.openOrders = openOrders;
        this.mix = Mix.evenly(openAll(apps));
        tell(true);
    }

    private List<Mix.Served> openAll(List<RunningApp> apps) {
        List<Mix.Served> opened = new ArrayList<>();
        try {
            apps.forEach(app -> opened.add(open(app)));
        } catch (RuntimeException e) {
            opened.forEach(Mix.Served::close);
            throw e;
        }
        return opened;
    }

    private Mix.Served open(RunningApp app) {
        List<Service> services = servicesOf(app);
        Lane reads = lane(app, Kind.READ, services.get(0));
        Lane writes = lane(app, Kind.WRITE, services.get(services.size() - 1));
        if (settings.pace() instanceof Pace.Steady) {
            reads.startWorkers(settings.workers(), app.app().name() + "-reader");
            writes.startWorkers(settings.workers(), app.app().name() + "-writer");
        }
        return new Mix.Served(app.app(), app.app().shares(), reads, writes, List.copyOf(services));
    }

    /** For reads, then for writes; one when it does both. */
    private List<Service> servicesOf(RunningApp app) {
        String name = app.app().name();
        if (app.remote().isPresent()) {
            RemoteApp remote = app.remote().get();
            remote.open(settings.readers(), settings.writers(), (session, kind) -> register(session, name, kind));
            return List.of(new RemoteService(remote));
        }
        if (settings.pace() instanceof Pace.Saturating saturating) {
            return List.of(new PooledService(openPool(app, Kind.WRITE, saturating.clients())));
        }
        return List.of(
                new PooledService(openPool(app, Kind.READ, settings.readers())),
                new PooledService(openPool(app, Kind.WRITE, settings.writers())));
    }

    private ConnectionPool openPool(RunningApp app, Kind kind, int size) {
        String name = app.app().name();
        return ConnectionPool.open(app, kind, size, settings, session -> register(session, name, kind));
    }

    private void register(Session session, String app, Kind kind) {
        Sessions.Pooled pooled = new Sessions.Pooled(session, app, kind);
        sessions.add(pooled);
        log.appendNow(new LogLine.Opened(clock.at(clock.nanos()), pooled));
    }

    private Lane lane(RunningApp app, Kind kind, Service service) {
        LaneBook book = new LaneBook(app.app().name(), kind, service.server(), service.mayNeverAnswer(), clock, log);
        return new Lane(service, settings, clock, openOrders, promises, book);
    }

    Mix mix() {
        return mix;
    }

    /**
     * Rolls out these app versions in place of those that run; they share the customers evenly in the end. Returns when those that
     * are not among them have ended what they had begun, or when the traffic ends meanwhile.
     *
     * @param lasts how long the customers take to move over
     * @param gate who is told of each step
     */
    void deploy(List<RunningApp> apps, Duration lasts, Consumer<Mix> gate) throws InterruptedException {
        List<String> wanted = apps.stream().map(app -> app.app().name()).toList();
        Mix before = mix;
        List<String> running = before.apps().stream().map(Mix.Part::name).toList();
        List<Mix.Served> fresh = openAll(
                apps.stream().filter(app -> !running.contains(app.app().name())).toList());
        List<Mix.Served> all = Stream.concat(before.apps().stream().map(Mix.Part::served), fresh.stream())
                .toList();
        for (int step = 1; step <= STEPS; step++) {
            shareOut(between(before, all, wanted, step), gate, step == STEPS);
            if (ended.await(lasts.toMillis() / STEPS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        retire(
                all.stream()
                        .filter(served -> !wanted.contains(served.app().name()))
                        .toList(),
                gate);
    }

    private void shareOut(Mix next, Consumer<Mix> gate, boolean over) {
        mix = next;
        gate.accept(next);
        tell(over);
    }

    private void tell(boolean over) {
        log.append(new LogLine.Deployed(clock.at(clock.nanos()), mix.shares(), over));
    }

    /** The shares after so many steps; what rounding leaves goes to the first that is wanted. */
    private static Mix between(Mix before, List<Mix.Served> all, List<String> wanted, int step) {
        Map<Mix.Served, Integer> percents = new LinkedHashMap<>();
        int left = 100;
        for (Mix.Served served : all) {
            int from = before.percentOf(served);
            int index = wanted.indexOf(served.app().name());
            int to = index < 0 ? 0 : Mix.evenShare(index, wanted.size());
            int now = from + (to - from) * step / STEPS;
            percents.put(served, now);
            left -= now;
        }
        int rest = left;
        return new Mix(percents.entrySet().stream()
                .map(entry -> new Mix.Part(
                        entry.getKey(),
                        entry.getValue() + (entry.getKey().app().name().equals(wanted.get(0)) ? rest : 0)))
                .toList());
    }

    /** Those that get no customers any more end what they have begun, and the second in which they did is closed. */
    private void retire(List<Mix.Served> gone, Consumer<Mix> gate) throws InterruptedException {
        if (gone.isEmpty()) {
            return;
        }
        BoundedWait.until(() -> gone.stream().allMatch(Mix.Served::hasNothingToDo), DRAINED_WITHIN);
        end(gone);
        Instant drained = clock.at(clock.nanos());
        books.awaitSecondAfter(drained, SECOND_CLOSED_WITHIN);
        mix = mix.without(gone);
        gate.accept(mix);
        gone.forEach(Mix.Served::close);
    }

    boolean hasNothingToDo() {
        return served().stream().allMatch(Mix.Served::hasNothingToDo);
    }

    /** No request is taken any more; what runs may end for half a second, then it is cancelled. */
    void end() {
        ended.countDown();
        end(served());
    }

    private static void end(List<Mix.Served> all) {
        all.forEach(Mix.Served::stop);
        if (!BoundedWait.until(() -> all.stream().allMatch(Mix.Served::isIdle), MAY_END_WITHIN)) {
            all.forEach(Mix.Served::abandon);
            BoundedWait.until(() -> all.stream().allMatch(Mix.Served::isIdle), CANCELLED_WITHIN);
        }
    }

    void abandon() {
        served().forEach(Mix.Served::abandon);
    }

    private List<Mix.Served> served() {
        return mix.apps().stream().map(Mix.Part::served).toList();
    }

    @Override
    public void close() {
        served().forEach(Mix.Served::close);
    }
}
