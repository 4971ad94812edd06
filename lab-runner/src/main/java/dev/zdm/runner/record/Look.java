package dev.zdm.runner.record;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One look at a database's sessions and locks.
 *
 * @param at the server's clock when it began
 * @param sessions everyone connected to the database, by pid
 * @param locks locks on the shop's relations, and every lock that is waited for
 */
record Look(Instant at, Map<Integer, Activity> sessions, List<Lock> locks) {

    /**
     * @param type {@code client backend}, {@code autovacuum worker}, …
     * @param since when the statement began
     * @param inTransactionSince null outside of one
     * @param wrote whether its transaction has an id of its own
     * @param event {@code IO:WALSync}, or {@code CPU} when it waits for nothing
     * @param blockers pids directly ahead of it; empty when it does not wait
     */
    record Activity(
            Session session,
            String type,
            String state,
            String statement,
            @Nullable Instant since,
            @Nullable Instant inTransactionSince,
            boolean wrote,
            String event,
            List<Integer> blockers) {

        boolean waits() {
            return !blockers.isEmpty();
        }

        boolean runs() {
            return state.equals("active") && !event.startsWith("Lock:");
        }
    }

    /** @param relation null when the lock is not a relation's, or the relation is new in an open transaction */
    record Lock(
            int pid,
            String type,
            long oid,
            @Nullable String relation,
            LockMode mode,
            boolean granted,
            @Nullable Instant waitStart) {}

    static Look take(Connection connection, Instant at, long databaseOid, Queries queries) throws SQLException {
        Map<Integer, Activity> sessions = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(queries.sessions())) {
            query.setLong(1, databaseOid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    Activity activity = activity(row);
                    sessions.put(activity.session().pid(), activity);
                }
            }
        }
        List<Lock> locks = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(queries.locks())) {
            query.setLong(1, databaseOid);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    String modeName = row.getString("mode");
                    LockMode mode = LockMode.named(modeName)
                            .orElseThrow(() -> new SQLException("no lock mode is called " + modeName));
                    locks.add(new Lock(
                            row.getInt("pid"),
                            row.getString("locktype"),
                            row.getLong("oid"),
                            row.getString("relname"),
                            mode,
                            row.getBoolean("granted"),
                            instant(row, "waitstart")));
                }
            }
        }
        return new Look(at, sessions, locks);
    }

    private static Activity activity(ResultSet row) throws SQLException {
        List<Integer> blockers = new ArrayList<>();
        Array array = row.getArray("blockers");
        if (array != null) {
            for (Integer pid : (Integer[]) array.getArray()) {
                blockers.add(pid);
            }
        }
        return new Activity(
                new Session(row.getInt("pid"), instant(row, "backend_start"), row.getString("role")),
                row.getString("backend_type"),
                row.getString("state"),
                row.getString("query"),
                instant(row, "query_start"),
                instant(row, "xact_start"),
                row.getBoolean("wrote"),
                row.getString("event"),
                List.copyOf(blockers));
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** The lock that a session waits for; there is never more than one. */
    @Nullable
    Lock awaitedBy(int pid) {
        for (Lock lock : locks) {
            if (lock.pid() == pid && !lock.granted()) {
                return lock;
            }
        }
        return null;
    }

    /** What a session holds or wants of a relation. */
    List<LockMode> modesOf(int pid, long relationOid) {
        return locks.stream()
                .filter(lock -> lock.pid() == pid
                        && lock.oid() == relationOid
                        && lock.type().equals("relation"))
                .map(Lock::mode)
                .distinct()
                .toList();
    }

    /** What a session holds of a relation. */
    List<LockMode> heldBy(int pid, long relationOid) {
        return locks.stream()
                .filter(lock -> lock.pid() == pid && lock.oid() == relationOid && lock.granted())
                .map(Lock::mode)
                .distinct()
                .toList();
    }

    /** The texts of the questions, read once. */
    record Queries(String waiting, String sessions, String locks, String progress) {}
}
