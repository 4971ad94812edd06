package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Probe;
import dev.zdm.grader.evidence.Wal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code replica-lag}: the standby was never further behind. One that has everything is not behind, whatever the server says of the log that it
 * has just replayed; an idle one is not either.
 *
 * @param reachesBack the claim begins before its own phase, where nobody had asked for it: what was on its way at that moment is not counted.
 *     Otherwise it is, or a phase could end in time
 */
record ReplicaLag(Duration atMost, boolean reachesBack) implements Check {

    private static final long NEXT_TO_NOTHING_BYTES = 1_000_000;

    @Override
    public String claim() {
        return "the standby was never more than " + Wording.length(atMost) + " behind";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Wal> connected = phase.wal().stream()
                .filter(wal -> wal.replicaLagBytes() != null)
                .filter(new OfTheLearner(phase))
                .filter(reachesBack ? new OfThisTime(phase) : wal -> true)
                .toList();
        if (connected.isEmpty()) {
            return Ruling.unproven("no standby was seen");
        }
        Optional<Wal> worst = furthestBehind(connected);
        if (worst.isEmpty()) {
            return EndState.keptUnlessUnseen("it was never behind", phase);
        }
        String seen = seen(worst.get(), phase);
        return lag(worst.get()).compareTo(atMost) > 0
                ? Ruling.broken(seen).at(worst.get().at())
                : EndState.keptUnlessUnseen(seen, phase);
    }

    /**
     * All but what the stand's own questions at the end cause: whoever reads rows first after they were changed writes log too (hint bits, with
     * checksums as whole pages). Told by what came after the learner's last statement or transaction, when the standby had everything before.
     */
    private static final class OfTheLearner implements Predicate<Wal> {

        private final Instant end;

        OfTheLearner(Evidence phase) {
            // a session that logged in as an app version is in no log, but its transactions are seen, or, when they are
            // brief, its locks
            Instant quiet = Stream.of(
                            phase.statements().stream()
                                    .map(statement ->
                                            statement.span(phase.span().to()).to()),
                            phase.transactions().stream()
                                    .map(transaction -> transaction.span().to()),
                            phase.heldLocks().stream()
                                    .filter(held -> phase.isLearners(held.session())
                                            && held.mode().isAtLeast(LockMode.ROW_EXCLUSIVE))
                                    .map(held -> held.span().to()))
                    .flatMap(ends -> ends)
                    .max(Comparator.naturalOrder())
                    .orElse(phase.span().from());
            end = phase.probes().stream()
                    .map(Probe::at)
                    .filter(asked -> asked.isAfter(quiet))
                    .findFirst()
                    .filter(asked -> hadEverything(asked, phase))
                    .orElse(Instant.MAX);
        }

        private static boolean hadEverything(Instant moment, Evidence phase) {
            return phase.wal().stream()
                    .filter(wal -> !wal.at().isAfter(moment))
                    .reduce((earlier, later) -> later)
                    .filter(wal -> wal.replicaLagBytes() != null && bytesOnTheirWay(wal) < NEXT_TO_NOTHING_BYTES)
                    .isPresent();
        }

        @Override
        public boolean test(Wal wal) {
            return !wal.at().isAfter(end);
        }
    }

    /** All until the standby has what had been written when the time began. */
    private static final class OfThisTime implements Predicate<Wal> {

        private final long began;

        OfThisTime(Evidence phase) {
            began = phase.wal().stream().findFirst().map(Wal::position).orElse(0L);
        }

        @Override
        public boolean test(Wal wal) {
            return wal.replayed() >= began;
        }
    }

    private static Optional<Wal> furthestBehind(List<Wal> wals) {
        return wals.stream()
                .filter(wal -> wal.replicaLag() != null && bytesOnTheirWay(wal) >= NEXT_TO_NOTHING_BYTES)
                .max(Comparator.comparing(ReplicaLag::lag));
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
}
