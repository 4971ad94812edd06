package dev.zdm.grader.report;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The vertical axis of a lane.
 *
 * @param ticks values that are written beside it, from its lowest to its highest
 */
record Scale(List<Double> ticks, boolean logarithmic) {

    private static final int MOST_STEPS = 4;

    Scale {
        ticks = List.copyOf(ticks);
    }

    /** From zero to a round number at or above {@code highest}. */
    static Scale linear(double highest) {
        return linear(highest, 1);
    }

    /** Round in the unit in which bytes of that many are told. */
    static Scale ofBytes(double highest) {
        double unit = 1;
        while (highest / unit >= 1_024) {
            unit *= 1_024;
        }
        return linear(highest, unit);
    }

    /** From one power of ten to another, so that 5 ms and 5 s can both be read; every value is above zero. */
    static Scale logarithmic(double lowest, double highest) {
        int from = (int) Math.floor(Math.log10(lowest));
        int to = Math.max(from + 1, (int) Math.ceil(Math.log10(highest)));
        List<Double> powers = IntStream.rangeClosed(from, to)
                .mapToObj(power -> Math.pow(10, power))
                .toList();
        return new Scale(powers, true);
    }

    private static Scale linear(double highest, double unit) {
        double step = RoundNumbers.step(highest / unit, MOST_STEPS) * unit;
        double top = Math.max(step, Math.ceil(highest / step - 1e-9) * step);
        return new Scale(RoundNumbers.multiples(step, top), false);
    }

    /** How far up a value lies, 0 at the bottom and 1 at the top; what does not fit lies at the end. */
    double share(double value) {
        double share = (bent(value) - bent(lowest())) / (bent(highest()) - bent(lowest()));
        return Math.min(Math.max(share, 0), 1);
    }

    double lowest() {
        return ticks.get(0);
    }

    double highest() {
        return ticks.get(ticks.size() - 1);
    }

    private double bent(double value) {
        return logarithmic ? Math.log10(Math.max(value, lowest())) : value;
    }
}
