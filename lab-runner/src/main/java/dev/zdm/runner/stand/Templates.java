package dev.zdm.runner.stand;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.server.DiskProblem;
import dev.zdm.runner.server.Server;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.shop.SeedProgress;
import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSeeder;
import dev.zdm.workload.shop.ShopSize;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * Seeded shops that stands are cloned from, one database for each size. A shop is seeded once; a half-seeded one is thrown
 * away at the next try. Thread-safe: one shop is seeded at a time.
 */
public final class Templates {

    /** What all shops follow from. */
    public static final long SEED = 42;

    /** To be raised whenever the seeded rows or the witness change, so that templates of older builds are not used. */
    private static final int EDITION = 1;

    private static final long BYTES_PER_ORDER = 700;
    private static final String SEEDING = "shop_seeding";

    private final Server server;
    private final Path disk;

    /** @param disk a folder on the disk that the server writes to */
    public Templates(Server server, Path disk) {
        this.server = server;
        this.disk = disk;
    }

    /**
     * The name of the template with so many orders, seeded now if there is none.
     *
     * @throws LabProblem when it cannot be seeded
     */
    public synchronized String withOrders(long orders, Progress progress) {
        String name = "template_" + EDITION + "_" + SEED + "_" + orders;
        try {
            if (!exists(name)) {
                DiskProblem.requireRoom(
                        disk,
                        2 * orders * BYTES_PER_ORDER,
                        String.format(Locale.ROOT, "seeding %,d orders and a stand of them", orders));
                seed(name, ShopSize.withOrders(orders), progress);
            }
            return name;
        } catch (SQLException e) {
            throw problem("A shop of " + orders + " orders could not be seeded", e);
        } catch (WorkloadProblem e) {
            throw new LabProblem.Unfit(String.valueOf(e.getMessage()), e.whatToDo(), e);
        }
    }

    private boolean exists(String name) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
            return row.next();
        }
    }

    private void seed(String name, ShopSize size, Progress progress) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            Shop.requireServer(admin);
            statement.execute(SqlFile.of(Templates.class, "groups.sql"));
            statement.execute("DROP DATABASE IF EXISTS " + SEEDING + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + SEEDING);
        }
        new ShopSeeder(() -> server.connectAsAdmin(SEEDING), SEED, size, told -> tell(told, size, progress)).seed();
        try (Connection admin = server.connectAsAdmin(SEEDING);
                Statement statement = admin.createStatement()) {
            statement.execute(SqlFile.of(Templates.class, "witness.sql"));
            statement.execute("ALTER SCHEMA public OWNER TO " + Shop.OWNER_ROLE);
            statement.execute("GRANT USAGE ON SCHEMA public TO " + Shop.APP_ROLE);
        }
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement()) {
            statement.execute("ALTER DATABASE " + SEEDING + " WITH ALLOW_CONNECTIONS false");
            statement.execute("ALTER DATABASE " + SEEDING + " RENAME TO " + name);
        }
    }

    private static void tell(SeedProgress told, ShopSize size, Progress progress) {
        boolean rows = told.stage() == SeedProgress.Stage.ROWS;
        progress.at(
                rows
                        ? String.format(Locale.ROOT, "seeding %,d orders and %,d users", size.orders(), size.users())
                        : told.stage().title(),
                told.done(),
                rows ? told.total() : 0);
    }

    static LabProblem problem(String what, SQLException e) {
        boolean full = "53100".equals(e.getSQLState());
        return new LabProblem.Unfit(
                what + ": " + (full ? "the disk is full." : e.getMessage()),
                full ? "Make room, or ask for fewer rows with --rows." : "Run bin/lab doctor, then try again.",
                e);
    }
}
