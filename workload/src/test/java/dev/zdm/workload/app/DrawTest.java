package dev.zdm.workload.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.workload.shop.Shop;
import dev.zdm.workload.shop.ShopSize;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawTest {

    private static final ShopSize SHOP = ShopSize.withOrders(100_000);

    private final OpenOrders openOrders = new OpenOrders(3);

    @Test
    void theSameSeedAndNumberDrawTheSameWhateverWasAskedBefore() {
        Draw one = draw(7);
        Draw other = draw(7);
        other.note();
        other.basket();

        assertThat(other.userId()).isEqualTo(one.userId());
        assertThat(other.orderId()).isEqualTo(one.orderId());
        assertThat(one.basket()).isEqualTo(other.basket());
    }

    @Test
    void wordsOfOneRequestFitTogether() {
        assertThat(draws()).allSatisfy(draw -> {
            assertThat(draw.email()).isEqualTo("shopper" + draw.userId() + "@example.com");
            assertThat(draw.newUsername()).startsWith(draw.username() + "_");
            assertThat(draw.fullName()).isEqualTo(draw.firstName() + " " + draw.lastName());
            assertThat(draw.note().length()).isLessThanOrEqualTo(120);
        });
    }

    @Test
    void aBasketCostsWhatItsLinesSay() throws Exception {
        for (Draw draw : draws().toList()) {
            JsonNode lines = new ObjectMapper().readTree(draw.basket().items());
            int total = 0;
            for (JsonNode line : lines) {
                assertThat(line.get("sku").asText()).matches("SKU-\\d{4}");
                total += line.get("qty").asInt() * line.get("price_cents").asInt();
            }
            assertThat(lines.size()).isBetween(1, 5);
            assertThat(draw.basket().totalCents()).isEqualTo(total);
        }
    }

    @Test
    void idsStayWithinTheShop() {
        var users = draws().mapToLong(Draw::userId).summaryStatistics();
        assertThat(users.getMin()).isBetween(1L, 100L);
        assertThat(users.getMax()).isBetween(SHOP.users() - 100, SHOP.users());
        assertThat(draws().mapToLong(Draw::orderId)).allMatch(id -> id >= 1 && id <= SHOP.orders());
        assertThat(draws().mapToLong(Draw::openOrderId)).allMatch(id -> id > 95_000 && id <= SHOP.orders());
    }

    @Test
    void recentOrdersAreAskedForMoreOftenThanOldOnes() {
        assertThat(draws().filter(draw -> draw.orderId() > SHOP.orders() / 2).count())
                .as("of 20000 draws")
                .isBetween(14_000L, 18_000L);
    }

    @Test
    void someCustomersComeFarMoreOftenThanOthers() {
        var visits = draws().collect(Collectors.groupingBy(Draw::userId, Collectors.counting()));

        assertThat(visits.values().stream().mapToLong(Long::longValue).max().orElse(0))
                .as("2 would be the average")
                .isGreaterThan(12);
    }

    @Test
    void anHourIsAWholeOneOfTheHistory() {
        assertThat(draws()).allSatisfy(draw -> {
            assertThat(draw.hour().toInstant()).isBefore(Shop.HISTORY_ENDS);
            assertThat(draw.hour().getMinute() + draw.hour().getSecond()).isZero();
        });
    }

    @Test
    void anOrderThatWasPlacedIsHandedOutOnce() {
        openOrders.add(100_001);

        Draw payment = draw(1);
        assertThat(payment.openOrderId()).isEqualTo(100_001);
        assertThat(payment.openOrderId()).as("asked again").isEqualTo(100_001);
        assertThat(draw(2).openOrderId()).isNotEqualTo(100_001);
    }

    @Test
    void theOldestOpenOrderIsForgottenWhenThereAreTooMany() {
        LongStream.rangeClosed(1, 4).forEach(openOrders::add);

        assertThat(draw(1).openOrderId()).isEqualTo(2);
    }

    private Draw draw(long number) {
        return new Draw(SHOP, openOrders, 42, number);
    }

    private Stream<Draw> draws() {
        return LongStream.range(0, 20_000).mapToObj(this::draw);
    }
}
