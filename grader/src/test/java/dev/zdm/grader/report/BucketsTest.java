package dev.zdm.grader.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BucketsTest {

    @Test
    void aShortAttemptIsToldSecondBySecond() {
        assertThat(over(600).width()).isEqualTo(1);
        assertThat(over(600.5).width()).isEqualTo(2);
    }

    @Test
    void aLongAttemptHasNoMorePointsThanAPageCanBear() {
        List<Point> everySecond = IntStream.range(0, 36_000)
                .mapToObj(second -> new Point(second, 1))
                .toList();

        List<Point> sums = over(36_000).sums(everySecond);

        assertThat(sums).hasSize(Buckets.MOST).allMatch(sum -> sum.value() == 60);
        assertThat(sums).extracting(Point::second).startsWith(0.0, 60.0).endsWith(35_940.0);
    }

    @Test
    void countsAreAddedAndTheWorstOfMeasurementsIsKept() {
        List<Point> samples = List.of(new Point(0, 3), new Point(1.9, 8), new Point(2, 1), new Point(1, 4));
        Buckets buckets = over(1_200);

        assertThat(buckets.sums(samples)).containsExactly(new Point(0, 15), new Point(2, 1));
        assertThat(buckets.highest(samples)).containsExactly(new Point(0, 8), new Point(2, 1));
        assertThat(buckets.means(samples)).containsExactly(new Point(0, 5), new Point(2, 1));
    }

    @Test
    void aStretchInWhichNothingWasMeasuredHasNoPoint() {
        assertThat(over(100).highest(List.of(new Point(3, 1), new Point(7, 1))))
                .extracting(Point::second)
                .containsExactly(3.0, 7.0);
    }

    @Test
    void whatLiesJustOutsideOfTheAttemptBelongsToItsFirstOrLastSecond() {
        assertThat(over(10).start(-0.4)).isZero();
        assertThat(over(10).start(10)).isEqualTo(9);
    }

    @Test
    void ofStatesInOneStretchTheLastIsKept() {
        assertThat(over(1_200).lastOfEach(List.of(1.0, 2.0, 2.5, 3.9), second -> second))
                .containsExactly(1.0, 3.9);
    }

    @Test
    void aCurveIsBrokenWhereNobodySawAnything() {
        var series = new Series("v1", "app0", List.of(new Point(1, 1), new Point(2, 1), new Point(9, 1)));

        assertThat(series.unbroken(3)).extracting(List::size).containsExactly(2, 1);
    }

    private static Buckets over(double seconds) {
        return Buckets.over(new TimeAxis(Instant.EPOCH, seconds));
    }
}
