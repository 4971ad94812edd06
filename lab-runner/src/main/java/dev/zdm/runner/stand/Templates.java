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
    private static final int EDITION = 2;

    private static final long BYTES_PER_ORDER = 600;
    private static final long BYTES_PER_USER = 500;
    /** Whoever starts a lab should know of it when it takes more disk than that. */
    private static final long WORTH_SAYING = 4_000_000_000L;

    private static final String SEEDING = "template_seeding";

    private final Server server;

    public Templates(Server server) {
        this.server = server;
    }

    /**
     * The name of the template of that size, seeded now if there is none.
     *
     * @param copies how many of it the stand will have beside the template: the shop itself, a standby's
     * @throws LabProblem when it cannot be seeded, or the disk has no room for all of that
     */
    public synchronized String of(ShopSize size, int copies, Progress progress) {
        String name = nameOf(size);
        try {
            boolean there = exists(name);
            long bytes = bytesOf(size);
            long needed = (there ? 0 : bytes) + copies * bytes;
            if (needed >= WORTH_SAYING) {
                progress.at("this takes about " + DiskProblem.inWords(needed) + " of disk", 0, 0);
            }
            DiskProblem.requireRoom(
                    server, needed, (there ? "a stand of " : "seeding and a stand of ") + inWords(size));
            if (!there) {
                seed(name, size, progress);
            }
            return name;
        } catch (SQLException e) {
            throw problem("A shop of " + inWords(size) + " could not be seeded", e);
        } catch (WorkloadProblem e) {
            throw new LabProblem.Unfit(String.valueOf(e.getMessage()), e.whatToDo(), e);
        }
    }

    private static String nameOf(ShopSize size) {
        String name = "template_" + EDITION + "_" + SEED + "_" + size.orders();
        return size.equals(ShopSize.withOrders(size.orders())) ? name : name + "_" + size.users();
    }

    /** With indexes, and what the work in it leaves behind. */
    static long bytesOf(ShopSize size) {
        return size.orders() * BYTES_PER_ORDER + size.users() * BYTES_PER_USER;
    }

    private static String inWords(ShopSize size) {
        return String.format(Locale.ROOT, "%,d orders and %,d users", size.orders(), size.users());
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
        progress.at(rows ? "seeding " + inWords(size) : told.stage().title(), told.done(), rows ? told.total() : 0);
    }

    static LabProblem problem(String what, SQLException e) {
        boolean full = "53100".equals(e.getSQLState());
        return new LabProblem.Unfit(
                what + ": " + (full ? "the disk is full." : e.getMessage()),
                full ? "Make room, or ask for fewer rows with --rows." : "Run bin/lab doctor, then try again.",
                e);
    }
}
