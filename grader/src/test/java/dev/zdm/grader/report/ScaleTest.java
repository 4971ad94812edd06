package dev.zdm.grader.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScaleTest {

    private static final Instant BEGAN = Instant.parse("2026-11-21T01:00:00Z");

    @Test
    void aLinearScaleBeginsAtZeroAndEndsAtARoundNumber() {
        assertThat(Scale.linear(312).ticks()).containsExactly(0.0, 100.0, 200.0, 300.0, 400.0);
        assertThat(Scale.linear(20).ticks()).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0);
        assertThat(Scale.linear(1).ticks()).containsExactly(0.0, 1.0);
        assertThat(Scale.linear(0).ticks()).containsExactly(0.0, 1.0);
    }

    @Test
    void bytesAreRoundInTheUnitInWhichTheyAreTold() {
        assertThat(Scale.ofBytes(550 * 1_048_576.0).ticks())
                .extracting(Spelling::bytes)
                .containsExactly("0 B", "200 MB", "400 MB", "600 MB");
    }

    @Test
    void aLogarithmicScaleGoesFromOnePowerOfTenToAnother() {
        Scale scale = Scale.logarithmic(0.6, 13_000);

        assertThat(scale.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0);
        assertThat(scale.share(0.1)).isZero();
        assertThat(scale.share(100)).isEqualTo(0.5, within(1e-9));
        assertThat(scale.share(0)).isZero();
        assertThat(scale.share(1e9)).isEqualTo(1);
    }

    @Test
    void aLogarithmicScaleOfOneValueIsOneDecade() {
        assertThat(Scale.logarithmic(10, 10).ticks()).containsExactly(10.0, 100.0);
    }

    @Test
    void theAxisOfTimeIsTheSameWhateverLiesOnIt() {
        var axis = new TimeAxis(BEGAN, 100);

        assertThat(axis.x(0)).isEqualTo(TimeAxis.LEFT);
        assertThat(axis.x(BEGAN.plusSeconds(100))).isEqualTo(TimeAxis.RIGHT);
        assertThat(axis.x(50)).isEqualTo((TimeAxis.LEFT + TimeAxis.RIGHT) / 2);
        assertThat(axis.x(BEGAN.minusSeconds(5))).isEqualTo(TimeAxis.LEFT);
        assertThat(axis.x(1_000)).isEqualTo(TimeAxis.RIGHT);
        assertThat(axis.ticks()).startsWith(0.0, 10.0).endsWith(100.0);
    }

    @Test
    void anAttemptThatHasJustBegunHasAnAxisToo() {
        assertThat(new TimeAxis(BEGAN, 0).x(0)).isEqualTo(TimeAxis.LEFT);
        assertThat(new TimeAxis(BEGAN, 0).ticks()).containsExactly(0.0, 1.0);
    }
}
