package dev.zdm.workload.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.server.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ShopSeederIT {

    private static final ShopSize SMALL = ShopSize.withOrders(50_000);

    private static final String PINNED = "e36eea072d811af2e54975ee87576ae7";

    private static String shop = "";

    private final TestServer server = TestServer.get();

    @BeforeAll
    static void seedAShopThatNobodyChanges() throws SQLException {
        shop = TestServer.get().newShop(SMALL);
    }

    @Test
    void theSameSeedGivesTheSameShopOnEveryMachine() throws Exception {
        assertThat(checksumOf(shop))
                .isEqualTo(checksumOf(server.newShop(SMALL)))
                .isEqualTo(PINNED);
    }

    @Test
    void anotherSeedGivesAnotherShop() throws Exception {
        String other = server.newDatabase();
        new ShopSeeder(() -> server.admin(other), 43, SMALL, SeedProgress.Listener.SILENT).seed();

        assertThat(checksumOf(other)).isNotEqualTo(checksumOf(shop));
    }

    @Test
    void theChecksumNoticesASingleChange() throws Exception {
        String own = server.newShop(ShopSize.withOrders(1_000));
        String before = checksumOf(own);

        ask(own, "WITH changed AS (UPDATE orders SET note = note || '!' WHERE id = 7 RETURNING 1) SELECT 1");

        assertThat(checksumOf(own)).isNotEqualTo(before);
    }

    @Test
    void everyOrderTellsAConsistentStory() throws Exception {
        assertThat(ask(shop, "SELECT count(*) FROM orders")).isEqualTo("50000");
        assertThat(ask(shop, "SELECT count(*) FROM users")).isEqualTo("5000");
        assertThat(ask(shop, """
                SELECT count(*) FROM orders WHERE total_cents <>
                    (SELECT sum((line ->> 'qty')::int * (line ->> 'price_cents')::int) FROM jsonb_array_elements(items) AS line)
                """)).isEqualTo("0");
        assertThat(ask(shop, "SELECT string_agg(DISTINCT jsonb_array_length(items)::text, ' ') FROM orders"))
                .isEqualTo("1 2 3 4 5");
        assertThat(ask(shop, "SELECT bool_and(created_at BETWEEN '2023-01-01Z' AND '2026-01-01Z') FROM orders"))
                .isEqualTo("t");
        assertThat(ask(
                        shop,
                        "SELECT count(*) FROM orders JOIN users ON users.id = user_id"
                                + " WHERE users.created_at > orders.created_at"))
                .isEqualTo("0");
        assertThat(ask(shop, "SELECT string_agg(DISTINCT status, ' ') FROM orders"))
                .isEqualTo("cancelled delivered new paid shipped");
        assertThat(ask(shop, "SELECT count(*) > 44000 FROM orders WHERE status = 'delivered'"))
                .as("most orders are delivered")
                .isEqualTo("t");
        assertThat(ask(shop, "SELECT max(length(note)) BETWEEN 100 AND 120 FROM orders"))
                .isEqualTo("t");
    }

    @Test
    void ordersAreSpreadUnevenlyOverUsers() throws Exception {
        String topTenth = ask(shop, """
                SELECT sum(orders) FILTER (WHERE rank <= 500) * 100 / sum(orders)
                FROM (SELECT count(*) AS orders, row_number() OVER (ORDER BY count(*) DESC) AS rank
                      FROM orders GROUP BY user_id) AS ranked
                """);
        assertThat(Double.parseDouble(topTenth)).isBetween(30.0, 60.0);
    }

    @Test
    void someNamesAreAwkwardToSplit() throws Exception {
        assertThat(ask(
                        shop,
                        "SELECT string_agg(DISTINCT array_length(string_to_array(full_name, ' '), 1)::text, ' ')"
                                + " FROM users"))
                .isEqualTo("1 2 3");
    }

    @Test
    void theShopIsReadyForTraffic() throws Exception {
        assertThat(ask(
                        shop,
                        "SELECT count(*) FROM pg_constraint WHERE convalidated AND contype IN ('p', 'u', 'f')"
                                + " AND conrelid IN ('users'::regclass, 'orders'::regclass)"))
                .isEqualTo("4");
        assertThat(ask(shop, "SELECT reltuples FROM pg_class WHERE oid = 'orders'::regclass"))
                .isEqualTo("50000");
        assertThat(ask(
                        shop,
                        "SELECT bool_and(relowner = 'shop_owner'::regrole) FROM pg_class"
                                + " WHERE relnamespace = 'public'::regnamespace"))
                .isEqualTo("t");
        assertThat(ask(shop, """
                SELECT nextval(pg_get_serial_sequence('orders', 'id')) || ' ' || nextval(pg_get_serial_sequence('users', 'id'))
                """)).isEqualTo("50001 5001");
    }

    @Test
    void progressGrowsInSmallStepsUpToTheEnd() throws Exception {
        String database = server.newDatabase();
        List<SeedProgress> heard = new ArrayList<>();
        new ShopSeeder(() -> server.admin(database), 42, ShopSize.withOrders(200_000), heard::add).seed();

        List<SeedProgress> rows = heard.stream()
                .filter(progress -> progress.stage() == SeedProgress.Stage.ROWS)
                .toList();
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(rows).extracting(SeedProgress::done).isSorted().endsWith(220_000L);
        assertThat(rows).extracting(SeedProgress::bytes).isSorted();
        assertThat(heard).extracting(SeedProgress::stage).containsAll(List.of(SeedProgress.Stage.values()));
        assertThat(heard.get(heard.size() - 1).done())
                .isEqualTo(heard.get(heard.size() - 1).total());
    }

    /** Or the first VACUUM of a learner's writes every page of it anew. */
    @Test
    void nothingIsLeftToVacuum() throws Exception {
        String own = server.newShop(ShopSize.withOrders(200_000));

        assertThat(ask(
                        own,
                        "SELECT string_agg(format('%s of %s pages of %s', relallvisible, relpages, relname), ', ')"
                                + " FROM pg_class WHERE relname IN ('users', 'orders') AND relallvisible < relpages"))
                .isNull();
    }

    @Test
    void aDatabaseThatHoldsAShopAlreadyIsRefused() throws Exception {
        String own = server.newShop(ShopSize.withOrders(1_000));

        assertThatThrownBy(
                        () -> new ShopSeeder(() -> server.admin(own), 42, SMALL, SeedProgress.Listener.SILENT).seed())
                .isInstanceOfSatisfying(WorkloadProblem.class, problem -> {
                    assertThat(problem).hasMessageContaining("already exists").hasMessageContaining("42P07");
                    assertThat(problem.whatToDo()).contains("empty database");
                });
    }

    private String checksumOf(String database) throws SQLException {
        try (Connection connection = server.admin(database)) {
            return Shop.checksum(connection);
        }
    }

    private String ask(String database, String sql) throws SQLException {
        try (Connection connection = server.admin(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
