package dev.zdm.runner.tool;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Something that the stand does with the learner's work files when it is asked to: {@code bin/lab apply}. */
public interface Tool {

    /** What it does, in a few words, for help and for its button. */
    String purpose();

    /** Why this machine is not fit for it, in words; empty when it is. It may fetch what it needs. */
    default Optional<String> unfit() throws InterruptedException {
        return Optional.empty();
    }

    /**
     * Does it, and returns when it is done. Fails with {@link dev.zdm.labs.LabProblem} when it was asked wrongly or the stand is not fit.
     *
     * @param says hears what a person in front of a terminal should see, line by line
     * @return 0 when all went well, 1 when what the learner wrote did not do, 3 when nothing can be said
     */
    int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException;
}
