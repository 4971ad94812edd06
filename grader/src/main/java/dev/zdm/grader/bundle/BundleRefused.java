package dev.zdm.grader.bundle;

import dev.zdm.labs.LabProblem;

/** A bundle that counts as no attempt: it is not what was recorded, or not safe to open. */
public final class BundleRefused extends LabProblem {

    private static final long serialVersionUID = 1L;

    BundleRefused(String whatHappened, String whatToDo) {
        super(whatHappened, whatToDo);
    }

    @Override
    public int exitCode() {
        return 3;
    }
}
