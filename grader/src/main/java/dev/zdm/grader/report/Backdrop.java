package dev.zdm.grader.report;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.verdict.Verdict;
import java.time.Instant;
import java.util.List;

/**
 * What goes through all lanes, so that a curve can be read against it.
 *
 * @param phases when each phase began
 * @param harm the times that broken claims tell of
 */
record Backdrop(List<Instant> phases, List<Span> harm) {

    Backdrop {
        phases = List.copyOf(phases);
        harm = List.copyOf(harm);
    }

    static Backdrop of(Evidence evidence, Verdict verdict) {
        List<Span> harm = verdict.findings().stream()
                .filter(finding -> finding.is(Outcome.BROKEN))
                .flatMap(finding -> finding.when().stream())
                .toList();
        return new Backdrop(
                evidence.attempt().phases().stream().map(PhaseRun::began).toList(),
                Span.union(harm).stream().limit(Buckets.MOST).toList());
    }
}
