package dev.zdm.grader.check;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The last run of one drill, and what one alert said in it. An alert rings when it returned rows twice in a row: whatever is read piece by
 * piece may be caught between two states once.
 *
 * @param marks when each was reached; none when the drill was never run
 * @param runs of the alert between the drill's beginning and its end
 */
record Drilled(String drill, String alert, Map<String, Instant> marks, List<AlertRun> runs) {

    /** How long an alert may go on after its reason is gone. */
    private static final Duration GRACE = Duration.ofSeconds(6);

    static Drilled last(String drill, String alert, Evidence phase) {
        Map<String, Instant> marks = new LinkedHashMap<>();
        for (DrillMark mark : phase.drillMarksSoFar()) {
            if (mark.drill().equals(drill)) {
                if (mark.mark().equals(DrillMark.BEGAN)) {
                    marks.clear();
                }
                marks.put(mark.mark(), mark.at());
            }
        }
        if (!marks.containsKey(DrillMark.BEGAN)) {
            return new Drilled(drill, alert, Map.of(), List.of());
        }
        Span span = new Span(
                marks.get(DrillMark.BEGAN),
                marks.getOrDefault(DrillMark.ENDED, phase.span().to()));
        return new Drilled(
                drill,
                alert,
                marks,
                phase.alertRunsSoFar().stream()
                        .filter(run -> run.alert().equals(alert) && span.contains(run.at()))
                        .toList());
    }

    /** Why nothing can be said from it; empty when it can. */
    Optional<String> flaw(Evidence phase) {
        if (marks.isEmpty()) {
            return Optional.of("the drill " + drill + " was never run");
        }
        if (marks.containsKey(DrillMark.FAILED)) {
            return Optional.of("the drill " + drill + " did not come about as it should; run it again");
        }
        if (!marks.containsKey(DrillMark.ENDED)) {
            return Optional.of("the drill " + drill + " did not come to its end; run it again");
        }
        String now = checksum(alert, phase);
        return runs.stream().anyMatch(run -> !run.checksum().equals(now))
                ? Optional.of(alert + " was changed after the drill " + drill + "; run it again")
                : Optional.empty();
    }

    /** Of the alert as it was asked last; empty when it never was. */
    static String checksum(String alert, Evidence phase) {
        return phase.alertRunsSoFar().stream()
                .filter(run -> run.alert().equals(alert))
                .reduce((earlier, later) -> later)
                .map(AlertRun::checksum)
                .orElse("");
    }

    Instant at(String mark) {
        return marks.getOrDefault(mark, Instant.MAX);
    }

    /** Runs with which it rang. */
    List<AlertRun> rings() {
        List<AlertRun> rings = new ArrayList<>();
        for (int i = 1; i < runs.size(); i++) {
            if (runs.get(i).rows() > 0 && runs.get(i - 1).rows() > 0) {
                rings.add(runs.get(i));
            }
        }
        return rings;
    }

    /** Whether an alert that this drill is meant for may have rung then. */
    boolean allows(AlertRun ring) {
        return !ring.at().isBefore(at(DrillMark.MAY_RING))
                && !ring.at()
                        .isAfter(marks.getOrDefault(DrillMark.OVER, Instant.MIN).plus(GRACE));
    }

    static String told(AlertRun run, Evidence phase) {
        return (run.says().isEmpty() ? "" : "\"" + run.says() + "\" ") + Wording.when(run.at(), phase);
    }
}
