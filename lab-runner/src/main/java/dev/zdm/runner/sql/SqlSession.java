package dev.zdm.runner.sql;

import dev.zdm.labs.LabProblem;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.postgresql.core.Query;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;

/**
 * A session as psql would have it: statements go one by one over the simple protocol, in autocommit, so that typed
 * {@code BEGIN} and {@code COMMIT} mean what they say, {@code CREATE INDEX CONCURRENTLY} works, and a transaction that
 * idles after a SELECT keeps no snapshot (over the extended protocol it would, and CONCURRENTLY would wait for it).
 *
 * <p>Runs one statement at a time; any thread may ask, and may cancel. When the server ends the session it connects
 * again, as psql does, and says so in a notice: what the old session held is gone.
 */
public final class SqlSession implements AutoCloseable {

    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final int OPTIONS = QueryExecutor.QUERY_SUPPRESS_BEGIN
            | QueryExecutor.QUERY_ONESHOT
            | QueryExecutor.QUERY_EXECUTE_AS_SIMPLE
            | QueryExecutor.QUERY_BOTH_ROWS_AND_STATUS;
    private static final Pattern COPY_WITH_CLIENT =
            Pattern.compile("COPY\\b.*\\b(FROM\\s+STDIN|TO\\s+STDOUT)\\b.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Login login;
    private final Consumer<Backend> onConnect;
    private final Semaphore free = new Semaphore(1);
    private final ExecutorService worker;
    private volatile Connected connected;
    private volatile @Nullable String running;
    private volatile boolean closed;

    private record Connected(PgConnection connection, Backend backend) {}

    private SqlSession(Login login, Consumer<Backend> onConnect) {
        this.login = login;
        this.onConnect = onConnect;
        this.connected = connect();
        this.worker = new ThreadPoolExecutor(0, 1, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "sql-" + login.role());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Logs in. Fails with {@link LabProblem.Unfit} when the server does not let us. */
    public static SqlSession open(Login login) {
        return open(login, backend -> {});
    }

    /**
     * Logs in.
     *
     * @param onConnect hears of the server process before its first statement, also when the session connects again
     */
    public static SqlSession open(Login login, Consumer<Backend> onConnect) {
        return new SqlSession(login, onConnect);
    }

    /**
     * Runs one statement to its end, however long that takes; {@link #cancel} ends it. What the server objects to is
     * in the result. Fails with {@link LabProblem.Usage} when the session is busy or closed.
     */
    public Result execute(String statement) {
        begin(statement);
        try {
            return run(statement);
        } finally {
            end();
        }
    }

    /** As {@link #execute}, but does not wait. The session is free again when the result is there. */
    public CompletableFuture<Result> executeAsync(String statement) {
        begin(statement);
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return run(statement);
                    } finally {
                        end();
                    }
                },
                worker);
    }

    /** Asks the server to cancel the running statement, which then ends with 57014. Does nothing when none runs. */
    public void cancel() {
        if (running == null) {
            return;
        }
        try {
            connected.connection().cancelQuery();
        } catch (SQLException e) {
            throw new LabProblem(
                    "cannot cancel: " + e.getMessage(), "Is the server still there? See bin/lab status.", e);
        }
    }

    /** What it is running, if anything. */
    public Optional<String> running() {
        return Optional.ofNullable(running);
    }

    /** Where it stands, as of the end of its last statement. Costs no round trip. */
    public Transaction transaction() {
        return Transaction.of(connected.connection().getTransactionState());
    }

    /** The server process behind it; another one after the session had to connect again. */
    public Backend backend() {
        return connected.backend();
    }

    public int pid() {
        return backend().pid();
    }

    public Instant backendStarted() {
        return backend().started();
    }

    /** The role that it logged in as. */
    public String role() {
        return login.role();
    }

    /** Cancels what is running and logs out; an open transaction is rolled back. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        worker.shutdown();
        PgConnection connection = connected.connection();
        try {
            if (!free.tryAcquire()) {
                // a server process that waits for a lock does not notice that its client has gone
                connection.cancelQuery();
                if (!isFreeWithin(CLOSE_LIMIT)) {
                    connection.abort(Runnable::run);
                }
            }
            connection.close();
        } catch (SQLException e) {
            throw new LabProblem("cannot log out: " + e.getMessage(), "See bin/lab status.", e);
        }
    }

    private boolean isFreeWithin(Duration limit) {
        try {
            return free.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void begin(String statement) {
        if (closed) {
            throw new LabProblem.Usage("this session is closed", "Open another one.");
        }
        if (!free.tryAcquire()) {
            throw new LabProblem.Usage(
                    "this session is still running: " + firstLine(String.valueOf(running)),
                    "Wait for its end, cancel it, or use another session.");
        }
        running = statement;
    }

    private void end() {
        running = null;
        free.release();
    }

    private Result run(String statement) {
        Optional<Result> refusal = refusal(statement);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        long began = System.nanoTime();
        Answer answer = new Answer();
        try {
            if (connected.connection().isClosed()) {
                connected = connect();
                answer.add(connectedAgain());
            }
            QueryExecutor executor = connected.connection().getQueryExecutor();
            Query query = executor.createSimpleQuery(statement);
            executor.execute(query, null, answer, 0, 0, OPTIONS);
        } catch (SQLException e) {
            answer.handleError(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        connectAgainIfLost(answer);
        return answer.result(took);
    }

    private void connectAgainIfLost(Answer answer) {
        try {
            if (!closed && connected.connection().isClosed()) {
                connected = connect();
                answer.add(connectedAgain());
            }
        } catch (SQLException | LabProblem e) {
            answer.add("The connection to the server was lost, and could not be made again: " + e.getMessage());
        }
    }

    private String connectedAgain() {
        return "The connection to the server was lost. Connected again, as process " + pid()
                + "; what the old one held is gone.";
    }

    private Connected connect() {
        try {
            Connection connection = DriverManager.getConnection(login.url(), properties());
            PgConnection postgres = connection.unwrap(PgConnection.class);
            try (Statement ask = postgres.createStatement();
                    ResultSet own = ask.executeQuery(
                            "SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
                own.next();
                Instant started = own.getObject(1, OffsetDateTime.class).toInstant();
                Backend backend = new Backend(postgres.getBackendPID(), started);
                onConnect.accept(backend);
                return new Connected(postgres, backend);
            } catch (SQLException e) {
                postgres.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new LabProblem.Unfit(
                    "cannot log in as " + login + ": " + e.getMessage(),
                    "Is the stand running? See bin/lab status.",
                    e);
        }
    }

    private Properties properties() {
        Properties properties = new Properties();
        PGProperty.USER.set(properties, login.role());
        PGProperty.PASSWORD.set(properties, login.password());
        PGProperty.PREFER_QUERY_MODE.set(properties, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(properties, "14");
        PGProperty.APPLICATION_NAME.set(properties, "zdm");
        PGProperty.CONNECT_TIMEOUT.set(properties, 10);
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        if (!login.url().contains("sslmode=")) {
            PGProperty.SSL_MODE.set(properties, "disable");
            PGProperty.GSS_ENC_MODE.set(properties, "disable");
            PGProperty.SOCKET_FACTORY.set(properties, BoundedSockets.class.getName());
        }
        return properties;
    }

    /** What needs a client of another kind is refused before it is sent, in words that help. */
    private static Optional<Result> refusal(String statement) {
        if (statement.startsWith("\\")) {
            return Optional.of(refused(
                    "psql's own commands, which begin with a backslash, are not there in this session",
                    "The catalogue views tell the same; or use psql: bin/lab psql."));
        }
        if (COPY_WITH_CLIENT.matcher(statement).matches()) {
            return Optional.of(refused(
                    "COPY from or to the client needs one that sends or receives a file, and this session does not",
                    "Use INSERT or SELECT, or psql: bin/lab psql."));
        }
        return Optional.empty();
    }

    private static Result refused(String message, String hint) {
        Result.Failure failure = new Result.Failure("ERROR", "0A000", message, null, hint, 0);
        return new Result(List.of(), List.of(), false, "", List.of(), failure, Duration.ZERO);
    }

    private static String firstLine(String statement) {
        String line = statement.lines().findFirst().orElse("");
        return line.length() <= 80 ? line : line.substring(0, 80) + "…";
    }
}
