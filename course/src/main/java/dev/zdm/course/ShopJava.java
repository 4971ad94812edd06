package dev.zdm.course;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.jshell.Proposals;
import dev.zdm.runner.stand.Stand;
import java.util.concurrent.CompletableFuture;

/** The stand's own Java console. It is not started for what can only end something. */
final class ShopJava implements StandJava {

    private final Stand stand;
    private volatile boolean wanted;

    ShopJava(Stand stand) {
        this.stand = stand;
    }

    @Override
    public void awaitReady() {
        stand.java().awaitReady();
        wanted = true;
    }

    @Override
    public CompletableFuture<JavaOutcome> run(String java, JavaListener listener) {
        if (!stand.isOpen()) {
            throw new LabProblem.Usage("The shop is closed.", "Start a lab, then try again.");
        }
        wanted = true;
        return stand.runJava(java, listener);
    }

    @Override
    public void stop() {
        if (wanted) {
            stand.java().stop();
        }
    }

    @Override
    public void reset() {
        if (wanted) {
            stand.java().reset();
        }
    }

    @Override
    public Proposals propose(String java, int cursor) {
        return stand.java().propose(java, cursor);
    }
}
