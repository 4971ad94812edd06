package dev.zdm.grader.verdict;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.labs.Lab;
import java.util.Locale;
import java.util.Optional;

/** A verdict on a shop that is smaller than the lab's is a verdict on practice, and says so. */
public final class Practice {

    private Practice() {}

    /** {@code practice: 20,000 orders and 200,000 users, 1/50 of the full size}; empty at full size. */
    public static Optional<String> told(Lab lab, Attempt attempt) {
        long full = lab.stand().rows();
        return attempt.rows() >= full
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "practice: %,d orders and %,d users, 1/%d of the full size",
                        attempt.rows(),
                        lab.stand().usersWith(attempt.rows()),
                        Math.round((double) full / attempt.rows())));
    }
}
