package dev.zdm.workload.bench;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Request;
import dev.zdm.workload.shop.SeedProgress;
import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSeeder;
import dev.zdm.workload.shop.ShopSize;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.RunningApp;
import dev.zdm.workload.traffic.Traffic;
import dev.zdm.workload.traffic.TrafficSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A seeded shop that our traffic and pgbench visit in turns: the same statements, shares and role. Closing it drops it. */
final class BenchShop implements AutoCloseable {

    private static final String DATABASE = "bench_traffic";
    private static final String USER = "bench_app";
    private static final long SEED = 42;

    private final BenchServer server;
    private final ShopSize size;
    private final String password = UUID.randomUUID().toString();
    private final AppVersion app = withoutMemory(AppVersion.builtIn("v1"));
    private final Path folder;
    private final PgbenchScripts scripts;

    private BenchShop(BenchServer server, ShopSize size) throws SQLException, IOException {
        this.server = server;
        this.size = size;
        this.folder = Files.createTempDirectory("zdm-bench");
        this.scripts = PgbenchScripts.write(app, size, folder);
    }

    static BenchShop seeded(BenchServer server, ShopSize size) throws SQLException, IOException {
        BenchShop shop = new BenchShop(server, size);
        server.ensureRole(Shop.OWNER_ROLE, "NOLOGIN");
        server.ensureRole(Shop.APP_ROLE, "NOLOGIN");
        server.ensureRole(USER, "LOGIN IN ROLE " + Shop.APP_ROLE);
        server.run("ALTER ROLE " + USER + " PASSWORD '" + shop.password + "'");
        server.createDatabase(DATABASE);
        new ShopSeeder(() -> server.connect(DATABASE), SEED, size, SeedProgress.Listener.SILENT).seed();
        return shop;
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

    /** What our traffic notes: a line for each second, and one for each request that was slow or failed. */
    Path requestLog() {
        return folder.resolve("requests.jsonl");
    }

    /** Where a program may put files, for as long as the shop is open. */
    Path folder() {
        return folder;
    }

    PgbenchScripts scripts() {
        return scripts;
    }

    Traffic traffic(Pace pace) {
        TrafficSettings settings = TrafficSettings.on(server.urlOf(DATABASE), requestLog(), size, SEED)
                .withPace(pace);
        return Traffic.start(settings, List.of(new RunningApp(app, USER, password)));
    }

    Pgbench pgbench() {
        return new Pgbench(server, DATABASE, USER, password);
    }

    void checkpoint() throws SQLException {
        server.run("CHECKPOINT");
    }

    /** A session of the superuser's in the shop. */
    Connection connect() throws SQLException {
        return server.connect(DATABASE);
    }

    @Override
    public void close() throws SQLException, IOException {
        server.dropDatabase(DATABASE);
        server.run("DROP ROLE " + USER);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
