package dev.zdm.grader.check;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.grader.evidence.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code alert-silent}: in the last runs of all drills, the alert did not ring but for the harm that it is there for.
 *
 * @param own drills in which it may ring, as long as they say
 * @param others drills that it has nothing to do with
 */
record AlertSilent(String alert, List<String> own, List<String> others) implements Check {

    AlertSilent {
        own = List.copyOf(own);
        others = List.copyOf(others);
    }

    @Override
    public String claim() {
        return alert + " is silent but in " + String.join(" and ", own);
    }

    @Override
    public Ruling judge(Evidence phase) {
        Optional<Ruling> unproven = Optional.empty();
        long asked = 0;
        for (String drill : Stream.concat(own.stream(), others.stream()).toList()) {
            Drilled drilled = Drilled.last(drill, alert, phase);
            Optional<String> flaw = drilled.flaw(phase);
            if (flaw.isPresent()) {
                unproven = unproven.or(() -> Optional.of(Ruling.unproven(flaw.get())));
                continue;
            }
            asked += drilled.runs().size();
            Optional<AlertRun> wrong = drilled.rings().stream()
                    .filter(ring -> !own.contains(drill) || !drilled.allows(ring))
                    .findFirst();
            if (wrong.isPresent()) {
                return Ruling.broken("it rang in the drill " + drill + when(drilled, wrong.get()) + ": "
                                + Drilled.told(wrong.get(), phase))
                        .at(wrong.get().at());
            }
        }
        return unproven.orElse(Ruling.kept("silent, though asked " + Wording.count(asked, "time")));
    }

    private String when(Drilled drilled, AlertRun ring) {
        if (!own.contains(drilled.drill())) {
            return ", which is none of its business";
        }
        return ring.at().isBefore(drilled.at(DrillMark.MUST_RING))
                ? ", before there was a reason"
                : ", when the reason was gone";
    }
}
