package dev.zdm.runner.alarm;

import dev.zdm.grader.evidence.AlertRun;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks one alert, in a session that may only read and has no lock_timeout: an alert that waits for a lock is to be seen waiting. Not
 * thread-safe.
 */
final class Asker implements AutoCloseable {

    /** Whatever has not answered by then never will. */
    static final Duration GIVES_UP_AFTER = Duration.ofSeconds(5);
    /** After that, what it waits for is looked at. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Alert alert;
    private final SqlSession session;
    private final SqlSession witness;

    /**
     * @param session whose own it is
     * @param witness another one, to see what the first waits for
     */
    Asker(Alert alert, SqlSession session, SqlSession witness) {
        this.alert = alert;
        this.session = session;
        this.witness = witness;
    }

    AlertRun ask() throws InterruptedException {
        Instant asked = Instant.now();
        long began = System.nanoTime();
        // A session that had to connect again begins without these.
        session.execute("SET default_transaction_read_only = on");
        session.execute("SET statement_timeout = " + GIVES_UP_AFTER.toMillis());
        CompletableFuture<Result> coming = session.executeAsync(alert.query());
        boolean waited = false;
        try {
            coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            waited = waitsForALock();
        } catch (ExecutionException e) {
            throw new IllegalStateException("what the server objects to is in the result", e);
        }
        Result result = coming.join();
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        Result.Failure failure = result.error();
        return new AlertRun(
                asked,
                alert.name(),
                alert.checksum(),
                result.rows().size(),
                result.rows().isEmpty() ? "" : inWords(result.rows().get(0)),
                took,
                failure == null ? null : failure.sqlstate() + " " + failure.message(),
                waited);
    }

    private boolean waitsForALock() {
        Result seen = witness.execute("SELECT FROM pg_catalog.pg_stat_activity WHERE pid = " + session.pid()
                + " AND wait_event_type = 'Lock'");
        return !seen.failed() && !seen.rows().isEmpty();
    }

    private static String inWords(List<@org.jspecify.annotations.Nullable String> row) {
        return row.stream().map(value -> Objects.toString(value, "NULL")).collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        session.close();
        witness.close();
    }
}
