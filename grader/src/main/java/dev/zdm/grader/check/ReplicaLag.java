package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Wal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code replica-lag}: the standby was never further behind. An idle one is not behind at all. One that is behind although next to
 * nothing is on its way is held up by something else than what was written.
 */
record ReplicaLag(Duration atMost) implements Check {

    private static final long NEXT_TO_NOTHING_BYTES = 1_000_000;

    @Override
    public String claim() {
        return "the standby was never more than " + Wording.length(atMost) + " behind";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Wal> connected = phase.wal().stream()
                .filter(wal -> wal.replicaLagBytes() != null)
                .toList();
        if (connected.isEmpty()) {
            return Ruling.unproven("no standby was seen");
        }
        Optional<Wal> worst = furthestBehind(connected);
        if (worst.isEmpty()) {
            return unlessUnseen(Ruling.kept("it was never behind"), phase);
        }
        if (lag(worst.get()).compareTo(atMost) <= 0) {
            return unlessUnseen(Ruling.kept(seen(worst.get(), phase)), phase);
        }
        return furthestBehind(connected.stream()
                        .filter(wal -> bytesOnTheirWay(wal) >= NEXT_TO_NOTHING_BYTES)
                        .toList())
                .filter(wal -> lag(wal).compareTo(atMost) > 0)
                .map(wal -> Ruling.broken(seen(wal, phase)))
                .orElseGet(() -> Ruling.unproven(seen(worst.get(), phase) + ", with "
                        + bytesOnTheirWay(worst.get()) / 1000 + " kB on their way: no write explains that"));
    }

    private static Optional<Wal> furthestBehind(List<Wal> wals) {
        return wals.stream().filter(wal -> wal.replicaLag() != null).max(Comparator.comparing(ReplicaLag::lag));
    }

    private static Duration lag(Wal wal) {
        return Objects.requireNonNull(wal.replicaLag());
    }

    private static long bytesOnTheirWay(Wal wal) {
        return Objects.requireNonNull(wal.replicaLagBytes());
    }

    private static String seen(Wal worst, Evidence phase) {
        return "at the most " + Wording.length(lag(worst)) + " behind, " + Wording.when(worst.at(), phase);
    }

    private static Ruling unlessUnseen(Ruling kept, Evidence phase) {
        return EndState.flaw(phase).map(Ruling::unproven).orElse(kept);
    }
}
