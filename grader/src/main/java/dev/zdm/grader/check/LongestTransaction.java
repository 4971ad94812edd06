package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Transaction;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
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
        List<Transaction> wrote =
                phase.transactions().stream().filter(Transaction::wrote).toList();
        Optional<Ruling> overstepped =
                Machine.overstepped(wrote, one -> inPhase(one, phase), one -> told(one, phase), atMost, phase);
        if (overstepped.isPresent()) {
            return overstepped.get();
        }
        if (phase.mayHideLongerThan(atMost)) {
            return Ruling.unproven("none was seen, but the recorder was not looking all the time");
        }
        return EndState.keptUnlessUnseen(
                wrote.stream()
                        .max(Comparator.comparing(one -> inPhase(one, phase).length()))
                        .map(one -> "the longest: " + told(one, phase))
                        .orElse("all were short"),
                phase);
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
