package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.report.BarRows.Bar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the findings lie that tell of a time. */
final class FindingLane {

    private FindingLane() {}

    static Optional<Lane> of(Stage stage, List<NumberedFinding> findings) {
        List<Bar> bars = findings.stream()
                .flatMap(finding -> bar(finding, stage))
                .limit(Buckets.MOST)
                .sorted(Comparator.comparing(Bar::from))
                .toList();
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        BarRows rows = BarRows.of(bars, stage.axis());
        Plot plot = stage.plot(rows.height());
        rows.drawOn(plot);
        String inWords = bars.stream().map(bar -> bar.title() + ".").collect(Collectors.joining(" "));
        return Optional.of(new Lane(
                "found",
                "Findings",
                "Those whose proof names a time. What broke a claim is shaded in every lane.",
                plot.drawing("found", "Findings", inWords),
                Optional.empty()));
    }

    /** Empty for a finding that tells of no time. */
    static Stream<Bar> bar(NumberedFinding numbered, Stage stage) {
        return numbered.when(stage.evidence()).stream().map(when -> bar(numbered, when, stage.axis()));
    }

    private static Bar bar(NumberedFinding numbered, Span when, TimeAxis axis) {
        double from = axis.second(when.from());
        double to = axis.second(when.to());
        var finding = numbered.finding();
        String seconds =
                to - from < 0.05 ? Spelling.second(from) : Spelling.second(from) + " to " + Spelling.second(to);
        return new Bar(
                from,
                to,
                numbered.sign() + " " + numbered.number() + " " + finding.check(),
                numbered.look(),
                finding.outcome() + ": " + finding.check() + ", second " + seconds);
    }
}
