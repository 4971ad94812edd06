package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code retries-back-off}: between a refused try at DDL and the next one the learner gave customers time, and more of it
 * each time. Pauses of two seconds or more need not grow.
 *
 * @param error the SQLSTATE of a refusal, {@code 55P03}
 * @param table the table that the statements have to name
 */
record RetriesBackOff(String error, Optional<String> table) implements Check {

    private static final Duration AT_ONCE = Duration.ofMillis(100);
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

    @Override
    public String claim() {
        return "after each " + error + " you paused before the next try, longer each time";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Try> tries = tries(phase);
        long refusals = tries.stream().filter(Try::refused).count();
        if (refusals < 2) {
            return Ruling.kept("no retry was needed: " + Wording.count(refusals, "refusal"));
        }
        List<Duration> pauses = pauses(tries);
        String seen = Wording.count(refusals, "refusal") + ", with pauses of "
                + pauses.stream().map(Wording::length).collect(Collectors.joining(", "));
        if (pauses.stream().anyMatch(pause -> pause.compareTo(AT_ONCE) < 0)) {
            return Ruling.broken("a try followed the last at once: " + seen);
        }
        List<Duration> shortOnes = pauses.stream()
                .filter(pause -> pause.compareTo(LONG_ENOUGH) < 0)
                .toList();
        return grow(pauses) || grow(shortOnes) ? Ruling.kept(seen) : Ruling.broken("the pauses do not grow: " + seen);
    }

    private List<Try> tries(Evidence phase) {
        Instant now = phase.span().to();
        return phase.statements().stream()
                .filter(statement -> statement.isDdl() || statement.failedWith(error))
                .filter(statement -> table.isEmpty() || statement.mentions(table.get()))
                .flatMap(statement -> Try.in(statement, error, now).stream())
                .sorted(Comparator.comparing(Try::began))
                .toList();
    }

    private static List<Duration> pauses(List<Try> tries) {
        List<Duration> pauses = new ArrayList<>();
        for (int i = 0; i + 1 < tries.size(); i++) {
            if (tries.get(i).refused()) {
                pauses.add(tries.get(i).pauseBefore(tries.get(i + 1)));
            }
        }
        return pauses;
    }

    /** By half of the first at least, from the first to the last; with fewer than two there is nothing to compare. */
    private static boolean grow(List<Duration> pauses) {
        if (pauses.size() < 2) {
            return true;
        }
        Duration first = pauses.get(0);
        Duration last = pauses.get(pauses.size() - 1);
        return last.multipliedBy(2).compareTo(first.multipliedBy(3)) >= 0;
    }
}
