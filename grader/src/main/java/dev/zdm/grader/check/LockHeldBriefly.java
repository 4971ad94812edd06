package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Catalogue.Table;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.HeldLock;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** {@code lock-held-briefly}: no session of the learner's held this lock or a stronger one on the table for longer. */
record LockHeldBriefly(String table, LockMode mode, Duration atMost) implements Check {

    @Override
    public String claim() {
        return "you never held " + mode + " or stronger on " + table + " for longer than " + Wording.length(atMost);
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Table> found = EndState.tableAtStart(table, phase);
        if (found.isEmpty()) {
            return EndState.noSuchTable(table);
        }
        List<HeldLock> strong = phase.heldLocks().stream()
                .filter(held -> phase.isLearners(held.session()))
                .filter(held -> held.oid() == found.get().oid() && held.mode().isAtLeast(mode))
                .toList();
        Optional<Ruling> overstepped =
                Machine.overstepped(strong, held -> inPhase(held, phase), held -> told(held, phase), atMost, phase);
        if (overstepped.isPresent()) {
            return overstepped.get();
        }
        if (phase.mayHideLongerThan(atMost)) {
            return Ruling.unproven("none was seen, but the recorder was not looking all the time");
        }
        return EndState.keptUnlessUnseen(
                strong.stream()
                        .max(Comparator.comparing(held -> inPhase(held, phase).length()))
                        .map(held -> told(held, phase))
                        .orElse("never for long enough to be seen"),
                phase);
    }

    private static Span inPhase(HeldLock held, Evidence phase) {
        return held.span().within(phase.span());
    }

    private static String told(HeldLock held, Evidence phase) {
        return Wording.session(held.session()) + " held " + held.mode() + " for "
                + Wording.length(inPhase(held, phase).length()) + ", " + Wording.when(inPhase(held, phase), phase);
    }
}
