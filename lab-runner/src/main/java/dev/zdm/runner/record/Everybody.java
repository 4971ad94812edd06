package dev.zdm.runner.record;

import dev.zdm.grader.evidence.Session;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.SqlFile;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All sessions of a server, asked for once for all stands on it: the answer costs as much as there are sessions, so forty recorders that each ask
 * for themselves would cost forty times that. Whoever asks says how old an answer may be; one that is older is asked anew. Thread-safe.
 */
public final class Everybody implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Everybody.class);
    private static final String WAITING = SqlFile.of(Everybody.class, "waiting.sql");
    private static final String SESSIONS = SqlFile.of(Everybody.class, "sessions.sql");

    private final Server server;
    private @Nullable Connection connection;
    private @Nullable Waiting waiting;
    private @Nullable Sessions sessions;

    public Everybody(Server server) {
        this.server = server;
    }

    /**
     * How many sessions wait for a lock.
     *
     * @param at the server's clock
     * @param askedAt ours, in nanoseconds
     * @param byDatabase keyed by oid
     */
    private record Waiting(Instant at, long askedAt, Map<Long, Integer> byDatabase) {}

    private record Sessions(Instant at, long askedAt, Map<Long, Map<Integer, Look.Activity>> byDatabase) {}

    /**
     * Whether anybody waits for a lock in a database.
     *
     * @param at when that was so, by the server's clock
     */
    record Count(Instant at, int waiting) {}

    /**
     * Who is connected to a database.
     *
     * @param at when that was so, by the server's clock
     * @param sessions by pid
     */
    record Present(Instant at, Map<Integer, Look.Activity> sessions) {}

    /** @param oldest how long before this call the answer may have been asked for; those who wait for one that is on its way take it */
    Count waitingIn(long database, Duration oldest) throws SQLException {
        Waiting known = waiting(System.nanoTime() - oldest.toNanos());
        return new Count(known.at(), known.byDatabase().getOrDefault(database, 0));
    }

    /** As {@link #waitingIn}. */
    Present in(long database, Duration oldest) throws SQLException {
        Sessions known = sessions(System.nanoTime() - oldest.toNanos());
        return new Present(known.at(), known.byDatabase().getOrDefault(database, Map.of()));
    }

    private synchronized Waiting waiting(long askedSince) throws SQLException {
        Waiting known = waiting;
        if (known == null || known.askedAt() - askedSince < 0) {
            known = asking(Everybody::askWaiting);
            waiting = known;
        }
        return known;
    }

    private synchronized Sessions sessions(long askedSince) throws SQLException {
        Sessions known = sessions;
        if (known == null || known.askedAt() - askedSince < 0) {
            known = asking(Everybody::askSessions);
            sessions = known;
        }
        return known;
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T asking(Question<T> question) throws SQLException {
        Connection known = connection;
        Connection open = known == null || known.isClosed() ? server.connectToAsk("postgres", Server.ADMIN) : known;
        connection = open;
        try {
            if (open != known) {
                try (Statement statement = open.createStatement()) {
                    statement.execute("SET statement_timeout = '2s'");
                }
            }
            return question.ask(open);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private static Waiting askWaiting(Connection open) throws SQLException {
        long askedAt = System.nanoTime();
        Map<Long, Integer> all = new HashMap<>();
        Instant at = Instant.EPOCH;
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(WAITING)) {
            while (row.next()) {
                at = Objects.requireNonNull(Look.instant(row, "now"));
                all.put(row.getLong("database"), row.getInt("waiting"));
            }
        }
        return new Waiting(at, askedAt, all);
    }

    private static Sessions askSessions(Connection open) throws SQLException {
        long askedAt = System.nanoTime();
        Map<Long, Map<Integer, Look.Activity>> all = new HashMap<>();
        Instant at = Instant.EPOCH;
        try (Statement statement = open.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            while (row.next()) {
                Instant now = Objects.requireNonNull(Look.instant(row, "now"));
                at = at.equals(Instant.EPOCH) ? now : at;
                Look.Activity activity = activity(row);
                all.computeIfAbsent(row.getLong("database"), first -> new LinkedHashMap<>())
                        .put(activity.session().pid(), activity);
            }
        }
        return new Sessions(at, askedAt, all);
    }

    private static Look.Activity activity(ResultSet row) throws SQLException {
        List<Integer> blockers = new ArrayList<>();
        Array array = row.getArray("blockers");
        if (array != null) {
            for (Integer pid : (Integer[]) array.getArray()) {
                blockers.add(pid);
            }
        }
        return new Look.Activity(
                new Session(row.getInt("pid"), Look.instant(row, "backend_start"), row.getString("role")),
                row.getString("backend_type"),
                row.getString("state"),
                row.getString("query"),
                Look.instant(row, "query_start"),
                Look.instant(row, "xact_start"),
                row.getBoolean("wrote"),
                row.getString("event"),
                List.copyOf(blockers));
    }

    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("a connection could not be closed: {}", e.toString());
            }
        }
    }
}
