package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;

/** One claim about a phase. The same evidence always gives the same ruling. */
public interface Check {

    /** What has to hold, in a sentence. */
    String claim();

    /** @param phase the evidence, narrowed to the phase that makes the claim */
    Ruling judge(Evidence phase);
}
