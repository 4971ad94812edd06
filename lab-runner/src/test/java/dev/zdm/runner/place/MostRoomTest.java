package dev.zdm.runner.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.stand.Ground;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MostRoomTest {

    private static final Room FOR_ONE = new Room(OptionalLong.empty(), Room.CONNECTIONS_OF_A_STAND);

    private final Ground one = Ground.on(new NamedServer("one"));
    private final Ground two = Ground.on(new NamedServer("two"));

    @Test
    void whereSomebodyIsThereNobodyElseIsPut() {
        MostRoom placement = new MostRoom(List.of(one, two), Map.of(), server -> FOR_ONE);

        assertThat(placement.forStand("anna", 1)).isEqualTo(one);
        assertThat(placement.forStand("boris", 1)).isEqualTo(two);
        assertThat(placement.forStand("anna", 1)).isEqualTo(one);
        assertThatThrownBy(() -> placement.forStand("carla", 1))
                .isInstanceOf(LabProblem.Unfit.class)
                .hasMessageContaining("one has no connections left, two has no connections left");

        placement.gone("anna");

        assertThat(placement.forStand("carla", 1)).isEqualTo(one);
    }

    @Test
    void aServerThatHangsIsPassedOverAndNobodyWhoHasAPlaceWaitsForIt() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        MostRoom placement = new MostRoom(List.of(one, two), Map.of("anna", one), server -> {
            if (server == one.server()) {
                asked.countDown();
                await(goesOn);
            }
            return FOR_ONE;
        });
        try {
            CompletableFuture<Ground> boris = CompletableFuture.supplyAsync(() -> placement.forStand("boris", 1));
            await(asked);

            assertThat(CompletableFuture.supplyAsync(() -> placement.of("anna")).get(30, TimeUnit.SECONDS))
                    .isEqualTo(one);
            assertThat(boris.get(30, TimeUnit.SECONDS)).isEqualTo(two);
        } finally {
            goesOn.countDown();
        }
    }

    @Test
    void whoWasOnADeadServerIsElsewhereNextTime() {
        MostRoom placement = new MostRoom(List.of(one, two), Map.of("anna", one), server -> FOR_ONE);

        placement.isDown(one);

        assertThat(placement.of("anna")).isEqualTo(two);
        assertThatThrownBy(() -> placement.forStand("boris", 1)).hasMessageContaining("one is down, two has no");
    }

    private static void await(CountDownLatch latch) throws SQLException {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new SQLException("nobody came");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(e);
        }
    }
}
