package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.report.BarRows.Bar;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** When the healthy traffic was measured, and when each phase ran. */
final class PhaseLane {

    private PhaseLane() {}

    static Optional<Lane> of(Stage stage, Lab lab) {
        Attempt attempt = stage.evidence().attempt();
        List<Bar> bars = new ArrayList<>();
        attempt.phases().forEach(run -> bars.add(bar(run, stage.axis(), lab)));
        Attempt.Baseline baseline = attempt.baseline();
        if (baseline != null) {
            bars.add(bar(
                    stage.axis().second(baseline.began()),
                    stage.axis().second(baseline.ended()),
                    "baseline",
                    "baseline",
                    "Healthy traffic measured"));
        }
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        BarRows rows = BarRows.of(bars, stage.axis());
        Plot plot = stage.plot(rows.height());
        rows.drawOn(plot);
        String inWords = bars.stream().map(bar -> bar.title() + ".").collect(Collectors.joining(" "));
        return Optional.of(
                new Lane("phases", "Phases", "", plot.drawing("phases", "Phases", inWords), Optional.empty()));
    }

    private static Bar bar(PhaseRun run, TimeAxis axis, Lab lab) {
        double from = axis.second(run.began());
        double to = run.ended() == null ? axis.seconds() : axis.second(run.ended());
        String title = lab.phases().stream()
                .filter(phase -> phase.id().equals(run.id()))
                .findFirst()
                .map(Phase::title)
                .orElse(run.id());
        return bar(from, to, run.id(), "phase", title);
    }

    private static Bar bar(double from, double to, String label, String look, String title) {
        return new Bar(
                from, to, label, look, title + ", second " + Spelling.second(from) + " to " + Spelling.second(to));
    }
}
