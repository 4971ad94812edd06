package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Wal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** {@code replica-lag}: the standby was never further behind. An idle one is not behind at all. */
record ReplicaLag(Duration atMost) implements Check {

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
        return connected.stream()
                .filter(wal -> wal.replicaLag() != null)
                .max(Comparator.comparing(wal -> Objects.requireNonNull(wal.replicaLag())))
                .map(worst -> judge(worst, phase))
                .orElseGet(() -> unlessUnseen(Ruling.kept("it was never behind"), phase));
    }

    private Ruling judge(Wal worst, Evidence phase) {
        Duration lag = Objects.requireNonNull(worst.replicaLag());
        String seen = "at the most " + Wording.length(lag) + " behind, " + Wording.when(worst.at(), phase);
        return lag.compareTo(atMost) > 0 ? Ruling.broken(seen) : unlessUnseen(Ruling.kept(seen), phase);
    }

    private static Ruling unlessUnseen(Ruling kept, Evidence phase) {
        return EndState.flaw(phase).map(Ruling::unproven).orElse(kept);
    }
}
