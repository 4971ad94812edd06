package dev.zdm.runner.record;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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

    private static final Duration MOMENT = Duration.ofMillis(40);

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

        /** Whether it is worth asking: a statement that is over in a moment tells no progress. */
        boolean mayHaveProgress(Instant now) {
            boolean isBrief = type.equals("client backend")
                    && (since == null
                            || state.startsWith("idle")
                            || since.plus(MOMENT).isAfter(now));
            return !isBrief;
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

    /** @param present who is there; what they hold and want is asked now */
    static Look take(Connection connection, Everybody.Present present, long databaseOid, String question)
            throws SQLException {
        List<Lock> locks = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(question)) {
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
        return new Look(present.at(), present.sessions(), locks);
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
}
