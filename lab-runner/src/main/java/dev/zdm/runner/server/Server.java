package dev.zdm.runner.server;

import dev.zdm.runner.Progress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * A PostgreSQL server that stands live on. It is set as {@code evidence.conf} says, has the superuser {@code admin} and the group roles of
 * the shop. Thread-safe.
 */
public interface Server extends AutoCloseable {

    /** What people call it: {@code embedded}, {@code container}, {@code db:5432}. */
    String name();

    String host();

    int port();

    /** As the server says it: {@code 18.6}. */
    String version();

    /** What the server answers to a login as this role; the same for as long as the server's data lives. */
    String passwordOf(String role);

    /**
     * Makes a hot standby of this server; the caller closes it. There is one at a time.
     *
     * @param bytesPerSecond how fast the write-ahead log reaches it; 0 for no limit
     */
    Standby standby(long bytesPerSecond, Progress progress);

    /** Time from asking for it until it answered, and whether it had to be created or was found running. */
    StartReport startReport();

    /** Bytes that are free on the disk of its data; empty when its machine does not tell. */
    OptionalLong freeDisk();

    /** Whether it answers now; takes some seconds at the most. */
    boolean isAlive();

    /**
     * When it is down: starts it again, at the same address and with the same data, if it is ours to start; logs in anew if it is not. Returns
     * when it answers.
     *
     * @throws dev.zdm.labs.LabProblem when it does not
     */
    void revive();

    /** Stops the server if it is ours to stop. */
    @Override
    void close();

    default String jdbcUrl(String database) {
        return "jdbc:postgresql://" + host() + ":" + port() + "/" + database;
    }

    /**
     * A new connection that belongs to the caller.
     *
     * @throws SQLException as the driver throws it
     */
    default Connection connect(String database, String role) throws SQLException {
        return Logins.open(jdbcUrl(database), role, passwordOf(role));
    }

    /**
     * As {@link #connect}, for questions that a server answers at once: one that hangs fails them after ten seconds, so that nobody waits for it
     * any longer.
     */
    default Connection connectToAsk(String database, String role) throws SQLException {
        return Logins.openToAsk(jdbcUrl(database), role, passwordOf(role));
    }

    /** A new superuser connection that belongs to the caller. */
    default Connection connectAsAdmin(String database) throws SQLException {
        return connect(database, ADMIN);
    }

    String ADMIN = "admin";

    /** How a server came to be there. */
    enum StartReport {
        CREATED,
        STARTED,
        ADOPTED
    }
}
