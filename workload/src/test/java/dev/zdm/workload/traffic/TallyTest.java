package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TallyTest {

    private final Tally tally = new Tally();

    @Test
    void percentilesAreThoseOfAllThatEndedWellOrNot() {
        for (int i = 1; i <= 98; i++) {
            tally.countDone(TimeUnit.MILLISECONDS.toNanos(i));
        }
        tally.countFailed(TimeUnit.SECONDS.toNanos(3));
        tally.countFailed(TimeUnit.SECONDS.toNanos(3));

        Tally.Counts counts = tally.close();
        assertThat(counts.done()).isEqualTo(98);
        assertThat(counts.failed()).isEqualTo(2);
        assertThat(counts.latencies().getValueAtPercentile(50)).isCloseTo(50_000, Percentage.withPercentage(1));
        assertThat(counts.latencies().getValueAtPercentile(99)).isCloseTo(3_000_000, Percentage.withPercentage(1));
    }

    @Test
    void aClosedSecondIsNotCountedAgain() {
        tally.countDue();
        tally.countDone(1_000);
        tally.close();
        tally.countDue();

        Tally.Counts counts = tally.close();
        assertThat(counts.due()).isEqualTo(1);
        assertThat(counts.done()).isZero();
        assertThat(counts.latencies().getTotalCount()).isZero();
    }

    @Test
    void aWaitBeyondAllBoundsIsCountedAtTheBound() {
        tally.countFailed(TimeUnit.DAYS.toNanos(30));

        assertThat(tally.close().latencies().getMaxValue())
                .isCloseTo(TimeUnit.DAYS.toMicros(1), Percentage.withPercentage(1));
    }
}
