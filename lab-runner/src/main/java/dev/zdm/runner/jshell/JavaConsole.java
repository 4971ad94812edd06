package dev.zdm.runner.jshell;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.inside.Frame;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.sandbox.Limits;
import dev.zdm.runner.sandbox.Sandbox;
import dev.zdm.runner.sandbox.Sandboxes;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A learner's Java console: JShell in a sandbox that is started at once, so that the first run need not wait for it. One run at a time; any
 * thread may ask, stop and reset.
 *
 * <p>When the sandbox ends, by {@code System.exit}, by force or because it had used up what it may, another is started. Imports, methods and
 * types are declared in it again; variables are gone.
 */
public final class JavaConsole implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JavaConsole.class);
    private static final Duration READY_WITHIN = Duration.ofMinutes(1);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(1);
    private static final Duration PROPOSED_WITHIN = Duration.ofSeconds(3);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    /** A backfill waits for the server most of its time; what computes that long is a loop without an end. */
    public static final Duration MOST_CPU = Duration.ofMinutes(2);

    private static final long MOST_PRINTED_CHARACTERS = 4L * 1024 * 1024;
    /** What a remark takes beside its text. */
    private static final int REMARK = 100;

    private static final int MOST_DECLARED = 500;
    /** They are sent in one frame when another sandbox takes the place of the first. */
    private static final int MOST_DECLARED_CHARACTERS = 256 * 1024;

    private static final long REDECLARING = 0;

    private final Sandboxes sandboxes;
    private final ShopAddress shop;
    private final Duration mostCpu;
    private final AtomicLong numbers = new AtomicLong(REDECLARING);
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Map<Long, CompletableFuture<Proposals>> questions = new ConcurrentHashMap<>();
    private final Ticker watch;
    private CompletableFuture<Sandbox> sandbox;
    private @Nullable Run run;
    private boolean redeclaring;
    private boolean closed;

    /** What is being run. */
    private static final class Run {
        private final long number;
        private final JavaListener listener;
        private final CompletableFuture<JavaOutcome> ended = new CompletableFuture<>();
        private final Duration cpuBefore;
        private long printed;
        private volatile boolean stopping;

        Run(long number, JavaListener listener, Duration cpuBefore) {
            this.number = number;
            this.listener = listener;
            this.cpuBefore = cpuBefore;
        }
    }

    private JavaConsole(Sandboxes sandboxes, ShopAddress shop, Duration mostCpu) {
        this.sandboxes = sandboxes;
        this.shop = shop;
        this.mostCpu = mostCpu;
        this.sandbox = begin();
        this.watch = new Ticker("java-watch", LOOK_EVERY, this::lookAtCpu);
    }

    /** Starts the sandbox in the background. */
    public static JavaConsole open(Sandboxes sandboxes, ShopAddress shop) {
        return new JavaConsole(sandboxes, shop, MOST_CPU);
    }

    /** As {@link #open(Sandboxes, ShopAddress)}, with another bound of processor time for one run. */
    static JavaConsole open(Sandboxes sandboxes, ShopAddress shop, Duration mostCpu) {
        return new JavaConsole(sandboxes, shop, mostCpu);
    }

    private CompletableFuture<Sandbox> begin() {
        CompletableFuture<Sandbox> ready = new CompletableFuture<>();
        Thread thread = new Thread(() -> serve(ready), "java-console");
        thread.setDaemon(true);
        thread.start();
        return ready;
    }

    /** Starts a sandbox, then hears it to its end. */
    private void serve(CompletableFuture<Sandbox> ready) {
        Sandbox fresh = null;
        try {
            fresh = sandboxes.start("console", Limits.CONSOLE);
            Frame first = fresh.read();
            if (first.kind() != Frame.Kind.READY) {
                throw new IOException("it began with " + first.kind());
            }
            String socket = fresh.relay("primary", shop.server());
            fresh.write(Frame.of(Frame.Kind.OPEN, socket, shop.database(), shop.role(), shop.password()));
            String again = String.join("\n", declaredSoFar().values());
            if (!again.isEmpty()) {
                redeclares(true);
                fresh.write(Frame.of(Frame.Kind.RUN, REDECLARING, again));
            }
            ready.complete(fresh);
            while (true) {
                hear(fresh.read());
            }
        } catch (IOException ended) {
            String why = fresh == null || fresh.complaint().isEmpty()
                    ? String.valueOf(ended.getMessage())
                    : fresh.complaint();
            LOG.debug("a Java console ended: {}", why);
            ready.completeExceptionally(
                    new LabProblem("The Java console did not start: " + why, "Try again; see bin/lab doctor."));
            lose(ready);
        } catch (RuntimeException e) {
            ready.completeExceptionally(e);
        } finally {
            if (fresh != null) {
                fresh.close();
            }
        }
    }

    private synchronized void redeclares(boolean now) {
        redeclaring = now;
    }

    private synchronized Map<String, String> declaredSoFar() {
        return new LinkedHashMap<>(declared);
    }

    private synchronized void hear(Frame frame) throws IOException {
        Run current = run;
        switch (frame.kind()) {
            case PROPOSED -> proposed(frame);
            case DECLARED -> declared(frame);
            default -> {
                if (frame.kind() == Frame.Kind.ENDED && frame.number(0) == REDECLARING) {
                    redeclaring = false;
                } else if (current != null) {
                    hear(frame, current);
                }
            }
        }
    }

    private void proposed(Frame frame) throws IOException {
        CompletableFuture<Proposals> question = questions.remove(frame.number(0));
        if (question != null) {
            List<String> continuations = frame.parts().subList(3, frame.parts().size());
            question.complete(new Proposals((int) frame.number(1), frame.text(2), continuations));
        }
    }

    private void declared(Frame frame) throws IOException {
        int length = declared.values().stream().mapToInt(String::length).sum();
        if (declared.size() < MOST_DECLARED && length + frame.text(2).length() <= MOST_DECLARED_CHARACTERS) {
            declared.remove(frame.text(1));
            declared.put(frame.text(1), frame.text(2));
        }
    }

    /** What a thread prints that an earlier run left behind is heard in this one; all else is of this run, or old. */
    private void hear(Frame frame, Run current) throws IOException {
        if (frame.kind() == Frame.Kind.PRINTED) {
            print(current, frame.text(1));
        } else if (frame.number(0) == current.number) {
            switch (frame.kind()) {
                case PROGRESS -> current.listener.progress(frame.text(1), share(frame.text(2)));
                case REMARK -> {
                    Remark remark = Remark.from(frame);
                    count(current, REMARK + remark.text().length());
                    current.listener.remark(remark);
                }
                case ENDED -> end(current, outcome(frame.text(1), current.stopping));
                default -> throw new IOException("a sandbox does not say " + frame.kind());
            }
        }
    }

    private static void print(Run current, String text) throws IOException {
        count(current, text.length());
        current.listener.printed(text);
    }

    /** Those who listen keep what it says. */
    private static void count(Run current, int characters) throws IOException {
        current.printed += characters;
        if (current.printed > MOST_PRINTED_CHARACTERS) {
            throw new IOException("it printed more than it may");
        }
    }

    private static double share(String text) {
        try {
            return Math.max(0, Math.min(1, Double.parseDouble(text)));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static JavaOutcome outcome(String word, boolean stopping) {
        if (stopping) {
            return JavaOutcome.STOPPED;
        }
        return switch (word) {
            case "done" -> JavaOutcome.DONE;
            case "incomplete" -> JavaOutcome.INCOMPLETE;
            default -> JavaOutcome.FAILED;
        };
    }

    private void end(Run current, JavaOutcome outcome) {
        run = null;
        current.ended.complete(outcome);
    }

    /** The sandbox is gone; another takes its place, unless it never came to be. */
    private synchronized void lose(CompletableFuture<Sandbox> gone) {
        questions.values().forEach(question -> question.complete(Proposals.NONE));
        questions.clear();
        if (redeclaring) {
            // They would end the next one, too.
            declared.clear();
            redeclaring = false;
        }
        Run current = run;
        if (current != null) {
            current.listener.remark(Remark.of(
                    Remark.Sort.NOTICE,
                    (current.stopping ? "Stopped by force." : "The Java process has ended.")
                            + " Variables are gone; imports, methods and types are declared again."));
            end(current, current.stopping ? JavaOutcome.STOPPED : JavaOutcome.LOST);
        }
        boolean wasThere = gone.isDone() && !gone.isCompletedExceptionally();
        if (!closed && sandbox == gone && wasThere) {
            sandbox = begin();
        }
    }

    /** Waits until the sandbox can run something. Fails with {@link LabProblem} when it cannot be had. */
    public void awaitReady() {
        ready();
    }

    private Sandbox ready() {
        CompletableFuture<Sandbox> coming;
        synchronized (this) {
            if (sandbox.isCompletedExceptionally() && !closed) {
                sandbox = begin();
            }
            coming = sandbox;
        }
        try {
            return coming.get(READY_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("Interrupted while Java was starting.", "Try again.", e);
        } catch (TimeoutException e) {
            throw new LabProblem.TimedOut("The Java console has not started within a minute.", "See bin/lab doctor.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LabProblem problem
                    ? problem
                    : new LabProblem("The Java console did not start: " + e.getCause(), "See bin/lab doctor.", e);
        }
    }

    /**
     * Runs Java to its end: one snippet or many. Fails with {@link LabProblem.Usage} when something runs already.
     *
     * @param listener hears of it from another thread, and of nothing after the outcome is there
     */
    public CompletableFuture<JavaOutcome> run(String java, JavaListener listener) {
        Sandbox ready = ready();
        Run fresh = new Run(numbers.incrementAndGet(), listener, ready.cpuTime());
        synchronized (this) {
            if (run != null) {
                throw new LabProblem.Usage("The Java console is busy.", "Wait until it is done, or stop it.");
            }
            run = fresh;
        }
        try {
            ready.write(Frame.of(Frame.Kind.RUN, fresh.number, java));
        } catch (IOException gone) {
            LOG.debug("nobody to run it: {}", gone.toString()); // its reader notices, and ends the run
            ready.close();
        }
        return fresh.ended;
    }

    /** How the Java may go on at the cursor. Nothing when something runs, or no answer comes in time. */
    public Proposals propose(String java, int cursor) {
        synchronized (this) {
            if (run != null) {
                return Proposals.NONE;
            }
        }
        long number = numbers.incrementAndGet();
        CompletableFuture<Proposals> question = new CompletableFuture<>();
        questions.put(number, question);
        try {
            ready().write(Frame.of(Frame.Kind.COMPLETE, number, java, cursor));
            return question.get(PROPOSED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Proposals.NONE;
        } catch (IOException | TimeoutException | ExecutionException e) {
            return Proposals.NONE;
        } finally {
            questions.remove(number);
        }
    }

    /** Ends what runs: gently, so that variables stay, and by force a second later. Does nothing when nothing runs. */
    public void stop() {
        Run current;
        Sandbox busy;
        synchronized (this) {
            current = run;
            busy = there();
        }
        if (current == null || busy == null || current.stopping) {
            return;
        }
        current.stopping = true;
        try {
            busy.write(Frame.of(Frame.Kind.STOP));
        } catch (IOException gone) {
            LOG.debug("nothing to stop: {}", gone.toString());
        }
        CompletableFuture.delayedExecutor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    if (!current.ended.isDone()) {
                        busy.close();
                    }
                });
    }

    private @Nullable Sandbox there() {
        return sandbox.isCompletedExceptionally() ? null : sandbox.getNow(null);
    }

    private void lookAtCpu() {
        Run current;
        Sandbox busy;
        synchronized (this) {
            current = run;
            busy = there();
        }
        if (current != null
                && busy != null
                && busy.cpuTime().minus(current.cpuBefore).compareTo(mostCpu) > 0) {
            synchronized (this) {
                if (run == current) {
                    current.listener.remark(Remark.of(
                            Remark.Sort.NOTICE,
                            "It has computed for " + mostCpu.toSeconds() + " s, which is as long as one run may."));
                }
            }
            busy.close();
        }
    }

    /** Forgets everything: a sandbox as at the beginning. */
    public void reset() {
        Sandbox old;
        synchronized (this) {
            declared.clear();
            old = there();
            if (run != null) {
                run.stopping = true;
            }
            if (old != null) {
                sandbox = begin();
            }
        }
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() {
        CompletableFuture<Sandbox> last;
        synchronized (this) {
            closed = true;
            last = sandbox;
        }
        watch.close();
        CompletableFuture<Sandbox> unused = last.whenComplete((old, failure) -> {
            if (old != null) {
                old.close();
            }
        });
    }
}
