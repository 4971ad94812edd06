package dev.zdm.course.jshell;

import dev.zdm.course.Stands;
import dev.zdm.course.jshell.JavaState.Stage;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.jshell.Proposals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where pages run Java. The console behind it is started as soon as a page looks, by a worker that also begins the runs, so that nobody waits
 * for a JVM. Thread-safe.
 */
public final class JavaDesk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JavaDesk.class);

    private final Stands stands;
    private final Clock clock;
    private final JavaTranscript transcript;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "java-desk");
        thread.setDaemon(true);
        return thread;
    });
    private Stage stage = Stage.CLOSED;
    private @Nullable LabProblem problem;
    private @Nullable Running running;
    private volatile long stopped;
    private volatile Runnable heard = () -> {};

    /** What is being run, and how far it says it is. */
    private record Running(
            long run, Instant since, @Nullable String step, double share) {

        Running at(String nextStep, double nextShare) {
            return new Running(run, since, nextStep, nextShare);
        }
    }

    public JavaDesk(Stands stands, Clock clock) {
        this.stands = stands;
        this.clock = clock;
        this.transcript = new JavaTranscript(clock);
    }

    /** {@code listener} is told whenever something was printed or has changed. */
    public void onNews(Runnable listener) {
        heard = listener;
    }

    List<Piece> after(long number) {
        return transcript.after(number);
    }

    /** How it is now. Whoever looks wants to use it soon, so it is started. */
    synchronized JavaState look() {
        if (stage == Stage.CLOSED && stands.isOpen()) {
            start();
        }
        Running now = running;
        long seconds =
                now == null ? 0 : Duration.between(now.since(), clock.instant()).toSeconds();
        return new JavaState(stage, seconds, now == null ? null : now.step(), now == null ? 0 : now.share(), problem);
    }

    /** Starts the console unless it is there; returns at once. */
    synchronized void start() {
        if (stage == Stage.CLOSED || stage == Stage.UNFIT) {
            stage = Stage.STARTING;
            problem = null;
            worker.execute(this::awaitReady);
        }
    }

    private void awaitReady() {
        try {
            stands.java().awaitReady();
            become(Stage.READY, null);
        } catch (LabProblem e) {
            become(Stage.UNFIT, e);
        } catch (RuntimeException e) {
            LOG.error("the Java console did not start", e);
            become(Stage.UNFIT, new LabProblem("The Java console did not start: " + e, "The log has more."));
        }
        heard.run();
    }

    private synchronized void become(Stage next, @Nullable LabProblem why) {
        if (stage == Stage.STARTING) {
            stage = next;
            problem = why;
        }
    }

    /** Returns at once; what comes of it is told piece by piece. Fails with {@link LabProblem.Usage} while something runs. */
    void run(String java) {
        synchronized (this) {
            if (java.isBlank()) {
                throw new LabProblem.Usage("There is no Java to run.", "Type some, then press Ctrl+Enter.");
            }
            if (running != null) {
                throw new LabProblem.Usage("The Java console is busy.", "Wait until it is done, or stop it.");
            }
            long run = transcript.begin(java);
            running = new Running(run, clock.instant(), null, 0);
            stage = Stage.RUNNING;
            problem = null;
            worker.execute(() -> perform(run, java));
        }
        heard.run();
    }

    private void perform(long run, String java) {
        try {
            CompletableFuture<Void> unused = stands.java()
                    .run(java, new Listener(run))
                    .thenAccept(outcome -> end(run, outcome))
                    .exceptionally(e -> fail(run, e));
            if (stopped == run) {
                stands.java().stop(); // whoever wanted that did not wait until it had begun
            }
        } catch (LabProblem e) {
            transcript.said(run, Remark.of(Remark.Sort.NOTICE, e.getMessage() + "\n" + e.whatToDo()));
            end(run, JavaOutcome.FAILED);
            lack(e);
        } catch (RuntimeException e) {
            fail(run, e);
        }
    }

    private @Nullable Void fail(long run, Throwable e) {
        LOG.error("a run of Java failed", e);
        transcript.said(run, Remark.of(Remark.Sort.NOTICE, "The console failed: " + e + ". The log has more."));
        end(run, JavaOutcome.FAILED);
        return null;
    }

    private void end(long run, JavaOutcome outcome) {
        transcript.ended(run, outcome);
        synchronized (this) {
            running = null;
            stage = Stage.READY;
        }
        heard.run();
    }

    /** A closed shop or a busy console is no lack of one. */
    private synchronized void lack(LabProblem why) {
        if (!(why instanceof LabProblem.Usage) && running == null) {
            stage = Stage.UNFIT;
            problem = why;
        }
    }

    /** Hears what a run does, from the console's thread. */
    private final class Listener implements JavaListener {

        private final long run;

        Listener(long run) {
            this.run = run;
        }

        @Override
        public void printed(String text) {
            transcript.printed(run, text);
            heard.run();
        }

        @Override
        public void remark(Remark remark) {
            transcript.said(run, remark);
            heard.run();
        }

        @Override
        public void progress(String what, double done) {
            step(what, done);
        }
    }

    /** Pages look four times a second anyway, which is often enough for a bar. */
    private synchronized void step(String what, double share) {
        Running now = running;
        if (now != null) {
            running = now.at(what, share);
        }
    }

    void stop() {
        synchronized (this) {
            stopped = running == null ? stopped : running.run();
        }
        stands.java().stop();
    }

    void reset() {
        stands.java().reset();
        heard.run();
    }

    Proposals propose(String java, int cursor) {
        return stands.java().propose(java, cursor);
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
