package dev.zdm.workload.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Two figures for the same thing, ours and a yardstick's, measured in turns.
 *
 * @param what is measured, with its unit
 * @param rounds at least one
 */
public record Comparison(String what, List<Round> rounds) {

    public Comparison {
        rounds = List.copyOf(rounds);
        if (rounds.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs a round");
        }
    }

    /**
     * One turn of each.
     *
     * @param ours our figure; more is better
     * @param theirs the yardstick's
     */
    public record Round(double ours, double theirs) {

        /** How much of the yardstick's figure we reach. */
        public double ratio() {
            return ours / theirs;
        }
    }

    /** The median of the rounds' ratios: a disturbed round does not decide. */
    public double ratio() {
        double[] ratios = rounds.stream().mapToDouble(Round::ratio).sorted().toArray();
        int middle = ratios.length / 2;
        return ratios.length % 2 == 1 ? ratios[middle] : (ratios[middle - 1] + ratios[middle]) / 2;
    }

    /** One line: the median ratio, then every round. */
    @Override
    public String toString() {
        String each = rounds.stream()
                .map(round -> figure(round.ours()) + "/" + figure(round.theirs()))
                .collect(Collectors.joining("  "));
        return String.format(Locale.ROOT, "%-34s ratio %.2f   ours/theirs: %s", what, ratio(), each);
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
    }
}
