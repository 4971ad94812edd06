package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Wal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/**
 * {@code wal-rate}: while statements of the learner's ran, the server wrote no more write-ahead log a second than this, customers' share
 * included, as the mean of so long a stretch.
 *
 * @param over shorter bursts do not count
 */
record WalRate(int atMostMegabytes, Duration over) implements Check {

    private static final double MEGABYTE = 1_000_000;

    @Override
    public String claim() {
        return "while you worked, the server wrote " + atMostMegabytes + " MB of log a second at the most";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Wal> seen = phase.wal();
        if (seen.size() < 2) {
            return Ruling.unproven("nobody measured the write-ahead log");
        }
        double most = 0;
        Instant when = seen.get(0).at();
        Deque<Wal> stretch = new ArrayDeque<>();
        for (Wal now : seen) {
            stretch.addLast(now);
            while (Duration.between(stretch.getFirst().at(), now.at()).compareTo(over) > 0) {
                stretch.removeFirst();
            }
            double mean =
                    stretch.stream().mapToLong(Wal::bytesPerSecond).average().orElse(0) / MEGABYTE;
            if (mean > most && learnerWorked(new Span(now.at().minus(over), now.at()), phase)) {
                most = mean;
                when = now.at();
            }
        }
        String told = String.format(Locale.ROOT, "at the most %.1f MB/s, %s", most, Wording.when(when, phase));
        return most > atMostMegabytes ? Ruling.broken(told).at(when) : EndState.keptUnlessUnseen(told, phase);
    }

    private static boolean learnerWorked(Span stretch, Evidence phase) {
        return phase.statements().stream()
                .anyMatch(statement -> statement.span(phase.span().to()).overlaps(stretch));
    }
}
