package dev.zdm.grader.verdict;

import dev.zdm.grader.check.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the grader says about one attempt: it passed, it failed, or nothing can be said. */
public sealed interface Verdict {

    List<Finding> findings();

    /** Exit code of {@code grader check}; a crash of ours is 70, so that 1 always means a broken claim. */
    int exitCode();

    /** As the JSON spells it: {@code passed}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What a learner has to hear about first: the first broken claim, else the first that is unproven. */
    default Optional<Finding> first() {
        return first(Outcome.BROKEN).or(() -> first(Outcome.UNPROVEN));
    }

    private Optional<Finding> first(Outcome outcome) {
        return findings().stream().filter(finding -> finding.is(outcome)).findFirst();
    }

    /** One broken claim fails the attempt; otherwise one unproven claim leaves it open. */
    static Verdict of(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new IllegalArgumentException("a verdict needs at least one finding");
        }
        if (findings.stream().anyMatch(finding -> finding.is(Outcome.BROKEN))) {
            return new Failed(List.copyOf(findings));
        }
        return findings.stream().anyMatch(finding -> finding.is(Outcome.UNPROVEN))
                ? new Unproven(List.copyOf(findings))
                : new Passed(List.copyOf(findings));
    }

    /** Every claim of every phase was kept. */
    record Passed(List<Finding> findings) implements Verdict {
        @Override
        public int exitCode() {
            return 0;
        }
    }

    /** A claim was broken. */
    record Failed(List<Finding> findings) implements Verdict {
        @Override
        public int exitCode() {
            return 1;
        }
    }

    /** No claim was broken, but at least one could not be observed: it counts as no attempt. */
    record Unproven(List<Finding> findings) implements Verdict {
        @Override
        public int exitCode() {
            return 3;
        }
    }
}
