package dev.zdm.runner.migrate;

import dev.zdm.grader.evidence.Session;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.sql.SqlText;
import dev.zdm.runner.sql.Login;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One file in a session of its own: what it sets ends with it. A file that is one transaction is tried again as a whole when it did not get
 * its lock in time, or met a deadlock; one that is none is tried again at the statement that did not get its lock, unless that works
 * concurrently and would find its own remains.
 */
final class FileRun implements AutoCloseable {

    /** It gives up after so many tries, but not before so long: a vacuum of a large table takes its minutes and gives way to no short lock_timeout. */
    private static final int LEAST_TRIES = 20;

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(300);
    private static final double LONGEST_MILLIS = 3_000;
    private static final double GROWTH = 1.4;
    private static final Set<String> WORTH_ANOTHER_TRY = Set.of("55P03", "40P01");

    private final Connection session;
    private final Session identity;
    private final Optional<History> history;
    private final Consumer<String> says;
    private final BooleanSupplier goesOn;
    private int tries;
    private String guards = "";

    /**
     * How it ended.
     *
     * @param where file and line of the statement that failed; null when all went well
     * @param guards in force at its end, in words
     */
    record Outcome(
            boolean well,
            int tries,
            String guards,
            @Nullable String where,
            @Nullable String sqlstate,
            @Nullable String message) {}

    /** Which statement an error is about. */
    private static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private final String where;
        private final SQLException reason;

        Failed(MigrationFile file, SqlText.Statement statement, SQLException reason) {
            super(reason);
            this.where = file.name() + ":" + statement.line();
            this.reason = reason;
        }

        String sqlstate() {
            return String.valueOf(reason.getSQLState());
        }
    }

    /** What else belongs to the file's transaction. */
    interface AtItsEnd {
        void write(Connection session, int tries) throws SQLException;
    }

    /**
     * @param history where tries are written down; empty in a rehearsal
     * @param goesOn whether another try makes sense: false once the attempt has ended
     */
    FileRun(Login login, Optional<History> history, Consumer<String> says, BooleanSupplier goesOn) {
        this.history = history;
        this.says = says;
        this.goesOn = goesOn;
        try {
            session = connect(login);
            identity = identify(session, login.role());
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    /** As whoever migrates. */
    static Connection connect(Login login) throws SQLException {
        return login.connectLikePsql("migrations");
    }

    static LabProblem unreachable(SQLException e) {
        return new LabProblem.Unfit(
                "The runner cannot work on the shop: " + e.getMessage(), "See that it is open: bin/lab status.", e);
    }

    private static Session identify(Connection session, String role) throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
            row.next();
            return new Session(
                    row.getInt(1), row.getObject(2, OffsetDateTime.class).toInstant(), role);
        }
    }

    Session identity() {
        return identity;
    }

    /** How much write-ahead log this session has written, in bytes; null when it cannot be asked. */
    @Nullable
    Long walBytes() {
        try {
            return SessionWal.of(session);
        } catch (SQLException gone) {
            return null;
        }
    }

    Outcome run(MigrationFile file, AtItsEnd atItsEnd) throws InterruptedException, SQLException {
        tries = 0;
        try {
            if (file.inTransaction()) {
                asOneTransaction(file, atItsEnd);
            } else {
                statementByStatement(file, atItsEnd);
            }
            return new Outcome(true, tries, guards, null, null, null);
        } catch (Failed failed) {
            return new Outcome(
                    false, tries, guards, failed.where, failed.sqlstate(), firstLine(failed.reason.getMessage()));
        }
    }

    private void asOneTransaction(MigrationFile file, AtItsEnd atItsEnd)
            throws Failed, InterruptedException, SQLException {
        Pauses pauses = new Pauses();
        while (true) {
            long noted = beginTry(file);
            try {
                execute("BEGIN");
                for (SqlText.Statement statement : file.statements()) {
                    send(file, statement);
                }
                guards = guardsInForce();
                atItsEnd.write(session, tries);
                execute("COMMIT");
                endTry(noted, null);
                return;
            } catch (Failed failed) {
                execute("ROLLBACK");
                endTry(noted, failed.sqlstate());
                againOrFail(failed, pauses);
            }
        }
    }

    private void statementByStatement(MigrationFile file, AtItsEnd atItsEnd)
            throws Failed, InterruptedException, SQLException {
        long noted = beginTry(file);
        Pauses pauses = new Pauses();
        for (SqlText.Statement statement : file.statements()) {
            boolean sent = false;
            while (!sent) {
                try {
                    send(file, statement);
                    sent = true;
                } catch (Failed failed) {
                    endTry(noted, failed.sqlstate());
                    if (statement.text().toUpperCase(Locale.ROOT).contains("CONCURRENTLY")) {
                        throw failed;
                    }
                    againOrFail(failed, pauses);
                    noted = beginTry(file);
                }
            }
        }
        guards = guardsInForce();
        atItsEnd.write(session, tries);
        endTry(noted, null);
    }

    private void againOrFail(Failed failed, Pauses pauses) throws Failed, InterruptedException {
        boolean patient = tries < LEAST_TRIES || pauses.since().compareTo(PATIENCE) < 0;
        if (!WORTH_ANOTHER_TRY.contains(failed.sqlstate()) || !patient || !goesOn.getAsBoolean()) {
            throw failed;
        }
        Duration pause = pauses.next();
        says.accept("  " + failed.where + " " + failed.sqlstate() + ", again in " + pause.toMillis() + " ms"
                + vacuumInTheWay());
        // A pause between two tries is what this is about; nothing could end it early.
        new CountDownLatch(1).await(pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A tail for what it says; empty when none is at work. */
    private String vacuumInTheWay() {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT relid::regclass FROM pg_stat_progress_vacuum WHERE datname = current_database()")) {
            return row.next()
                    ? "; a vacuum is at work on " + row.getString(1)
                            + ", an automatic one gives way to who waits for a second"
                    : "";
        } catch (SQLException e) {
            return ""; // nothing depends on it
        }
    }

    private long beginTry(MigrationFile file) throws SQLException {
        tries++;
        return history.isPresent() ? history.get().tryBegan(file, tries, identity.pid()) : 0;
    }

    private void endTry(long noted, @Nullable String sqlstate) throws SQLException {
        if (history.isPresent()) {
            history.get().tryEnded(noted, sqlstate);
        }
    }

    private void send(MigrationFile file, SqlText.Statement statement) throws Failed {
        try {
            execute(statement.text());
        } catch (SQLException e) {
            throw new Failed(file, statement, e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private String guardsInForce() throws SQLException {
        try (Statement statement = session.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT current_setting('lock_timeout'), current_setting('statement_timeout')")) {
            row.next();
            return "lock_timeout " + none(row.getString(1)) + ", statement_timeout " + none(row.getString(2));
        }
    }

    private static String none(String setting) {
        return setting.equals("0") ? "none" : setting;
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "no reason given" : message.lines().findFirst().orElse(message);
    }

    /** Longer and longer, and never two runners in step. */
    private static final class Pauses {
        private final long began = System.nanoTime();
        private double millis = FIRST_PAUSE.toMillis();

        Duration since() {
            return Duration.ofNanos(System.nanoTime() - began);
        }

        Duration next() {
            double jitter = ThreadLocalRandom.current().nextDouble(0.9, 1.1);
            Duration pause = Duration.ofMillis(Math.round(Math.min(millis, LONGEST_MILLIS) * jitter));
            millis *= GROWTH;
            return pause;
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (SQLException alreadyGone) {
            // what it did is done or rolled back
        }
    }
}
