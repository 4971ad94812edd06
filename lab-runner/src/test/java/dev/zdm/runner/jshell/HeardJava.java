package dev.zdm.runner.jshell;

import dev.zdm.runner.inside.Remark;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Runs Java on a console and remembers what was heard of it. */
final class HeardJava implements JavaListener {

    private final StringBuilder printed = new StringBuilder();
    private final List<Remark> remarks = new CopyOnWriteArrayList<>();
    private CompletableFuture<JavaOutcome> ended = new CompletableFuture<>();

    static HeardJava begin(JavaConsole console, String java) {
        HeardJava heard = new HeardJava();
        heard.ended = console.run(java, heard);
        return heard;
    }

    static HeardJava toTheEnd(JavaConsole console, String java) {
        HeardJava heard = begin(console, java);
        heard.outcome();
        return heard;
    }

    @Override
    public synchronized void printed(String text) {
        printed.append(text);
    }

    @Override
    public void remark(Remark remark) {
        remarks.add(remark);
    }

    JavaOutcome outcome() {
        try {
            return ended.get(50, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no end after: " + printed() + remarks, e);
        }
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    synchronized String printed() {
        return printed.toString();
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** All that was heard, for the eyes of a learner. */
    String text() {
        StringBuilder text = new StringBuilder(printed());
        remarks.forEach(remark -> text.append(remark.text()).append('\n'));
        return text.toString();
    }

    /** Waits until that was printed; the test's own time limit is the bound. */
    HeardJava awaitPrinted(Predicate<String> condition) {
        while (!condition.test(printed())) {
            Thread.onSpinWait();
        }
        return this;
    }
}
