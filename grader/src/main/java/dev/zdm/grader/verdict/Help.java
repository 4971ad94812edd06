package dev.zdm.grader.verdict;

import dev.zdm.labs.Lab;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What help a learner had by the end of an attempt. It is told beside the verdict and changes no finding; only an attempt that the stand
 * walked for the learner is called skipped instead.
 *
 * @param hints numbers of the hints that they have seen, from 1
 * @param solutionSeen whether they asked to see the solution before they had passed
 * @param skipped whether the stand walked a road of the lab in their place
 */
public record Help(SortedSet<Integer> hints, boolean solutionSeen, boolean skipped) {

    public static final Help NONE = new Help(new TreeSet<>(), false, false);

    /** What an attempt is called that was skipped. */
    public static final String SKIPPED = "skipped";

    public Help {
        hints = Collections.unmodifiableSortedSet(new TreeSet<>(hints));
    }

    /** The first word about an attempt: the verdict's, or {@code skipped}. */
    public String word(Verdict verdict) {
        return skipped ? SKIPPED : verdict.word();
    }

    /** {@code hints seen: 2 of 3, solution seen}. */
    public String told(Lab lab) {
        List<String> parts = new ArrayList<>();
        parts.add("hints seen: " + hintsOf(lab));
        if (solutionSeen) {
            parts.add("solution seen");
        }
        if (skipped) {
            parts.add(SKIPPED);
        }
        return String.join(", ", parts);
    }

    /** {@code 2 of 3}. */
    public String hintsOf(Lab lab) {
        return hints.size() + " of " + lab.hints().size();
    }

    public boolean isAny() {
        return !hints.isEmpty() || solutionSeen || skipped;
    }

    /** The first hint of a lab's that was not seen yet; 0 when all were. */
    public int nextHint(Lab lab) {
        int last = lab.hints().size();
        for (int number = 1; number <= last; number++) {
            if (!hints.contains(number)) {
                return number;
            }
        }
        return 0;
    }

    /** Both together. */
    public Help and(Help other) {
        SortedSet<Integer> all = new TreeSet<>(hints);
        all.addAll(other.hints);
        return new Help(all, solutionSeen || other.solutionSeen, skipped || other.skipped);
    }

    /** What a learner still knows in the next attempt: that one was skipped says nothing about the next. */
    public Help remembered() {
        return new Help(hints, solutionSeen, false);
    }
}
