package dev.zdm.course;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.jshell.Proposals;
import java.util.concurrent.CompletableFuture;

/** The Java console on the current stand. What was declared there outlives attempts. */
public interface StandJava {

    /** Starts it where that is still to be done, and waits until it can run something. Fails with {@link LabProblem} where there is none. */
    void awaitReady();

    /**
     * Runs Java to its end. Fails with {@link LabProblem.Usage} while something runs, and while the shop is closed.
     *
     * @param listener hears of it from another thread, which must not wait
     */
    CompletableFuture<JavaOutcome> run(String java, JavaListener listener);

    /** Ends what runs; does nothing when nothing does. */
    void stop();

    /** Forgets all that was declared, and ends what runs. */
    void reset();

    /** How the Java may go on at the cursor. Waits some seconds at the most. */
    Proposals propose(String java, int cursor);
}
