package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.Session;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * What a learner has open in a shop, as the server tells, whatever role they logged in as; and the doors to it. Asked over a connection of
 * the superuser's. Not for several threads.
 */
final class LearnerSessions implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Connection admin;
    private final boolean isOurs;
    private final StandNames names;
    private final Recorder recorder;
    private final String sql = SqlFile.of(LearnerSessions.class, "learner-sessions.sql");

    LearnerSessions(Server server, StandNames names, Recorder recorder) throws SQLException {
        this(server.connectToAsk("postgres", Server.ADMIN), true, names, recorder);
        waitForNobody(admin);
    }

    private LearnerSessions(Connection admin, boolean isOurs, StandNames names, Recorder recorder) {
        this.admin = admin;
        this.isOurs = isOurs;
        this.names = names;
        this.recorder = recorder;
    }

    /** Over a connection that its owner closes. */
    static LearnerSessions over(Connection admin, StandNames names, Recorder recorder) throws SQLException {
        waitForNobody(admin);
        return new LearnerSessions(admin, false, names, recorder);
    }

    /** A learner may have altered their own role in a transaction that they leave open. */
    private static void waitForNobody(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute("SET lock_timeout = '" + PATIENCE.toMillis() + "ms'");
        }
    }

    /**
     * @param state as the server says it: {@code idle}, {@code active}, {@code idle in transaction}
     * @param inStatement how long its statement runs; zero while none does
     * @param writes whether its transaction has an id
     * @param tidies whether its statement is one that makes room, as far as its first word tells
     */
    record Open(Session session, String state, Duration inStatement, boolean writes, boolean tidies) {

        boolean isIdle() {
            return state.equals("idle");
        }

        boolean runs() {
            return state.equals("active");
        }
    }

    /** All of them; the stand's own and its customers' are not among them. */
    List<Open> all() throws SQLException {
        List<Open> all = new ArrayList<>();
        try (PreparedStatement query = admin.prepareStatement(sql)) {
            query.setString(1, names.database());
            query.setString(2, names.staffRole());
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Session session = new Session(
                            row.getInt("pid"),
                            row.getObject("backend_start", OffsetDateTime.class).toInstant(),
                            row.getString("role"));
                    if (recorder.isLearners(session)) {
                        all.add(new Open(
                                session,
                                row.getString("state"),
                                Duration.ofMillis(row.getLong("statement_millis")),
                                row.getBoolean("writes"),
                                row.getBoolean("tidies")));
                    }
                }
            }
        }
        return all;
    }

    /** Cancels its statement, if that still runs. */
    void cancel(Open open) throws SQLException {
        tell(
                "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE pid = ? AND backend_start = ? AND state = 'active'",
                open);
    }

    /** Ends it, if it is still idle. */
    void endIdle(Open open) throws SQLException {
        tell(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = ? AND backend_start = ? AND state = 'idle'",
                open);
    }

    private void tell(String statement, Open open) throws SQLException {
        try (PreparedStatement query = admin.prepareStatement(statement)) {
            query.setInt(1, open.session().pid());
            query.setObject(2, open.session().started().atOffset(java.time.ZoneOffset.UTC));
            query.executeQuery().close();
        }
    }

    /** Bytes of the shop's database. */
    long bytes() throws SQLException {
        try (PreparedStatement query = admin.prepareStatement("SELECT pg_database_size(?)")) {
            query.setString(1, names.database());
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /**
     * Whether anybody may log in as these. Not by CONNECT: a learner has that of the apps' roles, too.
     */
    void letIn(boolean letIn, List<String> roles) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            for (String role : roles) {
                statement.execute("ALTER ROLE " + role + (letIn ? " LOGIN" : " NOLOGIN"));
            }
        }
    }

    @Override
    public void close() throws SQLException {
        if (isOurs) {
            admin.close();
        }
    }
}
