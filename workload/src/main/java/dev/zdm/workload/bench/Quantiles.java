package dev.zdm.workload.bench;

import java.util.List;

/** Quantiles of figures that are all at hand. */
final class Quantiles {

    private Quantiles() {}

    static double median(List<Double> values) {
        return of(values, 0.5);
    }

    /** The smallest figure that so large a share of them does not exceed; 0 of none. */
    static double of(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }
}
