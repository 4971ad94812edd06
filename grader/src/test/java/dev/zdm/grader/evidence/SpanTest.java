package dev.zdm.grader.evidence;

import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpanTest {

    @Test
    void spansThatTouchOverlap() {
        assertThat(span(1, 2).overlaps(span(2, 3))).isTrue();
        assertThat(span(1, 2).overlaps(span(2.1, 3))).isFalse();
    }

    @Test
    void whatTwoSpansHaveInCommonIsNeverNegative() {
        assertThat(span(1, 4).within(span(2, 3))).isEqualTo(span(2, 3));
        assertThat(span(1, 2).within(span(3, 4)).length()).isZero();
    }

    @Test
    void timeThatSpansShareIsCountedOnce() {
        assertThat(Span.covered(List.of(span(5, 6), span(1, 3), span(2, 4)))).isEqualTo(Duration.ofSeconds(4));
        assertThat(Span.union(List.of(span(5, 6), span(1, 3), span(2, 4)))).containsExactly(span(1, 4), span(5, 6));
    }

    private static Span span(double from, double to) {
        return new Span(second(from), second(to));
    }
}
