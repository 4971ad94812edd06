package dev.zdm.runner.record;

import dev.zdm.grader.evidence.LockLine;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StandbyWait;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.server.Standby;
import dev.zdm.runner.stand.SqlFile;
import dev.zdm.runner.stand.StandNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the standby for customers who wait behind the replay of somebody's lock. A wait ends with the last look that saw it, so it is
 * never told too long. Not thread-safe.
 */
final class StandbyWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandbyWatch.class);

    private final Standby standby;
    private final StandNames names;
    private final Ownership ownership;
    private final Consumer<LockLine> evidence;
    private final String sql = SqlFile.of(StandbyWatch.class, "standby.sql");
    private final Map<Key, StandbyWait> waits = new LinkedHashMap<>();
    private @Nullable Connection observer;
    private long lastId;

    StandbyWatch(Standby standby, StandNames names, Ownership ownership, Consumer<LockLine> evidence) {
        this.standby = standby;
        this.names = names;
        this.ownership = ownership;
        this.evidence = evidence;
    }

    private record Key(Session victim, long oid, Instant began) {}

    void look() throws SQLException {
        Connection connection = observer == null || observer.isClosed() ? open() : observer;
        observer = connection;
        try {
            look(connection);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection connection = standby.connect(names.database(), Server.ADMIN);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = pg_catalog, pg_temp");
            statement.execute("SET statement_timeout = '2s'");
        }
        return connection;
    }

    private void look(Connection connection) throws SQLException {
        Map<Key, StandbyWait> seen = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Session victim =
                        new Session(row.getInt("pid"), Look.instant(row, "backend_start"), row.getString("role"));
                if (ownership.isCustomer(victim)) {
                    Instant now = Objects.requireNonNull(Look.instant(row, "now"));
                    Instant waitStart = Look.instant(row, "waitstart");
                    Key key = new Key(victim, row.getLong("oid"), waitStart == null ? now : waitStart);
                    seen.put(key, wait(key, now, row));
                }
            }
        }
        waits.forEach((key, wait) -> {
            if (!seen.containsKey(key)) {
                evidence.accept(wait);
            }
        });
        waits.clear();
        waits.putAll(seen);
    }

    private StandbyWait wait(Key key, Instant now, ResultSet row) throws SQLException {
        StandbyWait known = waits.get(key);
        Instant lastSeen = now.isAfter(key.began()) ? now : key.began();
        return new StandbyWait(
                now,
                known == null ? ++lastId : known.id(),
                key.victim(),
                row.getString("query"),
                row.getString("relation"),
                key.oid(),
                key.began(),
                lastSeen,
                known == null ? Objects.requireNonNull(Look.instant(row, "replayed")) : known.replayed());
    }

    /** Writes down what is still going on, so that a heartbeat may vouch for it. */
    void tellOpen() {
        waits.values().forEach(evidence);
    }

    @Override
    public void close() {
        Connection connection = observer;
        observer = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                LOG.debug("closing: {}", alreadyGone.toString());
            }
        }
    }
}
