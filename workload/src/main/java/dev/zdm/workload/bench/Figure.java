package dev.zdm.workload.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table that {@code bin/bench} makes: what was measured, beside what, and what it was to be.
 *
 * @param part of the benchmark: {@code seeding}, {@code recorder}, …
 * @param what was measured, in words
 * @param unit of both figures
 * @param ours our figure, the median where there were several rounds
 * @param beside the yardstick of the same run; null where nothing comparable is at hand
 * @param goal what it was to be; null where nothing was asked for
 * @param rounds how it came out each time, or what else has to be known; may be empty
 */
public record Figure(
        String part,
        String what,
        String unit,
        double ours,
        @Nullable Yardstick beside,
        @Nullable Goal goal,
        String rounds) {

    /**
     * Somebody else's figure for the same thing.
     *
     * @param ratio ours to theirs; the median of the rounds' ratios where there were several
     */
    public record Yardstick(String name, double figure, double ratio) {}

    /**
     * What a figure was to be.
     *
     * @param words of the goal: {@code at least 0.9 of it}
     */
    public record Goal(String words, boolean met) {

        public static Goal atLeast(double bound, double value, String of) {
            return new Goal(("at least " + shown(bound) + " " + of).strip(), value >= bound);
        }

        public static Goal atMost(double bound, double value, String of) {
            return new Goal(("at most " + shown(bound) + " " + of).strip(), value <= bound);
        }
    }

    /** A figure that stands alone. */
    public static Figure alone(String part, String what, String unit, double ours) {
        return new Figure(part, what, unit, ours, null, null, "");
    }

    /** One measurement of each. */
    public static Figure beside(String part, String what, String unit, double ours, String yardstick, double theirs) {
        return new Figure(part, what, unit, ours, new Yardstick(yardstick, theirs, ours / theirs), null, "");
    }

    public Figure to(Goal other) {
        return new Figure(part, what, unit, ours, beside, other, rounds);
    }

    public Figure with(String otherRounds) {
        return new Figure(part, what, unit, ours, beside, goal, otherRounds);
    }

    /** Three digits that matter, and no more than that of a large one. */
    public static String shown(double value) {
        String pattern = Math.abs(value) >= 100 ? "%,.0f" : Math.abs(value) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, pattern, value);
    }

    /** One line for a terminal. */
    @Override
    public String toString() {
        StringBuilder line =
                new StringBuilder(String.format(Locale.ROOT, "%-10s %-46s %10s %s", part, what, shown(ours), unit));
        if (beside != null) {
            line.append("   beside ")
                    .append(beside.name())
                    .append(' ')
                    .append(shown(beside.figure()))
                    .append(", ratio ")
                    .append(String.format(Locale.ROOT, "%.2f", beside.ratio()));
        }
        if (goal != null) {
            line.append("   goal ").append(goal.words()).append(goal.met() ? ": met" : ": MISSED");
        }
        return rounds.isEmpty() ? line.toString() : line + "   (" + rounds + ")";
    }
}
