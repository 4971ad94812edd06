package dev.zdm.workload.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.workload.server.TestServer;
import dev.zdm.workload.shop.ShopSize;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppVersionIT {

    private static final ShopSize SIZE = ShopSize.withOrders(100_000);

    private static String shop = "";

    @BeforeAll
    static void seedAShop() throws SQLException {
        shop = TestServer.get().newShop(SIZE);
    }

    @Test
    void noRequestOfTheFirstVersionReadsAWholeTable() throws Exception {
        try (Connection connection = TestServer.get().admin(shop)) {
            for (Request request : AppVersion.builtIn("v1").requests()) {
                for (RequestStatement statement : request.statements()) {
                    assertThat(plan(connection, statement)).as(request.name()).doesNotContain("Seq Scan");
                }
            }
        }
    }

    @Test
    void favouritesOfTheTrafficAreFavouritesOfTheSeed() throws Exception {
        try (Connection connection = TestServer.get().admin(shop);
                PreparedStatement top = connection.prepareStatement(
                        "SELECT user_id FROM orders GROUP BY user_id ORDER BY count(*) DESC LIMIT 20");
                ResultSet row = top.executeQuery()) {
            Set<Long> favourites = new HashSet<>();
            while (row.next()) {
                favourites.add(row.getLong(1));
            }
            long visits = LongStream.range(0, 20_000)
                    .map(number -> new Draw(SIZE, new OpenOrders(1), 7, number).userId())
                    .filter(favourites::contains)
                    .count();
            assertThat(visits)
                    .as("20 of 10000 users would get 40 visits on average")
                    .isGreaterThan(250);
        }
    }

    private static String plan(Connection connection, RequestStatement statement) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (PreparedStatement explain =
                connection.prepareStatement("EXPLAIN " + statement.sql().jdbc())) {
            statement.bind(explain, new Draw(SIZE, new OpenOrders(1), TestServer.SEED, 1));
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
