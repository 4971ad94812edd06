package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.Rehearsal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code rehearsed-within}: each file in force that is one transaction was applied to a clone in this time, as it is now. The last
 * rehearsal of a file counts.
 *
 * @param atMost exactly so long will do
 */
record RehearsedWithin(Duration atMost) implements Check {

    @Override
    public String claim() {
        return "each file that is one transaction took " + Wording.length(atMost) + " at the most on the clone";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Migration> inForce = InForce.of(phase).files();
        if (inForce.isEmpty()) {
            return Ruling.broken("the runner has applied no file");
        }
        Optional<Migration> never = inForce.stream()
                .filter(file -> InForce.rehearsalOf(file, phase).isEmpty())
                .findFirst();
        if (never.isPresent()) {
            return Ruling.broken(never.get().file() + " was applied, and never rehearsed as it is");
        }
        Optional<Rehearsal> slowest = inForce.stream()
                .flatMap(file -> InForce.rehearsalOf(file, phase).stream())
                .filter(Rehearsal::oneTransaction)
                .max(Comparator.comparing(Rehearsal::took));
        if (slowest.isEmpty()) {
            return Ruling.kept("no file is one transaction");
        }
        String told =
                slowest.get().file() + " took " + Wording.length(slowest.get().took()) + ", "
                        + Wording.when(slowest.get().at(), phase);
        return slowest.get().took().compareTo(atMost) > 0 ? Ruling.broken(told) : Ruling.kept("the slowest: " + told);
    }
}
