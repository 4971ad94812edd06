package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TrafficClockTest {

    private static final long NANOS = 1_000_000_000;
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.250Z");

    private long monotonic = -77;
    private Instant timeOfDay = NOON;
    private final TrafficClock clock = new TrafficClock(() -> monotonic, new SettableClock());

    @Test
    void aReadingHasATimeOfDay() {
        assertThat(clock.at(-77)).isEqualTo(NOON);
        assertThat(clock.at(-77 + 2 * NANOS)).isEqualTo(NOON.plusSeconds(2));
        assertThat(clock.at(-77 - NANOS)).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void theNextSecondBeginsOnTheDot() {
        long next = clock.nextSecondAfter(-77);

        assertThat(clock.at(next)).isEqualTo(Instant.parse("2026-11-21T12:00:01Z"));
        assertThat(clock.nextSecondAfter(next)).isEqualTo(next + NANOS);
    }

    @Test
    void aMachineThatSleptGoesOnAtTheRightTime() {
        timeOfDay = NOON.plusSeconds(3_600);
        clock.followJumps();

        assertThat(clock.at(monotonic)).isEqualTo(NOON.plusSeconds(3_600));
    }

    @Test
    void aClockThatIsNudgedIsNotFollowed() {
        timeOfDay = NOON.plusMillis(200);
        clock.followJumps();

        assertThat(clock.at(monotonic)).isEqualTo(NOON);
    }

    private final class SettableClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return timeOfDay;
        }
    }
}
