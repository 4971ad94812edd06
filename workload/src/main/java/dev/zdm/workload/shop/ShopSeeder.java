package dev.zdm.workload.shop;

import static dev.zdm.workload.shop.SeedProgress.Stage.INDEXES;
import static dev.zdm.workload.shop.SeedProgress.Stage.KEYS;
import static dev.zdm.workload.shop.SeedProgress.Stage.ROWS;
import static dev.zdm.workload.shop.SeedProgress.Stage.STATISTICS;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.sql.SqlFile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills an empty database with the shop. Every row follows from the seed and its id by integer arithmetic on the
 * server, so the same seed and size give the same {@linkplain Shop#checksum checksum} everywhere.
 *
 * <p>Rows are loaded into bare tables by two sessions; keys and indexes follow, which is several times quicker than
 * keeping them up to date row by row.
 */
public final class ShopSeeder {

    private static final int SESSIONS = 2;
    private static final long ROWS_AT_A_TIME = 20_000;

    private static final SqlFile SESSION = SqlFile.beside(ShopSeeder.class, "session.sql");
    private static final SqlFile TABLES = SqlFile.beside(ShopSeeder.class, "tables.sql");
    private static final SqlFile SAMPLES = SqlFile.beside(ShopSeeder.class, "samples.sql");
    private static final SqlFile USERS = SqlFile.beside(ShopSeeder.class, "users.sql");
    private static final SqlFile ORDERS = SqlFile.beside(ShopSeeder.class, "orders.sql");
    private static final SqlFile INDEX_BUILDS = SqlFile.beside(ShopSeeder.class, "indexes.sql");
    private static final SqlFile KEYS_AND_IDENTITIES = SqlFile.beside(ShopSeeder.class, "keys.sql");
    private static final SqlFile STATISTICS_GATHERING = SqlFile.beside(ShopSeeder.class, "statistics.sql");

    private final Connections database;
    private final ShopSize size;
    private final SeedProgress.Listener listener;
    private final Map<String, Long> values;

    /**
     * @param database an empty database, as a superuser; the roles {@link Shop#OWNER_ROLE} and {@link Shop#APP_ROLE}
     *     have to exist on its server
     */
    public ShopSeeder(Connections database, long seed, ShopSize size, SeedProgress.Listener listener) {
        this.database = database;
        this.size = size;
        this.listener = listener;
        this.values = Map.of("seed", seed, "orders", size.orders(), "users", size.users());
    }

    /**
     * Seeds the shop and returns when everything is on disk. When it fails, the database is to be thrown away.
     *
     * @throws WorkloadProblem when the server is too old or refuses something, or this thread is interrupted
     */
    public void seed() {
        try (SeedingCrew crew = new SeedingCrew(database, SESSIONS, listener)) {
            crew.requireServer();
            crew.oneDoes(TABLES, values);
            crew.eachDoes(SESSION, values);
            crew.eachDoes(SAMPLES, values);
            crew.shares(ROWS, rows());
            crew.shares(INDEXES, SeedingTask.eachOf(INDEX_BUILDS, values));
            crew.shares(STATISTICS, SeedingTask.eachOf(STATISTICS_GATHERING, values));
            crew.takesInTurn(KEYS, SeedingTask.eachOf(KEYS_AND_IDENTITIES, values));
        } catch (SQLException e) {
            throw WorkloadProblem.refused(
                    "Seeding the shop", e, "Seed into a new, empty database, as a superuser, with room on its disk.");
        }
    }

    private List<SeedingTask> rows() {
        List<SeedingTask> tasks = new ArrayList<>();
        addRanges(tasks, USERS, size.users());
        addRanges(tasks, ORDERS, size.orders());
        return tasks;
    }

    private void addRanges(List<SeedingTask> tasks, SqlFile insert, long rows) {
        for (long first = 1; first <= rows; first += ROWS_AT_A_TIME) {
            long last = Math.min(rows, first + ROWS_AT_A_TIME - 1);
            tasks.add(SeedingTask.range(insert, values, first, last));
        }
    }
}
