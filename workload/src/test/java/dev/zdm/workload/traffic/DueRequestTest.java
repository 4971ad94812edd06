package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.workload.app.AppVersion;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DueRequestTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final long DUE = Long.MAX_VALUE - 1_000; // a monotonic clock may overflow

    private final DueRequest request =
            new DueRequest(AppVersion.builtIn("v1").requests().get(0), 0, DUE);

    @Test
    void aCustomerHasPatienceUpToTheTimeout() {
        assertThat(request.hasWaitedLongerThan(TIMEOUT, DUE + TIMEOUT.toNanos()))
                .isFalse();
    }

    @Test
    void aNanosecondLaterTheAnswerIsA503() {
        assertThat(request.hasWaitedLongerThan(TIMEOUT, DUE + TIMEOUT.toNanos() + 1))
                .isTrue();
    }
}
