package dev.zdm.course.console;

import dev.zdm.course.StandSession;
import dev.zdm.course.Stands;
import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.psql.Catalogue;
import dev.zdm.course.psql.Printed;
import dev.zdm.course.psql.PsqlCommand;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.labs.sql.SqlText.Statement;
import dev.zdm.runner.sql.Result;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs blocks of SQL statement by statement, as psql does. Each session has a queue of its own: what is sent while it
 * is busy waits its turn, as what is typed ahead in a terminal does. Cancelling ends the running statement and
 * forgets all that was to come.
 */
public final class Console implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final int MOST_WAITING = 8;

    private final Stands stands;
    private final Transcript transcript;
    private final Map<SessionName, Desk> desks = new EnumMap<>(SessionName.class);
    private volatile Runnable heard = () -> {};

    /** What to do when a statement of a block ends in an error. */
    enum OnError {
        /** As psql does with what is typed. */
        GO_ON,
        /** As psql does with ON_ERROR_STOP, and the lessons with their blocks. */
        STOP
    }

    /** SQL that was sent at once. */
    record Block(String role, List<Statement> statements, OnError onError, Typist typist) {}

    /** One session's place at the console. */
    private static final class Desk {
        final AtomicInteger waiting = new AtomicInteger();
        final AtomicLong cancels = new AtomicLong();
        final ExecutorService worker;
        volatile Manner manner = Manner.USUAL;

        Desk(SessionName name) {
            worker = Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, "console-" + name);
                thread.setDaemon(true);
                return thread;
            });
        }
    }

    public Console(Stands stands, Clock clock) {
        this.stands = stands;
        this.transcript = new Transcript(clock);
        for (SessionName name : SessionName.values()) {
            desks.put(name, new Desk(name));
        }
    }

    /** {@code listener} is told whenever there is an answer. */
    public void onAnswer(Runnable listener) {
        heard = listener;
    }

    Transcript transcript() {
        return transcript;
    }

    StandSession.State state(SessionName name) {
        return stands.session(name).state();
    }

    /** Returns at once; answers come into the transcript, one after each statement. */
    void run(SessionName name, String role, String sql, OnError onError, Typist typist) {
        Block block = new Block(role, SqlText.split(sql), onError, typist);
        if (block.statements().isEmpty()) {
            throw new LabProblem.Usage("There is no statement to run.", "Type one, then press Ctrl+Enter.");
        }
        StandSession session = stands.session(name);
        Desk desk = desk(name);
        if (desk.waiting.incrementAndGet() > MOST_WAITING) {
            desk.waiting.decrementAndGet();
            throw new LabProblem.Usage(
                    "Session " + name + " has " + MOST_WAITING + " blocks to run already.",
                    "Cancel what it runs, or use another session.");
        }
        long cancels = desk.cancels.get();
        desk.worker.execute(() -> {
            try {
                perform(name, session, block, () -> desk.cancels.get() != cancels || !typist.mayType());
            } finally {
                desk.waiting.decrementAndGet();
                heard.run();
            }
        });
    }

    private void perform(SessionName name, StandSession session, Block block, BooleanSupplier cancelled) {
        try {
            if (!cancelled.getAsBoolean()) {
                logIn(name, session, block.role());
            }
            runAll(name, session, block, cancelled);
        } catch (LabProblem problem) {
            transcript.remarked(name, problem.getMessage() + " " + problem.whatToDo());
        } catch (RuntimeException e) {
            LOG.error("session {} failed", name, e);
            transcript.remarked(name, "The console failed: " + e + ". Reset the session; the log has more.");
        }
    }

    private void logIn(SessionName name, StandSession session, String role) {
        if (!session.state().role().equals(role)) {
            session.become(role);
            transcript.remarked(name, "Session " + name + " logs in anew, as " + role + ".");
        }
    }

    private void runAll(SessionName name, StandSession session, Block block, BooleanSupplier cancelled) {
        int left = block.statements().size();
        for (Statement statement : block.statements()) {
            if (cancelled.getAsBoolean()) {
                transcript.remarked(name, "Cancelled: " + notSent(left));
                return;
            }
            boolean failed = run(name, session, statement.text(), block.typist());
            left--;
            heard.run();
            if (failed && left > 0 && block.onError() == OnError.STOP) {
                transcript.remarked(name, "Stopped at the error: " + notSent(left));
                return;
            }
        }
    }

    private static String notSent(int statements) {
        return statements + (statements == 1 ? " statement was" : " statements were") + " not sent.";
    }

    private boolean run(SessionName name, StandSession session, String statement, Typist typist) {
        typist.types(name, statement);
        if (statement.startsWith("\\")) {
            return obey(name, session, statement, typist.name());
        }
        Result result = session.execute(statement);
        transcript.answered(name, statement, result, manner(name), typist.name());
        return result.failed();
    }

    /** Does what one of psql's commands says; returns whether it failed. */
    private boolean obey(SessionName name, StandSession session, String typed, String by) {
        try {
            PsqlCommand command = PsqlCommand.of(typed);
            if (command instanceof PsqlCommand.Turn turn) {
                transcript.remarked(name, typed, turn(desk(name), turn), by);
                return false;
            }
            return describe(name, typed, new Catalogue(session::execute).answer(command), by);
        } catch (LabProblem.Usage problem) {
            transcript.remarked(name, typed, problem.getMessage() + "\n" + problem.whatToDo(), by);
            return true;
        }
    }

    private static String turn(Desk desk, PsqlCommand.Turn turn) {
        Manner manner = desk.manner;
        if (turn.habit() == PsqlCommand.Habit.EXPANDED) {
            boolean on = turn.on().orElse(!manner.expanded());
            desk.manner = manner.withExpanded(on);
            return "Expanded display is " + (on ? "on." : "off.");
        }
        boolean on = turn.on().orElse(!manner.timing());
        desk.manner = manner.withTiming(on);
        return "Timing is " + (on ? "on." : "off.");
    }

    private boolean describe(SessionName name, String typed, List<Printed> printed, String by) {
        String statement = typed;
        for (Printed one : printed) {
            transcript.answered(name, statement, one.result(), manner(name).describing(one.title(), one.below()), by);
            statement = "";
        }
        return printed.stream().anyMatch(one -> one.result().failed());
    }

    /** How a session's answers are shown from now on. It outlives its logins, as psql's settings do. */
    Manner manner(SessionName name) {
        return desk(name).manner;
    }

    void cancel(SessionName name) {
        desk(name).cancels.incrementAndGet();
        stands.session(name).cancel();
        heard.run();
    }

    void reset(SessionName name) {
        desk(name).cancels.incrementAndGet();
        stands.session(name).reset();
        transcript.remarked(name, "Session " + name + " was reset: its transaction is gone, and it logs in anew.");
        heard.run();
    }

    private Desk desk(SessionName name) {
        Desk desk = desks.get(name);
        if (desk == null) {
            throw new IllegalStateException("no desk for session " + name);
        }
        return desk;
    }

    @Override
    public void close() {
        desks.values().forEach(desk -> desk.worker.shutdownNow());
    }
}
