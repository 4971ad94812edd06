package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PromisesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");

    private final Promises promises = new Promises();

    @Test
    void theLastAcknowledgedValueCounts() {
        write("Ana");
        write("Bea");

        assertThat(promises.settled()).singleElement().satisfies(promise -> {
            assertThat(promise.anyOf()).containsExactly("Bea");
            assertThat(promise.acknowledged()).isEqualTo(NOW);
        });
    }

    @Test
    void whileAWriteIsUnderWayNothingIsSettled() {
        write("Ana");
        promises.begin("name", 1);

        assertThat(promises.settled()).isEmpty();
    }

    @Test
    void ofTwoWritesThatOverlapEitherMayHaveComeLast() {
        write("Ana");
        promises.begin("name", 1);
        promises.begin("name", 1);
        keep("Bea");
        keep("Cleo");

        assertThat(promises.settled())
                .singleElement()
                .satisfies(promise -> assertThat(promise.anyOf()).contains("Bea", "Cleo"));
    }

    @Test
    void aWriteThatFailedMayBeThereAllTheSame() {
        write("Ana");
        promises.begin("name", 1);
        promises.fail("name", 1, "Bea");

        assertThat(promises.settled())
                .singleElement()
                .satisfies(promise -> assertThat(promise.anyOf()).containsExactlyInAnyOrder("Ana", "Bea"));
    }

    @Test
    void aWriteInBetweenChangesTheVersion() {
        write("Ana");
        long before = promises.settled().get(0).version();
        write("Ana");

        assertThat(promises.settled().get(0).version()).isNotEqualTo(before);
    }

    @Test
    void theOldestMakesRoom() {
        for (long key = 0; key <= 20_000; key++) {
            promises.begin("name", key);
            promises.keep("name", key, "x", "v1", "change-profile", NOW);
        }

        assertThat(promises.settled()).hasSize(20_000).noneMatch(promise -> promise.key() == 0);
    }

    @Test
    void whatTheShopHeldBeforeIsPromisedUntilACustomerWritesIt() {
        promises.seeded("name", 1, "Ana", NOW);
        assertThat(promises.settled())
                .singleElement()
                .satisfies(promise -> assertThat(promise.anyOf()).containsExactly("Ana"));

        promises.begin("name", 1);
        assertThat(promises.settled()).isEmpty();

        keep("Bea");
        assertThat(promises.settled())
                .singleElement()
                .satisfies(promise -> assertThat(promise.anyOf()).containsExactly("Bea"));
    }

    @Test
    void whatACustomerHasWrittenIsNotTakenForTheSeeds() {
        write("Bea");
        promises.seeded("name", 1, "Ana", NOW);

        assertThat(promises.settled())
                .singleElement()
                .satisfies(promise -> assertThat(promise.anyOf()).containsExactly("Bea"));
    }

    @Test
    void customersDoNotDisplaceWhatTheShopHeldBefore() {
        promises.seeded("name", -1, "Ana", NOW);
        for (long key = 0; key <= 20_000; key++) {
            promises.begin("name", key);
            promises.keep("name", key, "x", "v1", "change-profile", NOW);
        }

        assertThat(promises.settled()).hasSize(20_001).anyMatch(promise -> promise.key() == -1);
    }

    private void write(String value) {
        promises.begin("name", 1);
        keep(value);
    }

    private void keep(String value) {
        promises.keep("name", 1, value, "v1", "change-profile", NOW);
    }
}
