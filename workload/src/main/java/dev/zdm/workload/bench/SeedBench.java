package dev.zdm.workload.bench;

import dev.zdm.workload.shop.SeedProgress;
import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSeeder;
import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How quickly the shop is seeded, beside {@code pgbench -i} with as many accounts as the shop has rows in its larger table: the
 * whole way from an empty database to keys, indexes and statistics. The shop has four times as many indexes and a foreign key.
 */
final class SeedBench {

    private static final String DATABASE = "bench_seed";
    private static final long ACCOUNTS_PER_SCALE = 100_000;
    private static final long SEED = 42;

    private final BenchServer server;
    private final ShopSize size;

    /** @param size at least 100,000 orders, and a multiple of that for a fair comparison */
    SeedBench(BenchServer server, ShopSize size) {
        this.server = server;
        this.size = size;
    }

    /** Seeds both in turns and compares rows per second and bytes per second, indexes included. */
    List<Figure> run(int rounds) throws SQLException, IOException {
        server.ensureRole(Shop.OWNER_ROLE, "NOLOGIN");
        server.ensureRole(Shop.APP_ROLE, "NOLOGIN");
        List<Comparison.Round> rows = new ArrayList<>();
        List<Comparison.Round> bytes = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Load shop = seedShop();
            Load accounts = seedAccounts();
            rows.add(new Comparison.Round(shop.rowsPerSecond(), accounts.rowsPerSecond()));
            bytes.add(new Comparison.Round(shop.kilobytesPerSecond(), accounts.kilobytesPerSecond()));
        }
        server.dropDatabase(DATABASE);
        return List.of(
                new Comparison("rows", rows).figure("seeding", "rows/s", "pgbench -i"),
                new Comparison("bytes, indexes included", bytes).figure("seeding", "kB/s", "pgbench -i"));
    }

    private Load seedShop() throws SQLException {
        prepare();
        long began = System.nanoTime();
        new ShopSeeder(() -> server.connect(DATABASE), SEED, size, SeedProgress.Listener.SILENT).seed();
        return new Load(size.rows(), relationBytes(), Duration.ofNanos(System.nanoTime() - began));
    }

    private Load seedAccounts() throws SQLException, IOException {
        prepare();
        long scale = Math.max(1, Math.max(size.orders(), size.users()) / ACCOUNTS_PER_SCALE);
        long began = System.nanoTime();
        new Pgbench(server, DATABASE, server.user(), server.password()).initialise(scale);
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Load(scale * ACCOUNTS_PER_SCALE, relationBytes(), took);
    }

    private void prepare() throws SQLException {
        server.createDatabase(DATABASE);
        server.run("CHECKPOINT");
    }

    private long relationBytes() throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT sum(pg_total_relation_size(oid)) FROM pg_class"
                        + " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
            row.next();
            return row.getLong(1);
        }
    }

    private record Load(long rows, long bytes, Duration took) {

        double rowsPerSecond() {
            return rows * 1e9 / took.toNanos();
        }

        double kilobytesPerSecond() {
            return bytes / 1e3 * 1e9 / took.toNanos();
        }
    }
}
