package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Transaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * {@code longest-transaction}: no transaction of the learner's that wrote was open for longer.
 *
 * @param atMost a transaction of exactly this length will do
 */
record LongestTransaction(Duration atMost) implements Check {

    @Override
    public String claim() {
        return "no transaction of yours that wrote was open for longer than " + Wording.length(atMost);
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Transaction> longest = phase.transactions().stream()
                .filter(Transaction::wrote)
                .max(Comparator.comparing(one -> inPhase(one, phase).length()));
        if (longest.filter(one -> inPhase(one, phase).length().compareTo(atMost) > 0)
                .isPresent()) {
            return Ruling.broken(told(longest.get(), phase));
        }
        if (!phase.gaps().isEmpty()) {
            return Ruling.unproven("none was seen, but the recorder was not looking all the time");
        }
        return EndState.keptUnlessUnseen(
                longest.map(one -> "the longest: " + told(one, phase)).orElse("all were short"), phase);
    }

    private static Span inPhase(Transaction transaction, Evidence phase) {
        return transaction.span().within(phase.span());
    }

    private static String told(Transaction transaction, Evidence phase) {
        return "one of " + Wording.session(transaction.session()) + " was open for "
                + Wording.length(inPhase(transaction, phase).length()) + ", "
                + Wording.when(inPhase(transaction, phase), phase);
    }
}
