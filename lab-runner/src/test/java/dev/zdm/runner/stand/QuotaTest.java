package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotaTest {

    private static final Instant NOW = Instant.parse("2026-11-28T09:00:00Z");

    private final Quota quota = Quota.parse("idle=30m,life=4h,extension=2h,most=12h");

    @Test
    void whatIsNotWrittenIsAsUsual() {
        assertThat(Quota.parse("")).isEqualTo(Quota.USUAL);
        assertThat(Quota.parse("idle=90s, growth=3GB,connections=20")).satisfies(other -> {
            assertThat(other.idle()).isEqualTo(Duration.ofSeconds(90));
            assertThat(other.growthBytes()).isEqualTo(3_000_000_000L);
            assertThat(other.connections()).isEqualTo(20);
            assertThat(other.life()).isEqualTo(Quota.USUAL.life());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idle",
                "idle=",
                "idle=30",
                "idle=-1m",
                "growth=2TB",
                "connections=0",
                "speed=9",
                "idle=30m;life=4h"
            })
    void whatCannotBeReadIsRefusedInTwoLines(String text) {
        assertThatThrownBy(() -> Quota.parse(text))
                .isInstanceOfSatisfying(
                        LabProblem.Usage.class,
                        problem -> assertThat(problem.whatToDo()).isNotBlank());
    }

    @Test
    void aStandLivesForItsTimeAfterTheLastAct() {
        Lease lease = Lease.begun(NOW);

        assertThat(lease.ends(quota)).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(lease.activeAt(NOW.plusSeconds(60)).ends(quota))
                .isEqualTo(NOW.plusSeconds(60).plus(Duration.ofHours(4)));
        assertThat(lease.activeAt(NOW.minusSeconds(60))).isEqualTo(lease);
        assertThat(lease.isOver(NOW.plus(Duration.ofHours(4)).minusMillis(1), quota))
                .isFalse();
        assertThat(lease.isOver(NOW.plus(Duration.ofHours(4)), quota)).isTrue();
        assertThat(lease.isIdle(NOW.plus(Duration.ofMinutes(30)).minusMillis(1), quota))
                .isFalse();
        assertThat(lease.isIdle(NOW.plus(Duration.ofMinutes(30)), quota)).isTrue();
    }

    @Test
    void anExtensionEndsAtTheBoundAndNeverShortens() {
        Instant most = NOW.plus(Duration.ofHours(5));
        Lease extended = Lease.begun(NOW).extended(quota.extension(), most, quota);

        assertThat(extended.ends(quota)).isEqualTo(most);
        assertThat(extended.extended(quota.extension(), most, quota)).isEqualTo(extended);
        assertThat(extended.extended(quota.extension(), NOW, quota).ends(quota)).isEqualTo(most);
    }
}
