package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Wal;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** {@code table-growth}: the table never took more room in this phase than it did at its beginning, and so much more. */
record TableGrowth(String table, int atMostPercent) implements Check {

    @Override
    public String claim() {
        return table + " grew by " + atMostPercent + " % at the most";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Long> sizes = phase.wal().stream()
                .flatMap(wal -> wal.tables().stream())
                .filter(size -> size.table().equals(table))
                .map(Wal.TableSize::bytes)
                .toList();
        OptionalLong most = sizes.stream().mapToLong(Long::longValue).max();
        if (most.isEmpty() || sizes.get(0) == 0) {
            return Ruling.unproven("nobody measured " + table);
        }
        double percent = (most.getAsLong() - sizes.get(0)) * 100.0 / sizes.get(0);
        String seen = String.format(
                Locale.ROOT, "from %,d to %,d kB, %.1f %% more", sizes.get(0) / 1024, most.getAsLong() / 1024, percent);
        return percent > atMostPercent
                ? Ruling.broken(seen).during(whenItWas(most.getAsLong(), phase))
                : EndState.keptUnlessUnseen(seen, phase);
    }

    private List<Span> whenItWas(long bytes, Evidence phase) {
        return phase.wal().stream()
                .filter(wal ->
                        wal.tables().stream().anyMatch(size -> size.table().equals(table) && size.bytes() == bytes))
                .map(wal -> new Span(wal.at(), wal.at()))
                .limit(1)
                .toList();
    }
}
