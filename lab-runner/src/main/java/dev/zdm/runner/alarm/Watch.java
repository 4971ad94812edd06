package dev.zdm.runner.alarm;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.tool.Workbench;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Asks the learner's alerts again and again, each in a session of its own, so that one that hangs holds up no other. Tells when one begins
 * to ring, which is when it has returned rows twice in a row, and when it ends. Thread-safe.
 */
final class Watch implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(1_500);
    private static final Duration LAST_ANSWER = Asker.GIVES_UP_AFTER.plusSeconds(2);

    private final Workbench bench;
    private final Consumer<String> says;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Map<String, State> states = new HashMap<>();
    private final List<Asker> askers = new ArrayList<>();
    private final List<Ticker> tickers = new ArrayList<>();

    /** @param rows of its last answer */
    private record State(int times, long rows, boolean rings) {}

    private static final State NEVER = new State(0, 0, false);

    Watch(List<Alert> alerts, Workbench bench, Consumer<String> says) {
        this.bench = bench;
        this.says = says;
        for (Alert alert : alerts) {
            states.put(alert.name(), NEVER);
            askers.add(asker(alert, bench));
        }
        for (Asker asker : askers) {
            tickers.add(new Ticker("alert", EVERY, () -> ask(asker)));
        }
    }

    static Asker asker(Alert alert, Workbench bench) {
        SqlSession session = SqlSession.open(bench.login("observer"));
        return new Asker(alert, session, SqlSession.open(bench.login("observer")));
    }

    private void ask(Asker asker) {
        try {
            AlertRun run = asker.ask();
            bench.note(run);
            takeIn(run);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeIn(AlertRun run) {
        lock.lock();
        try {
            State before = states.getOrDefault(run.alert(), NEVER);
            boolean rings = run.rows() > 0 && before.rows() > 0;
            states.put(run.alert(), new State(before.times() + 1, run.rows(), rings));
            if (rings && !before.rings()) {
                says.accept("  " + run.alert() + " rings: " + run.says());
            } else if (before.rings() && !rings) {
                says.accept("  " + run.alert() + " is silent again");
            }
            if (run.problem() != null) {
                says.accept("  " + run.alert() + " failed: " + run.problem());
            }
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until each alert was asked so many times more and none rings, but no longer than the limit. */
    void awaitSilence(int times, Duration limit) throws InterruptedException {
        lock.lock();
        try {
            Map<String, State> before = Map.copyOf(states);
            long left = limit.toNanos();
            while (left > 0
                    && !states.entrySet().stream()
                            .allMatch(now -> now.getValue().times()
                                            >= before.getOrDefault(now.getKey(), NEVER)
                                                            .times()
                                                    + times
                                    && now.getValue().rows() == 0)) {
                left = asked.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        tickers.forEach(ticker -> ticker.closeAfter(() -> {}, LAST_ANSWER));
        askers.forEach(Asker::close);
    }
}
