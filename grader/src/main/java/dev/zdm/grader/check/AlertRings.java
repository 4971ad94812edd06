package dev.zdm.grader.check;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.grader.evidence.Evidence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code alert-rings}: in the last run of a drill, the alert rang soon after the harm was done, and before it was undone.
 *
 * @param within counted from where the drill says that it must ring
 */
record AlertRings(String alert, String drill, Duration within) implements Check {

    /** Fewer chances than that in the time that it has, and its silence means nothing. */
    private static final int CHANCES = 3;

    @Override
    public String claim() {
        return alert + " rings within " + Wording.length(within) + " in the drill " + drill;
    }

    @Override
    public Ruling judge(Evidence phase) {
        Drilled drilled = Drilled.last(drill, alert, phase);
        Optional<String> flaw = drilled.flaw(phase);
        if (flaw.isPresent()) {
            return Ruling.unproven(flaw.get());
        }
        if (drilled.runs().isEmpty()) {
            return Ruling.broken("there was no alert " + alert);
        }
        Instant from = drilled.at(DrillMark.MUST_RING);
        Instant to = earlier(from.plus(within), drilled.at(DrillMark.OVER));
        Optional<AlertRun> ring = drilled.rings().stream()
                .filter(run -> !run.at().isBefore(from) && !run.at().isAfter(to))
                .findFirst();
        if (ring.isPresent()) {
            return Ruling.kept("it rang: " + Drilled.told(ring.get(), phase))
                    .at(ring.get().at());
        }
        List<AlertRun> chances = drilled.runs().stream()
                .filter(run -> !run.at().isBefore(from) && !run.at().isAfter(to))
                .toList();
        if (chances.size() < CHANCES) {
            return Ruling.unproven("it was asked only " + Wording.count(chances.size(), "time") + " after "
                    + Wording.when(from, phase) + ": the machine was too slow");
        }
        return Ruling.broken("it did not ring between " + Wording.when(from, phase) + " and " + Wording.when(to, phase))
                .at(to);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
