package dev.zdm.course;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.jshell.Proposals;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A Java console that runs nothing: it answers 42, or what a test lets its listener hear. */
public final class FakeJava implements StandJava {

    public final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile @Nullable LabProblem problem;
    private volatile @Nullable JavaListener listener;
    private volatile CompletableFuture<JavaOutcome> ended = new CompletableFuture<>();

    /** There is no console from now on, for this reason; null when there is one again. */
    public void lacks(@Nullable LabProblem why) {
        problem = why;
    }

    @Override
    public void awaitReady() {
        LabProblem why = problem;
        if (why != null) {
            throw why;
        }
    }

    @Override
    public CompletableFuture<JavaOutcome> run(String java, JavaListener hears) {
        awaitReady();
        sent.add(java);
        listener = hears;
        ended = new CompletableFuture<>();
        if (!java.contains("for (;;)")) {
            hears.remark(Remark.of(Remark.Sort.VALUE, "$1 ==> 42"));
            ended.complete(JavaOutcome.DONE);
        }
        return ended;
    }

    /** Who hears of the run that goes on. */
    public JavaListener listener() {
        JavaListener hears = listener;
        if (hears == null) {
            throw new IllegalStateException("nothing runs");
        }
        return hears;
    }

    @Override
    public void stop() {
        ended.complete(JavaOutcome.STOPPED);
    }

    @Override
    public void reset() {
        stop();
    }

    @Override
    public Proposals propose(String java, int cursor) {
        return new Proposals(cursor, "long Statements.number(String sql)", List.of("number(", "query("));
    }
}
