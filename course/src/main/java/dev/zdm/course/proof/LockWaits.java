package dev.zdm.course.proof;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.sql.Login;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Notes which server processes wait for a lock of any kind, ten times a second. Thread-safe.
 */
final class LockWaits implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);
    private static final String WAITING =
            "SELECT pid FROM pg_catalog.pg_locks WHERE NOT granted AND pid = ANY (?::int[])";

    private final Connection observer;
    private final Map<Integer, Boolean> watched = new ConcurrentHashMap<>();
    private final Ticker ticker;

    /** @param login of a role that may see all sessions */
    LockWaits(Login login) {
        try {
            observer = login.connectLikePsql("lesson");
        } catch (SQLException e) {
            throw cannotLook(e);
        }
        ticker = new Ticker("lock-waits", PAUSE, this::look);
    }

    /** Watches a server process until it is closed. */
    Watch of(int pid) {
        watched.put(pid, false);
        return new Watch(pid);
    }

    private void look() {
        Set<Integer> pids = Set.copyOf(watched.keySet());
        if (pids.isEmpty()) {
            return;
        }
        try (PreparedStatement ask = observer.prepareStatement(WAITING)) {
            ask.setArray(1, observer.createArrayOf("int4", pids.toArray()));
            try (ResultSet waiting = ask.executeQuery()) {
                while (waiting.next()) {
                    watched.replace(waiting.getInt(1), true);
                }
            }
        } catch (SQLException e) {
            throw cannotLook(e);
        }
    }

    private static LabProblem cannotLook(SQLException e) {
        return new LabProblem("cannot see who waits: " + e.getMessage(), "Is the stand still there?", e);
    }

    @Override
    public void close() {
        ticker.closeAfter(this::logOut, CLOSE_LIMIT);
    }

    private void logOut() {
        try {
            observer.close();
        } catch (SQLException e) {
            throw cannotLook(e);
        }
    }

    /** One process under watch. */
    final class Watch implements AutoCloseable {

        private final int pid;

        private Watch(int pid) {
            this.pid = pid;
        }

        /** Whether it was seen waiting since the watch began. */
        boolean seen() {
            return watched.getOrDefault(pid, false);
        }

        @Override
        public void close() {
            watched.remove(pid);
        }
    }
}
