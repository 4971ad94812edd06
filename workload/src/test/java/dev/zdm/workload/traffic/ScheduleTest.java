package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final long NANOS = 1_000_000_000;

    @Test
    void everySecondHasItsRequestsToTheLastOne() {
        Schedule schedule = new Schedule(-5_000, 300);
        for (long second : new long[] {0, 1, 59, 3_600, 86_400}) {
            long begins = -5_000 + second * NANOS;
            assertThat(LongStream.range(second * 300, (second + 1) * 300).map(schedule::dueNanos))
                    .allMatch(due -> due >= begins && due < begins + NANOS);
            assertThat(schedule.dueNanos((second + 1) * 300)).isEqualTo(begins + NANOS);
        }
    }

    @Test
    void requestsAreSpreadEvenlyWithinASecond() {
        Schedule schedule = new Schedule(0, 4);

        assertThat(LongStream.range(0, 5).map(schedule::dueNanos))
                .containsExactly(0L, NANOS / 4, NANOS / 2, NANOS * 3 / 4, NANOS);
    }

    @Test
    void aRateOfNothingIsRefused() {
        assertThatThrownBy(() -> new Pace.Steady(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
