package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.RepeatedTest;

class BoundaryTest {

    @RepeatedTest(50)
    void noMomentBeforeOrAfterSharesItsMillisecond() {
        Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Instant boundary = Boundary.now();
        Instant after = Instant.now().truncatedTo(ChronoUnit.MILLIS);

        assertThat(boundary).isEqualTo(boundary.truncatedTo(ChronoUnit.MILLIS));
        assertThat(before).isBefore(boundary);
        assertThat(after).isAfter(boundary);
    }
}
