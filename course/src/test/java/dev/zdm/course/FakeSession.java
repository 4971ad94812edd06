package dev.zdm.course;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.Result.Failure;
import dev.zdm.runner.sql.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A session that knows a handful of statements by their first words. */
public final class FakeSession implements StandSession {

    public final List<String> sent = new CopyOnWriteArrayList<>();
    private final int pid;
    private volatile String role = "learner";
    private volatile Transaction transaction = Transaction.NONE;
    private volatile @Nullable Running running;
    private volatile CountDownLatch cancelled = new CountDownLatch(1);

    FakeSession(int pid) {
        this.pid = pid;
    }

    @Override
    public Result execute(String statement) {
        sent.add(statement);
        cancelled = new CountDownLatch(1);
        running = new Running(statement, Instant.now());
        try {
            return answer(statement.toUpperCase(Locale.ROOT));
        } finally {
            running = null;
        }
    }

    private Result answer(String upper) {
        if (upper.contains("PG_SLEEP") || upper.startsWith("ALTER TABLE ORDERS")) {
            return waitForCancel() ? failed("57014", "canceling statement due to user request", 0) : tag("ALTER TABLE");
        }
        if (upper.startsWith("BEGIN")) {
            transaction = Transaction.OPEN;
            return tag("BEGIN");
        }
        if (upper.startsWith("ROLLBACK") || upper.startsWith("COMMIT")) {
            transaction = Transaction.NONE;
            return tag(upper.startsWith("COMMIT") ? "COMMIT" : "ROLLBACK");
        }
        if (upper.contains("NOPE")) {
            transaction = transaction == Transaction.OPEN ? Transaction.FAILED : transaction;
            return failed("42P01", "relation \"nope\" does not exist", upper.indexOf("NOPE") + 1);
        }
        if (upper.contains("GENERATE_SERIES")) {
            return rows(
                    List.of("n"),
                    IntStream.rangeClosed(1, 250).mapToObj(n -> List.of("" + n)).toList(),
                    true);
        }
        if (upper.contains("HOSTILE")) {
            return new Result(
                    List.of("<img src=x onerror=alert(1)>"),
                    List.of(List.of("<script>alert(2)</script>")),
                    false,
                    "SELECT 1",
                    List.of("NOTICE:  <b>bold</b>"),
                    null,
                    Duration.ofMillis(1));
        }
        return rows(
                List.of("id", "status", "total_cents", "note"),
                List.of(List.of("1", "paid", "4290", "gift"), Arrays.asList("2", "placed", "1000", null)),
                false);
    }

    private boolean waitForCancel() {
        try {
            return cancelled.await(8, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static Result tag(String tag) {
        return new Result(List.of(), List.of(), false, tag, List.of(), null, Duration.ofNanos(812_000));
    }

    private static Result failed(String sqlstate, String message, int position) {
        return new Result(
                List.of(),
                List.of(),
                false,
                "",
                List.of(),
                new Failure("ERROR", sqlstate, message, null, null, position),
                Duration.ofMillis(3));
    }

    private static Result rows(List<String> columns, List<? extends List<@Nullable String>> rows, boolean truncated) {
        return new Result(
                columns,
                List.copyOf(rows),
                truncated,
                "SELECT " + rows.size(),
                List.of(),
                null,
                Duration.ofNanos(1_204_000));
    }

    @Override
    public void cancel() {
        cancelled.countDown();
    }

    @Override
    public State state() {
        Running now = running;
        boolean waits = now != null && now.statement().startsWith("ALTER TABLE orders");
        return new State(
                role,
                sent.isEmpty() ? 0 : pid,
                transaction,
                now,
                waits ? "AccessExclusiveLock on orders, behind 4700" : null);
    }

    @Override
    public void become(String role) {
        reset();
        this.role = role;
    }

    @Override
    public void reset() {
        cancel();
        role = "learner";
        transaction = Transaction.NONE;
    }
}
