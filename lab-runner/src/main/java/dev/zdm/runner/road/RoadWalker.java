package dev.zdm.runner.road;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.zdm.labs.Road;
import dev.zdm.labs.Step;
import dev.zdm.labs.Step.Expectation;
import dev.zdm.labs.Step.Place;
import dev.zdm.labs.Step.Retry;
import dev.zdm.labs.Step.Send;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Walks roads step by step. Its sessions stay open from one road to the next, until one ends otherwise than it should
 * or the walker is closed. One thread walks; any other may stop it. A stopped walker walks no more.
 */
public final class RoadWalker implements AutoCloseable {

    private static final String OBSERVER = "observer";
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final Duration CANCEL_LIMIT = Duration.ofSeconds(10);
    /** How much of what a tool told belongs to its failure. */
    private static final int LAST_LINES = 20;

    private final Terrain terrain;
    private final String role;
    private final Consumer<String> progress;
    private final Map<String, SqlSession> sessions = new ConcurrentHashMap<>();
    private final Map<String, Running> running = new HashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    /** An asynchronous statement and what it was sent for. */
    private record Running(Send send, CompletableFuture<Result> result) {}

    /**
     * @param role whose road it is: what a session logs in as when the road does not say
     * @param progress hears a line about each step as it is taken
     */
    public RoadWalker(Terrain terrain, String role, Consumer<String> progress) {
        this.terrain = terrain;
        this.role = role;
        this.progress = progress;
    }

    /**
     * Walks to the road's end, to the first step that does not end as it should, or until it is stopped. Fails with
     * {@link dev.zdm.labs.LabProblem} when the stand itself fails: no login, no next phase.
     */
    public Walked walk(Road road) {
        Walked walked = walkSteps(road);
        if (!(walked instanceof Walked.Done)) {
            closeSessions();
        }
        return walked;
    }

    /** Ends the walk: cancels what its sessions run, and lets {@link #walk} return {@link Walked.Stopped}. */
    public void stop() {
        stopped.countDown();
        sessions.values().forEach(SqlSession::cancel);
    }

    /** Stops, and closes the sessions; open transactions are rolled back. */
    @Override
    public void close() {
        stop();
        closeSessions();
    }

    private Walked walkSteps(Road road) {
        try {
            for (Step step : road.steps()) {
                if (isStopped()) {
                    return new Walked.Stopped();
                }
                take(step);
            }
            return isStopped() ? new Walked.Stopped() : new Walked.Done();
        } catch (Fault fault) {
            return isStopped() ? new Walked.Stopped() : fault.told();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Walked.Stopped();
        }
    }

    private void take(Step step) throws Fault, InterruptedException {
        if (step instanceof Send send) {
            send(send);
        } else if (step instanceof Step.Join join) {
            join(join);
        } else if (step instanceof Step.Cancel cancel) {
            say(cancel.session(), "cancel");
            session(cancel.session()).cancel();
        } else if (step instanceof Step.Close close) {
            say(close.session(), "close");
            close(close.session().name());
        } else if (step instanceof Step.Until until) {
            until(until);
        } else if (step instanceof Step.Pause pause) {
            progress.accept("pause " + words(pause.time()));
            rest(pause.time());
        } else if (step instanceof Step.NextPhase) {
            progress.accept("next phase");
            terrain.nextPhase();
        } else if (step instanceof Step.Deploy deploy) {
            progress.accept("deploy " + String.join(" ", deploy.apps()));
            terrain.deploy(deploy.apps());
        } else if (step instanceof Step.Write write) {
            progress.accept("write the files of " + write.folder().getFileName());
            terrain.write(write.folder());
        } else if (step instanceof Step.UseTool use) {
            useTool(use);
        } else if (step instanceof Step.Mark mark) {
            terrain.mark(mark.name());
        } else if (step instanceof Step.Autovacuum autovacuum) {
            progress.accept("autovacuum of " + autovacuum.table() + (autovacuum.on() ? " begins" : " ends"));
            terrain.slowAutovacuum(autovacuum.on(), autovacuum.table());
        }
    }

    private void send(Send send) throws Fault, InterruptedException {
        SqlSession session = session(send.session());
        say(send.session(), send.statement());
        if (send.async()) {
            running.put(send.session().name(), new Running(send, session.executeAsync(send.statement())));
            return;
        }
        Result result = answer(send, session, session.executeAsync(send.statement()), send.within());
        if (send.retry().isPresent()) {
            result = retry(send, session, result, send.retry().get());
        }
        judge(send, result);
    }

    private Result retry(Send send, SqlSession session, Result first, Retry retry) throws Fault, InterruptedException {
        Result result = first;
        Duration pause = retry.pause();
        for (int attempt = 2;
                attempt <= retry.times()
                        && retry.sqlstate().equals(sqlstate(result).orElse(""));
                attempt++) {
            say(send.session(), retry.sqlstate() + ", again in " + words(pause));
            rest(pause);
            if (isStopped()) {
                return result;
            }
            result = answer(send, session, session.executeAsync(send.statement()), send.within());
            pause = Duration.ofMillis(Math.round(pause.toMillis() * retry.factor()));
        }
        return result;
    }

    private void join(Step.Join join) throws Fault, InterruptedException {
        Running joined = running.remove(join.session().name());
        if (joined == null) {
            throw new Fault(join.place(), "-- @join " + join.session().name(), Optional.empty(), "nothing to join");
        }
        say(join.session(), "waits for its statement to end");
        Send send = joined.send();
        judge(send, answer(send, session(join.session()), joined.result(), join.within()));
    }

    /** The statement's result, or a fault when it does not come in time; then the statement is cancelled. */
    private Result answer(Send send, SqlSession session, CompletableFuture<Result> coming, Duration within)
            throws Fault, InterruptedException {
        long deadline = System.nanoTime() + within.toNanos();
        while (true) {
            try {
                return coming.get(Math.min(within.toMillis(), LOOK_EVERY.toMillis()), MILLISECONDS);
            } catch (TimeoutException e) {
                if (isStopped()) {
                    // the cancel of stop() was in vain if it came before the statement was on its way
                    session.cancel();
                }
                if (System.nanoTime() > deadline) {
                    cancel(session, coming);
                    throw new Fault(
                            send.place(), send.statement(), Optional.empty(), "did not end within " + words(within));
                }
            } catch (ExecutionException e) {
                throw new Fault(send.place(), send.statement(), Optional.empty(), String.valueOf(e.getCause()));
            }
        }
    }

    private static void cancel(SqlSession session, CompletableFuture<Result> coming) throws InterruptedException {
        session.cancel();
        try {
            coming.get(CANCEL_LIMIT.toMillis(), MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            session.close();
        }
    }

    private void judge(Send send, Result result) throws Fault {
        Optional<String> error = sqlstate(result);
        say(send.session(), error.map(state -> state + " " + message(result)).orElse(result.tag()));
        Expectation expects = send.expects();
        if (!expects.isMetBy(error)) {
            String expected = expects.sqlstate()
                    .map(state -> ", but " + state + " was expected")
                    .orElse("");
            String happened = error.map(state -> "failed with " + state + ": " + message(result))
                    .orElse("went well");
            throw new Fault(send.place(), send.statement(), error, happened + expected);
        }
    }

    /** A tool is not stopped in the middle: its own work has bounds, and ends with the attempt. */
    private void useTool(Step.UseTool use) throws Fault, InterruptedException {
        String asked =
                String.join(" ", use.tool(), String.join(" ", use.arguments())).strip();
        progress.accept(asked);
        Deque<String> lastWords = new ConcurrentLinkedDeque<>();
        int exit = terrain.useTool(use.tool(), use.arguments(), line -> {
            lastWords.add(line);
            if (lastWords.size() > LAST_LINES) {
                lastWords.poll();
            }
        });
        progress.accept(asked + " ended with " + exit);
        if (exit != 0 && !use.mayFail()) {
            String told = String.join("\n      ", lastWords);
            throw new Fault(use.place(), asked, Optional.empty(), "ended with " + exit + "; it told\n      " + told);
        }
    }

    private void until(Step.Until until) throws Fault, InterruptedException {
        progress.accept("until " + until.query());
        long deadline = System.nanoTime() + until.within().toNanos();
        SqlSession observer = sessions.computeIfAbsent("@until", unused -> terrain.open(OBSERVER));
        while (!isStopped()) {
            Result answer = observer.execute(until.query());
            Optional<String> error = sqlstate(answer);
            if (error.isPresent()) {
                throw new Fault(
                        until.place(), until.query(), error, "failed with " + error.get() + ": " + message(answer));
            }
            if (isTrue(answer)) {
                return;
            }
            if (System.nanoTime() > deadline) {
                throw new Fault(
                        until.place(), until.query(), Optional.empty(), "was not true within " + words(until.within()));
            }
            rest(LOOK_EVERY);
        }
    }

    private static boolean isTrue(Result answer) {
        return !answer.rows().isEmpty() && "t".equals(answer.rows().get(0).get(0));
    }

    private SqlSession session(Step.Session session) {
        return sessions.computeIfAbsent(
                session.name(), name -> terrain.open(session.role().orElse(role)));
    }

    private void close(String name) {
        running.remove(name);
        SqlSession session = sessions.remove(name);
        if (session != null) {
            session.close();
        }
    }

    private void closeSessions() {
        sessions.keySet().forEach(this::close);
        running.clear();
    }

    /** Waits for that long, or until the walk is stopped. */
    private void rest(Duration time) throws InterruptedException {
        boolean early = stopped.await(time.toMillis(), MILLISECONDS);
        if (early) {
            progress.accept("stopped");
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void say(Step.Session session, String what) {
        progress.accept(session.name() + "> " + what);
    }

    private static Optional<String> sqlstate(Result result) {
        return Optional.ofNullable(result.error()).map(Result.Failure::sqlstate);
    }

    private static String message(Result result) {
        return result.error() == null ? "" : result.error().message();
    }

    private static String words(Duration time) {
        return time.toMillis() < 1000 || time.toMillis() % 1000 != 0
                ? String.format(Locale.ROOT, "%,d ms", time.toMillis())
                : time.toSeconds() + " s";
    }

    /** Carries what went wrong from the step to the walk. */
    private static final class Fault extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient Place place;
        private final String statement;
        private final transient Optional<String> sqlstate;

        Fault(Place place, String statement, Optional<String> sqlstate, String message) {
            super(message);
            this.place = place;
            this.statement = statement;
            this.sqlstate = sqlstate;
        }

        Walked told() {
            return new Walked.Faulty(place.toString(), statement, sqlstate, String.valueOf(getMessage()));
        }
    }
}
