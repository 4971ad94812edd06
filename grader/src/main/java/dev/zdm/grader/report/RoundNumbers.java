package dev.zdm.grader.report;

import java.util.List;
import java.util.stream.LongStream;

/** Numbers that an axis may show: multiples of 1, 2 or 5 times a power of ten. */
final class RoundNumbers {

    private RoundNumbers() {}

    /** The smallest round step of 1 or more that cuts {@code range} into {@code most} parts or fewer. */
    static double step(double range, int most) {
        double step = 1;
        double[] factors = {2, 2.5, 2};
        for (int i = 0; range / step > most; i++) {
            step *= factors[i % 3];
        }
        return step;
    }

    /** From 0 to {@code last} or just below it. */
    static List<Double> multiples(double step, double last) {
        return LongStream.rangeClosed(0, (long) Math.floor(last / step + 1e-9))
                .mapToObj(number -> number * step)
                .toList();
    }
}
