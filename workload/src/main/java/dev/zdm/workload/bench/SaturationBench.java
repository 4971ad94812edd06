package dev.zdm.workload.bench;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.shop.SeedProgress;
import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSeeder;
import dev.zdm.workload.shop.ShopSize;
import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.RunningApp;
import dev.zdm.workload.traffic.Traffic;
import dev.zdm.workload.traffic.TrafficSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the server can do for our traffic, beside what it can do for pgbench: the same statements, shares, connections
 * and shop, in turns. A ratio near 1 says that the traffic is not the bottleneck.
 */
public final class SaturationBench {

    private static final String DATABASE = "bench_traffic";
    private static final String USER = "bench_app";
    private static final long SEED = 42;

    private final BenchServer server;
    private final ShopSize size;
    private final int clients;
    private final Duration turn;
    private final String password = UUID.randomUUID().toString();

    /**
     * @param clients connections at work, of either side
     * @param turn how long each side runs in each round; whole seconds, at least three
     */
    public SaturationBench(BenchServer server, ShopSize size, int clients, Duration turn) {
        this.server = server;
        this.size = size;
        this.clients = clients;
        this.turn = turn;
    }

    /** Seeds a shop, lets both sides warm up in a round that does not count, and compares requests per second. */
    public Comparison run(int rounds) throws SQLException, IOException {
        Path folder = Files.createTempDirectory("zdm-bench");
        server.ensureRole(Shop.OWNER_ROLE, "NOLOGIN");
        server.ensureRole(Shop.APP_ROLE, "NOLOGIN");
        server.ensureRole(USER, "LOGIN IN ROLE " + Shop.APP_ROLE);
        server.run("ALTER ROLE " + USER + " PASSWORD '" + password + "'");
        server.createDatabase(DATABASE);
        try {
            new ShopSeeder(() -> server.connect(DATABASE), SEED, size, SeedProgress.Listener.SILENT).seed();
            AppVersion app = withoutMemory(AppVersion.builtIn("v1"));
            PgbenchScripts scripts = PgbenchScripts.write(app, size, folder);
            round(app, scripts, folder);
            List<Comparison.Round> measured = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                measured.add(round(app, scripts, folder));
            }
            return new Comparison("saturation, requests/s", measured);
        } finally {
            server.dropDatabase(DATABASE);
            server.run("DROP ROLE " + USER);
            delete(folder);
        }
    }

    /** pgbench cannot pass the id of a placed order on to the payment, so here our customers do not either. */
    private static AppVersion withoutMemory(AppVersion app) {
        return new AppVersion(
                app.name(),
                app.readsFrom(),
                app.requests().stream()
                        .map(request -> new Request(
                                request.name(),
                                request.kind(),
                                request.share(),
                                request.transaction(),
                                false,
                                request.statements(),
                                List.of(),
                                List.of()))
                        .toList());
    }

    private Comparison.Round round(AppVersion app, PgbenchScripts scripts, Path folder)
            throws SQLException, IOException {
        server.run("CHECKPOINT");
        double ours = ours(app, folder.resolve("requests.jsonl"));
        server.run("CHECKPOINT");
        double theirs = new Pgbench(server, DATABASE, USER, password).run(scripts, clients, turn);
        return new Comparison.Round(ours, theirs);
    }

    /** Requests per second between the first whole second and the last. */
    private double ours(AppVersion app, Path log) {
        TrafficSettings settings =
                TrafficSettings.on(server.urlOf(DATABASE), log, size, SEED).withPace(new Pace.Saturating(clients));
        try (Traffic traffic = Traffic.start(settings, List.of(new RunningApp(app, USER, password)))) {
            LiveTraffic first = traffic.awaitSecondAfter(traffic.live().second());
            LiveTraffic last = first;
            while (Duration.between(first.second(), last.second()).compareTo(turn) < 0) {
                last = traffic.awaitSecondAfter(last.second());
            }
            if (last.failedSoFar() > 0) {
                throw new IllegalStateException(last.failedSoFar() + " requests failed in the benchmark");
            }
            double seconds = Duration.between(first.second(), last.second()).toMillis() / 1_000.0;
            return (last.doneSoFar() - first.doneSoFar()) / seconds;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
