package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.verdict.Verdict;

/** What every lane of one attempt is drawn from and on. */
record Stage(Evidence evidence, TimeAxis axis, Buckets buckets, AppVersions apps, Backdrop backdrop) {

    static Stage of(Evidence attempt, Verdict verdict) {
        Evidence evidence = attempt.whole();
        var axis = TimeAxis.of(evidence);
        return new Stage(evidence, axis, Buckets.over(axis), AppVersions.in(evidence), Backdrop.of(evidence, verdict));
    }

    Plot plot(double height) {
        return new Plot(axis, buckets, backdrop, height);
    }
}
