package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All sessions that the traffic has ever opened, also those that are gone. Safe for many threads. */
public final class Sessions {

    private final Map<Key, Pooled> all = new ConcurrentHashMap<>();

    Sessions() {}

    void add(Pooled pooled) {
        Session session = pooled.session();
        all.put(new Key(session.pid(), session.started()), pooled);
    }

    /** Whether this session is, or was, one of the traffic's connections. */
    public boolean isOurs(int pid, Instant started) {
        return all.containsKey(new Key(pid, started));
    }

    /** Whose connection this session is, or was. */
    public Optional<Pooled> find(int pid, Instant started) {
        return Optional.ofNullable(all.get(new Key(pid, started)));
    }

    /**
     * A session in a connection pool.
     *
     * @param app the app version that it serves
     * @param kind the kind of requests that it serves
     */
    public record Pooled(Session session, String app, Kind kind) {}

    private record Key(int pid, Instant started) {}
}
