package dev.zdm.workload.bench;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Two figures for the same thing, ours and a yardstick's, measured in turns.
 *
 * @param what is measured, in words
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
        return median(rounds.stream().mapToDouble(Round::ratio));
    }

    /** The medians of both, the median ratio, and every round. */
    public Figure figure(String part, String unit, String yardstick) {
        String each = rounds.stream()
                .map(round -> Figure.shown(round.ours()) + "/" + Figure.shown(round.theirs()))
                .collect(Collectors.joining("  "));
        return new Figure(
                part,
                what,
                unit,
                median(rounds.stream().mapToDouble(Round::ours)),
                new Figure.Yardstick(yardstick, median(rounds.stream().mapToDouble(Round::theirs)), ratio()),
                null,
                rounds.size() == 1 ? "" : each);
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
