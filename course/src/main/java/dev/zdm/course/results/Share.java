package dev.zdm.course.results;

/**
 * How many of how many. Of a few it says no percentage: one learner more would turn it over.
 *
 * @param n how many were counted
 */
public record Share(int count, int n) {

    /** Fewer than that are told with their number only. */
    static final int FEW = 5;

    public Share {
        if (count < 0 || count > n) {
            throw new IllegalArgumentException(count + " of " + n);
        }
    }

    /** {@code 12 of 20, 60 %}; {@code 1 of 2, too few to tell}; {@code nobody yet}. */
    public String words() {
        if (n == 0) {
            return "nobody yet";
        }
        return count + " of " + n + (n < FEW ? ", too few to tell" : ", " + Math.round(100.0 * count / n) + " %");
    }

    /** From 0 to 1; nobody counts as all, because nobody is in trouble. */
    double rate() {
        return n == 0 ? 1 : (double) count / n;
    }
}
