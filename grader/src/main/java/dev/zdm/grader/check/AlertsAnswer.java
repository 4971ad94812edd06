package dev.zdm.grader.check;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.grader.evidence.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * {@code alerts-answer}: in the last runs of all drills each of these alerts answered in time, whatever was locked.
 *
 * @param within from asking it
 */
record AlertsAnswer(List<String> alerts, List<String> drills, Duration within) implements Check {

    /** Alerts that are asked so soon before or after one another share the machine's luck. */
    private static final Duration TOGETHER = Duration.ofSeconds(3);

    AlertsAnswer {
        alerts = List.copyOf(alerts);
        drills = List.copyOf(drills);
    }

    @Override
    public String claim() {
        return "every alert answers within " + Wording.length(within) + ", whoever holds a lock";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<AlertRun> all = phase.alertRunsSoFar();
        Optional<Ruling> unproven = Optional.empty();
        long asked = 0;
        for (String drill : drills) {
            for (String alert : alerts) {
                Drilled drilled = Drilled.last(drill, alert, phase);
                Optional<String> flaw = drilled.flaw(phase);
                for (AlertRun run : flaw.isPresent() ? List.<AlertRun>of() : drilled.runs()) {
                    asked++;
                    Ruling ruling = judge(run, all, phase);
                    if (ruling.outcome() == Outcome.BROKEN) {
                        return ruling.during(run.span());
                    }
                    if (ruling.outcome() == Outcome.UNPROVEN) {
                        unproven = unproven.or(() -> Optional.of(ruling));
                    }
                }
                unproven = unproven.or(() -> flaw.map(Ruling::unproven));
            }
        }
        return unproven.orElse(Ruling.kept("they answered each of " + Wording.count(asked, "time")));
    }

    private Ruling judge(AlertRun run, List<AlertRun> all, Evidence phase) {
        String told = run.alert() + ", asked " + Wording.when(run.at(), phase) + ", ";
        boolean late = run.took().compareTo(within) > 0;
        if (late && run.waited()) {
            return Ruling.broken(told + "waited for a lock for " + Wording.length(run.took()), serversWord(run, phase));
        }
        if (late && othersWereSlow(run, all)) {
            return Ruling.unproven(told + "took " + Wording.length(run.took()) + ", and so did the others just then");
        }
        if (late) {
            return Ruling.broken(told + "took " + Wording.length(run.took()) + " without waiting for a lock");
        }
        return run.problem() == null ? Ruling.kept("") : Ruling.broken(told + "failed: " + run.problem());
    }

    private static List<String> serversWord(AlertRun run, Evidence phase) {
        return phase.lockLog().stream()
                .filter(line -> run.span().contains(line.at()))
                .map(line -> "the server's log, " + Wording.when(line.at(), phase) + ": " + line.message())
                .limit(1)
                .toList();
    }

    private boolean othersWereSlow(AlertRun run, List<AlertRun> all) {
        return all.stream()
                .filter(other -> !other.alert().equals(run.alert()) && !other.waited())
                .filter(other -> Duration.between(other.at(), run.at()).abs().compareTo(TOGETHER) < 0)
                .anyMatch(other -> other.took().compareTo(within.dividedBy(2)) > 0);
    }
}
