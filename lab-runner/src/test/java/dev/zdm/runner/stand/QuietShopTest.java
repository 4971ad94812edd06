package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.labs.LabCatalog;
import dev.zdm.workload.shop.ShopSize;
import dev.zdm.workload.traffic.TrafficSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A shop with few customers is small, but not so small that a lab cannot be done in it. */
class QuietShopTest {

    @Test
    void asManyCustomersCanQueueAsALabWants() {
        int most = LabCatalog.in(Path.of("..", "labs")).labs().stream()
                .flatMap(lab -> lab.checks().stream())
                .filter(check -> check.kind().equals("lock-queue"))
                .mapToInt(check -> Integer.parseInt(String.valueOf(check.args().get("at-least"))))
                .max()
                .orElseThrow();

        for (int rate = 1; rate <= 100; rate++) {
            TrafficSettings quiet = TrafficSettings.on("", Path.of("requests.jsonl"), ShopSize.withOrders(2_000), 1)
                    .withPoolsFor(rate);
            assertThat(quiet.readers() + quiet.writers())
                    .as("connections at a rate of " + rate)
                    .isGreaterThan(most);
        }
    }
}
