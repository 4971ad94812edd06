package dev.zdm.grader.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who is who. Here, and only here, a session that the server's log tells of, with a start cut to the second, is joined to
 * the one that was sampled; all that {@link Evidence} hands out has gone through {@link #known}, so that sessions can be
 * compared with {@code equals} everywhere else.
 */
final class Sessions {

    private final Map<Integer, List<Session>> byPid = new HashMap<>();
    private final Map<Session, Session> known = new HashMap<>();
    private final Map<Session, PoolSession> pools = new HashMap<>();
    private final Map<Session, StandSession> stands = new HashMap<>();
    private final Set<Session> standsOwn = new HashSet<>();

    /** @param lines all lines of an attempt; sampled sessions are met first, because their starts are exact */
    Sessions(List<EvidenceLine> lines) {
        for (EvidenceLine line : lines) {
            if (line instanceof PoolSession pool) {
                pools.put(known(pool.session()), pool);
            } else if (line instanceof StandSession stand) {
                stands.put(known(stand.session()), stand);
            }
        }
        standsOwn.addAll(pools.keySet());
        standsOwn.addAll(stands.keySet());
        for (EvidenceLine line : lines) {
            if (line instanceof LockWait wait) {
                known(wait.victim());
                wait.culprits().forEach(culprit -> known(culprit.session()));
            } else if (line instanceof StandbyWait wait) {
                known(wait.victim());
            } else if (line instanceof HeldLock held) {
                known(held.session());
            } else if (line instanceof LongStatement statement) {
                known(statement.session());
            } else if (line instanceof Transaction transaction) {
                known(transaction.session());
            } else if (line instanceof Progress progress) {
                known(progress.session());
            }
        }
    }

    /** The one session that {@code seen} is: of the same start, else of the nearest within a second, else itself. */
    Session known(Session seen) {
        return known.computeIfAbsent(seen, this::match);
    }

    private Session match(Session seen) {
        List<Session> candidates = byPid.computeIfAbsent(seen.pid(), pid -> new ArrayList<>());
        Optional<Session> nearest = candidates.stream()
                .filter(seen::mayBe)
                .min(Comparator.comparing(candidate ->
                        Duration.between(candidate.started(), seen.started()).abs()));
        if (nearest.isEmpty()) {
            candidates.add(seen);
        }
        return nearest.orElse(seen);
    }

    boolean isLearners(Session session) {
        return session.isPreparedTransaction() || (!session.isServerProcess() && !standsOwn.contains(session));
    }

    boolean isCustomers(Session session) {
        return pools.containsKey(session);
    }

    Optional<PoolSession> pool(Session session) {
        return Optional.ofNullable(pools.get(session));
    }

    /** What a session of the stand's own is for; empty for anybody else's. */
    Optional<String> purpose(Session session) {
        return Optional.ofNullable(stands.get(session)).map(StandSession::what);
    }

    List<Session> of(String app, Pool pool) {
        return pools.values().stream()
                .filter(session -> session.app().equals(app) && session.pool() == pool)
                .map(session -> Objects.requireNonNull(known.get(session.session())))
                .toList();
    }
}
