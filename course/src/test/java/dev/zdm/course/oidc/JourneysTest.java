package dev.zdm.course.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.accounts.Identity;
import dev.zdm.course.oidc.Journey.Arrived;
import dev.zdm.course.oidc.Journey.Leaving;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JourneysTest {

    private Instant now = Instant.EPOCH;
    private final Journeys journeys = new Journeys(new Clock() {
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
            return now;
        }
    });
    private final Leaving leaving = Leaving.now(OptionalLong.empty());

    @Test
    void aJourneyIsTakenOnce() {
        String secret = journeys.keep(leaving);
        assertThat(journeys.look(secret, Leaving.class)).contains(leaving);
        assertThat(journeys.take(secret, Leaving.class)).contains(leaving);
        assertThat(journeys.take(secret, Leaving.class)).isEmpty();
    }

    @Test
    void oneStageIsNotTheOther() {
        String secret = journeys.keep(new Arrived(new Identity("issuer", "subject", "Anna"), OptionalLong.empty()));
        assertThat(journeys.look(secret, Leaving.class)).isEmpty();
        assertThat(journeys.take(secret, Leaving.class)).isEmpty();
        assertThat(journeys.look(secret, Arrived.class)).isPresent();
    }

    @Test
    void afterTenMinutesItBeginsAgain() {
        String secret = journeys.keep(leaving);
        now = now.plus(Journeys.LIMIT).minusMillis(1);
        assertThat(journeys.look(secret, Leaving.class)).isPresent();
        now = now.plusMillis(1);
        assertThat(journeys.look(secret, Leaving.class)).isEmpty();
    }

    @Test
    void onlySoManyAreKept() {
        String first = journeys.keep(leaving);
        String second = journeys.keep(leaving);
        for (int i = 0; i < 9_999; i++) {
            journeys.keep(leaving);
        }
        assertThat(journeys.look(first, Leaving.class)).isEmpty();
        assertThat(journeys.look(second, Leaving.class)).isPresent();
    }
}
