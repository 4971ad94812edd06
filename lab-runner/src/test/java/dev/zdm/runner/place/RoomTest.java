package dev.zdm.runner.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RoomTest {

    private static final long GIB = 1L << 30;

    @Test
    void connectionsLimitAServerWithMuchDisk() {
        Room room = new Room(OptionalLong.of(1000 * GIB), 4 * Room.CONNECTIONS_OF_A_STAND);

        assertThat(room.standsMore(GIB, 0)).isEqualTo(4);
        assertThat(room.standsMore(GIB, 3)).isEqualTo(1);
        assertThat(room.standsMore(GIB, 4)).isZero();
        assertThat(room.scarce(GIB, 4)).isEqualTo("connections");
    }

    @Test
    void whatIsReservedOfTheDiskIsNeverGivenAway() {
        Room room = new Room(OptionalLong.of(Room.RESERVED_BYTES + 2 * GIB), 1000);

        assertThat(room.standsMore(GIB, 0)).isEqualTo(2);
        assertThat(room.standsMore(3 * GIB, 0)).isZero();
        assertThat(room.scarce(3 * GIB, 0)).isEqualTo("disk");
        assertThat(new Room(OptionalLong.of(1), 1000).standsMore(GIB, 0)).isZero();
    }

    @Test
    void aServerThatDoesNotTellItsDiskIsBelievedToHaveRoom() {
        assertThat(new Room(OptionalLong.empty(), 3 * Room.CONNECTIONS_OF_A_STAND).standsMore(GIB, 1))
                .isEqualTo(2);
    }
}
