package dev.zdm.runner.place;

import dev.zdm.runner.server.Server;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.OptionalLong;

/**
 * What a server can hold, known before it is full.
 *
 * @param freeBytes on the disk of its data; empty when its machine does not tell
 * @param connections that it lets in at once, less those that nobody but its superuser gets
 */
record Room(OptionalLong freeBytes, int connections) {

    /**
     * Sessions of a stand as a rule: an app version with ten connections for reads and ten for writes, the stand's own, and the learner's. While
     * one app version takes another's place there are twenty more, for some seconds and not on all stands at once.
     */
    static final int CONNECTIONS_OF_A_STAND = 30;

    /** Never given away: the server needs room for its log, its write-ahead log, and what the stands that are there still grow by. */
    static final long RESERVED_BYTES = 2_000_000_000L;

    private static final int FOR_US = 30;

    static Room of(Server server) throws SQLException {
        try (Connection admin = server.connectToAsk("postgres", Server.ADMIN);
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('max_connections')::int"
                        + " - current_setting('superuser_reserved_connections')::int"
                        + " - current_setting('reserved_connections')::int")) {
            row.next();
            return new Room(server.freeDisk(), row.getInt(1) - FOR_US);
        }
    }

    /**
     * How many stands more.
     *
     * @param bytes of disk for each
     * @param there already; their bytes are taken, and their connections may be asked for at any time
     */
    long standsMore(long bytes, int there) {
        return Math.max(0, Math.min(byConnections(there), byDisk(bytes)));
    }

    /** What runs out first, in a word. */
    String scarce(long bytes, int there) {
        return byDisk(bytes) < byConnections(there) ? "disk" : "connections";
    }

    private long byConnections(int there) {
        return (long) connections / CONNECTIONS_OF_A_STAND - there;
    }

    private long byDisk(long bytes) {
        return freeBytes.isPresent() ? (freeBytes.getAsLong() - RESERVED_BYTES) / Math.max(1, bytes) : Long.MAX_VALUE;
    }
}
