package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Wal.TableSize;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * {@code dead-tuples}: at no time in this phase was more than so much of the table dead rows, beyond those that were dead when it began. As the
 * statistics tell, which hear of a session's work up to ten seconds late.
 */
record DeadTuples(String table, int atMostPercent) implements Check {

    @Override
    public String claim() {
        return "never more than " + atMostPercent + " % of " + table + " were dead rows";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<TableSize> seen = phase.wal().stream()
                .flatMap(wal -> wal.tables().stream())
                .filter(size -> size.table().equals(table) && size.liveTuples() != null)
                .toList();
        if (seen.isEmpty()) {
            return Ruling.unproven("nobody measured " + table);
        }
        long before = seen.get(0).deadTuples();
        TableSize worst = seen.stream()
                .max(Comparator.comparingDouble(size -> percent(size, before)))
                .orElseThrow();
        String told = String.format(
                Locale.ROOT,
                "at the most %.1f %%, %,d dead rows",
                percent(worst, before),
                Math.max(0, worst.deadTuples() - before));
        return percent(worst, before) > atMostPercent
                ? Ruling.broken(told)
                        .during(phase.wal().stream()
                                .filter(wal -> wal.tables().contains(worst))
                                .map(wal -> new Span(wal.at(), wal.at()))
                                .limit(1)
                                .toList())
                : EndState.keptUnlessUnseen(told, phase);
    }

    private static double percent(TableSize size, long before) {
        long dead = Math.max(0, size.deadTuples() - before);
        long all = size.deadTuples() + Objects.requireNonNull(size.liveTuples());
        return all == 0 ? 0 : dead * 100.0 / all;
    }
}
