package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Probe;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A finding with the number that it has in its list and in the timeline. */
record NumberedFinding(int number, Finding finding) {

    static List<NumberedFinding> of(Verdict verdict) {
        List<Finding> findings = verdict.findings();
        return IntStream.range(0, findings.size())
                .mapToObj(i -> new NumberedFinding(i + 1, findings.get(i)))
                .toList();
    }

    String anchor() {
        return "finding-" + number;
    }

    String look() {
        return finding.outcome().toString();
    }

    /** Tells the outcome to whoever does not see colours. */
    String sign() {
        return switch (finding.outcome()) {
            case KEPT -> "✓";
            case BROKEN -> "✕";
            case UNPROVEN -> "?";
            case SKIPPED -> "–";
        };
    }

    /** The times that it tells of: its own, or when the shop was last asked its question. */
    List<Span> when(Evidence evidence) {
        return finding.when().isEmpty() ? lastAnswer(evidence).stream().toList() : finding.when();
    }

    private Optional<Span> lastAnswer(Evidence evidence) {
        return evidence.probes().stream()
                .filter(probe ->
                        probe.check().equals(finding.check()) && probe.phase().equals(finding.phase()))
                .map(Probe::at)
                .reduce((earlier, later) -> later)
                .map(moment -> new Span(moment, moment));
    }
}
