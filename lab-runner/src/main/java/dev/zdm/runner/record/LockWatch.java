package dev.zdm.runner.record;

import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.HeldLock;
import dev.zdm.grader.evidence.LockLine;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.LongStatement;
import dev.zdm.grader.evidence.QueueDepth;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Transaction;
import dev.zdm.runner.live.LiveState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Turns looks into stretches of time: who waited for whom from when to when, and who held what. A stretch ends with the last
 * look that saw it, so it is never told too long; its beginning is {@code waitstart}, so it is exact. Not thread-safe.
 */
final class LockWatch {

    /** A statement of the shop takes a few milliseconds. */
    private static final Duration LONG = Duration.ofMillis(100);

    private final Ownership ownership;
    private final Consumer<LockLine> evidence;
    private final Consumer<String> refusedBehind;
    private final Map<WaitKey, Wait> waits = new LinkedHashMap<>();
    private final Map<HeldKey, Held> held = new LinkedHashMap<>();
    private final Map<StatementKey, Open> transactions = new LinkedHashMap<>();
    private final Map<StatementKey, Running> running = new LinkedHashMap<>();
    private final Set<Session> toldAsStands = new HashSet<>();
    private long lastId;
    private Instant second = Instant.EPOCH;
    private int deepest;
    private int deepestCustomers;

    /** @param refusedBehind told what the stand's session does that a learner's session gave up waiting for */
    LockWatch(Ownership ownership, Consumer<LockLine> evidence, Consumer<String> refusedBehind) {
        this.ownership = ownership;
        this.evidence = evidence;
        this.refusedBehind = refusedBehind;
    }

    private record WaitKey(Session victim, String type, long oid, LockMode mode) {}

    private static final class Wait {
        final long id;
        final Instant began;
        Instant lastSeen;
        final @Nullable String relation;
        final String statement;
        final Map<Session, Culprit> culprits = new LinkedHashMap<>();

        Wait(long id, Instant began, @Nullable String relation, String statement) {
            this.id = id;
            this.began = began;
            this.lastSeen = began;
            this.relation = relation;
            this.statement = statement;
        }
    }

    private record HeldKey(Session session, long oid, LockMode mode) {}

    private static final class Held {
        final long id;
        final String relation;
        final Instant firstSeen;
        Instant lastSeen;
        boolean told;

        Held(long id, String relation, Instant firstSeen) {
            this.id = id;
            this.relation = relation;
            this.firstSeen = firstSeen;
            this.lastSeen = firstSeen;
        }
    }

    /** A session runs one statement at a time: its beginning tells it from the next. */
    private record StatementKey(Session session, Instant began) {}

    private static final class Running {
        final long id;
        final String statement;
        final Set<String> events = new LinkedHashSet<>();
        Instant lastSeen;

        Running(long id, String statement, Instant seen) {
            this.id = id;
            this.statement = statement;
            this.lastSeen = seen;
        }
    }

    private static final class Open {
        final long id;
        Instant lastSeen;
        boolean wrote;

        Open(long id, Instant seen) {
            this.id = id;
            this.lastSeen = seen;
        }
    }

    /** Takes a look in. */
    void see(Look look) {
        closeWaits(look, seeWaits(look));
        seeHeld(look);
        seeLongStatements(look);
        seeTransactions(look);
        countQueue(look);
    }

    /** Whether the last look saw anybody wait: then the next has to be a whole one, to see how the wait ended. */
    boolean sawSomebodyWaiting() {
        return !waits.isEmpty();
    }

    /** Nobody waits, says a cheaper question than a look. */
    void seeNobodyWaiting(Instant at) {
        tellQueue(at);
    }

    private Set<WaitKey> seeWaits(Look look) {
        Set<WaitKey> waiting = new HashSet<>();
        for (Look.Activity activity : look.sessions().values()) {
            Look.Lock awaited = look.awaitedBy(activity.session().pid());
            if (awaited == null || !activity.waits()) {
                continue;
            }
            WaitKey key = new WaitKey(activity.session(), awaited.type(), awaited.oid(), awaited.mode());
            Instant began = awaited.waitStart() == null ? look.at() : awaited.waitStart();
            Wait known = waits.get(key);
            // A session may wait again for the same lock: the server's own start of the wait tells the two apart.
            if (known != null
                    && awaited.waitStart() != null
                    && awaited.waitStart().isAfter(known.lastSeen)) {
                tell(key, known, look.at(), true);
                tellRefusal(look, key, known);
                known = null;
            }
            if (known == null) {
                known = new Wait(++lastId, began, awaited.relation(), activity.statement());
                waits.put(key, known);
            }
            known.lastSeen = look.at().isAfter(known.began) ? look.at() : known.began;
            for (Culprit culprit : ahead(look, activity, awaited.oid())) {
                known.culprits.merge(culprit.session(), culprit, LockWatch::stronger);
            }
            waiting.add(key);
        }
        return waiting;
    }

    /** A culprit is told by what it was caught doing while it waited itself, if ever. */
    private static Culprit stronger(Culprit before, Culprit now) {
        return before.waiting() && !now.waiting() ? before : now;
    }

    /** Everyone ahead of a session, the nearest first. */
    private static List<Culprit> ahead(Look look, Look.Activity victim, long oid) {
        List<Culprit> culprits = new ArrayList<>();
        Map<Integer, Integer> depths = new HashMap<>();
        Deque<Integer> next = new ArrayDeque<>();
        depths.put(victim.session().pid(), 0);
        next.add(victim.session().pid());
        while (!next.isEmpty()) {
            int pid = next.remove();
            int depth = depths.getOrDefault(pid, 0);
            Look.Activity activity = look.sessions().get(pid);
            if (depth > 0) {
                culprits.add(culprit(look, pid, activity, depth, oid));
            }
            if (activity == null) {
                continue;
            }
            for (int blocker : activity.blockers()) {
                if (depths.putIfAbsent(blocker, depth + 1) == null) {
                    next.add(blocker);
                }
            }
        }
        return culprits;
    }

    private static Culprit culprit(Look look, int pid, Look.@Nullable Activity activity, int depth, long oid) {
        if (activity == null) {
            return new Culprit(new Session(pid, null, ""), depth, "", null, false, List.of());
        }
        return new Culprit(
                activity.session(),
                depth,
                activity.state(),
                activity.statement(),
                activity.waits(),
                look.modesOf(pid, oid));
    }

    private void closeWaits(Look look, Set<WaitKey> stillWaiting) {
        Iterator<Map.Entry<WaitKey, Wait>> open = waits.entrySet().iterator();
        while (open.hasNext()) {
            Map.Entry<WaitKey, Wait> entry = open.next();
            if (!stillWaiting.contains(entry.getKey())) {
                tell(entry.getKey(), entry.getValue(), look.at(), true);
                tellRefusal(look, entry.getKey(), entry.getValue());
                open.remove();
            }
        }
    }

    /** A learner's wait that ended while what it waited for is still held was given up or refused, whatever its client made of it. */
    private void tellRefusal(Look look, WaitKey key, Wait wait) {
        if (!ownership.isLearners(key.victim())
                || look.heldBy(key.victim().pid(), key.oid()).contains(key.mode())) {
            return;
        }
        wait.culprits.keySet().stream()
                .filter(culprit -> !look.heldBy(culprit.pid(), key.oid()).isEmpty())
                .flatMap(culprit -> ownership.standsUse(culprit).stream())
                .distinct()
                .forEach(refusedBehind);
    }

    /** What those sessions of the stand do that hold a lock on a relation. */
    Map<String, Set<String>> standsWorkOn(Look look) {
        Map<String, Set<String>> work = new HashMap<>();
        for (Look.Lock lock : look.locks()) {
            Look.Activity activity = look.sessions().get(lock.pid());
            String relation = lock.relation();
            if (lock.granted() && activity != null && relation != null) {
                ownership
                        .standsUse(activity.session())
                        .ifPresent(what -> work.computeIfAbsent(relation, fresh -> new HashSet<>())
                                .add(what));
            }
        }
        return work;
    }

    private void tell(WaitKey key, Wait wait, Instant at, boolean over) {
        evidence.accept(new LockWait(
                at,
                wait.id,
                key.victim(),
                wait.statement,
                key.type(),
                wait.relation,
                key.mode(),
                wait.began,
                wait.lastSeen,
                over,
                List.copyOf(wait.culprits.values())));
    }

    private void seeHeld(Look look) {
        Set<HeldKey> seen = new HashSet<>();
        for (Look.Lock lock : look.locks()) {
            Look.Activity activity = look.sessions().get(lock.pid());
            String relation = lock.relation();
            if (activity == null || relation == null || !lock.granted() || !matters(activity.session(), lock.mode())) {
                continue;
            }
            HeldKey key = new HeldKey(activity.session(), lock.oid(), lock.mode());
            Held known = held.computeIfAbsent(key, fresh -> new Held(++lastId, relation, look.at()));
            known.lastSeen = look.at();
            known.told = false;
            seen.add(key);
        }
        Iterator<Map.Entry<HeldKey, Held>> open = held.entrySet().iterator();
        while (open.hasNext()) {
            Map.Entry<HeldKey, Held> entry = open.next();
            if (!seen.contains(entry.getKey())) {
                tell(entry.getKey(), entry.getValue(), look.at(), true);
                open.remove();
            }
        }
    }

    private void seeLongStatements(Look look) {
        Set<StatementKey> seen = new HashSet<>();
        for (Look.Activity activity : look.sessions().values()) {
            Instant began = activity.since();
            if (began == null || !activity.runs() || !ownership.isCustomer(activity.session())) {
                continue;
            }
            if (Duration.between(began, look.at()).compareTo(LONG) >= 0) {
                StatementKey key = new StatementKey(activity.session(), began);
                Running known =
                        running.computeIfAbsent(key, fresh -> new Running(++lastId, activity.statement(), look.at()));
                known.lastSeen = look.at();
                known.events.add(activity.event());
                seen.add(key);
            }
        }
        running.entrySet().removeIf(entry -> {
            boolean over = !seen.contains(entry.getKey());
            if (over) {
                tell(entry.getKey(), entry.getValue(), look.at());
            }
            return over;
        });
    }

    private void seeTransactions(Look look) {
        Set<StatementKey> seen = new HashSet<>();
        for (Look.Activity activity : look.sessions().values()) {
            Instant began = activity.inTransactionSince();
            if (began == null || !ownership.isLearners(activity.session())) {
                continue;
            }
            if (Duration.between(began, look.at()).compareTo(LONG) >= 0) {
                StatementKey key = new StatementKey(activity.session(), began);
                Open known = transactions.computeIfAbsent(key, fresh -> new Open(++lastId, look.at()));
                known.lastSeen = look.at();
                known.wrote |= activity.wrote();
                seen.add(key);
            }
        }
        transactions.entrySet().removeIf(entry -> {
            boolean over = !seen.contains(entry.getKey());
            if (over) {
                tell(entry.getKey(), entry.getValue(), look.at());
            }
            return over;
        });
    }

    private void tell(StatementKey key, Open open, Instant at) {
        evidence.accept(new Transaction(at, open.id, key.session(), key.began(), open.lastSeen, open.wrote));
    }

    private void tell(StatementKey key, Running statement, Instant at) {
        evidence.accept(new LongStatement(
                at,
                statement.id,
                key.session(),
                statement.statement,
                key.began(),
                statement.lastSeen,
                List.copyOf(statement.events)));
    }

    private boolean matters(Session session, LockMode mode) {
        return ownership.isLearners(session)
                || (mode.isAtLeast(LockMode.SHARE_UPDATE_EXCLUSIVE)
                        && !ownership.standsUse(session).equals(java.util.Optional.of("recorder")));
    }

    private void tell(HeldKey key, Held lock, Instant at, boolean over) {
        lock.told = true;
        evidence.accept(new HeldLock(
                at, lock.id, key.session(), lock.relation, key.oid(), key.mode(), lock.firstSeen, lock.lastSeen, over));
    }

    private void countQueue(Look look) {
        int depth = 0;
        int customers = 0;
        for (Look.Activity activity : look.sessions().values()) {
            if (activity.waits()) {
                depth++;
                if (ownership.isCustomer(activity.session())) {
                    customers++;
                }
            }
        }
        tellQueue(look.at());
        deepest = Math.max(deepest, depth);
        deepestCustomers = Math.max(deepestCustomers, customers);
    }

    private void tellQueue(Instant at) {
        Instant now = at.truncatedTo(ChronoUnit.SECONDS);
        if (now.equals(second)) {
            return;
        }
        if (deepest > 0) {
            evidence.accept(new QueueDepth(second, deepest, deepestCustomers));
        }
        second = now;
        deepest = 0;
        deepestCustomers = 0;
    }

    /** Writes down what is still going on, so that a heartbeat may vouch for it. */
    void tellOpen(Instant at) {
        waits.forEach((key, wait) -> tell(key, wait, at, false));
        running.forEach((key, statement) -> tell(key, statement, at));
        transactions.forEach((key, open) -> tell(key, open, at));
        held.forEach((key, lock) -> {
            if (!lock.told) {
                tell(key, lock, at, false);
            }
        });
    }

    /** The lock graph of a look, in queue order. */
    List<LiveState.Node> queue(Look look) {
        Set<Integer> involved = new HashSet<>();
        for (Look.Activity activity : look.sessions().values()) {
            if (activity.waits()) {
                involved.add(activity.session().pid());
                involved.addAll(activity.blockers());
            }
        }
        List<LiveState.Node> nodes = new ArrayList<>();
        for (int pid : involved) {
            Look.Activity activity = look.sessions().get(pid);
            if (activity != null) {
                nodes.add(node(look, activity));
            }
        }
        nodes.sort(Comparator.comparing(
                        (LiveState.Node node) -> node.waited() == null ? Duration.ofDays(36_500) : node.waited())
                .reversed()
                .thenComparing(LiveState.Node::pid));
        return nodes;
    }

    private LiveState.Node node(Look look, Look.Activity activity) {
        Look.Lock awaited = activity.waits() ? look.awaitedBy(activity.session().pid()) : null;
        Instant since = awaited == null ? null : awaited.waitStart();
        Duration waited = awaited == null ? null : since == null ? Duration.ZERO : Duration.between(since, look.at());
        return new LiveState.Node(
                activity.session().pid(),
                ownership.nameOf(activity.session(), activity.type()),
                activity.state(),
                shortened(activity.statement()),
                awaited == null ? null : awaited.relation() == null ? awaited.type() : awaited.relation(),
                awaited == null ? null : awaited.mode().toString(),
                waited,
                activity.blockers());
    }

    /** As much of a statement as pictures show. */
    static String shortened(String statement) {
        return statement.length() > 200 ? statement.substring(0, 200) : statement;
    }

    /** Sessions of the superuser are the stand's own by definition: its password is nobody's. */
    List<Session> newStandSessions(Look look) {
        List<Session> fresh = new ArrayList<>();
        for (Look.Activity activity : look.sessions().values()) {
            Session session = activity.session();
            if (session.role().equals(dev.zdm.runner.server.Server.ADMIN)
                    && ownership.standsUse(session).isEmpty()
                    && toldAsStands.add(session)) {
                fresh.add(session);
            }
        }
        return fresh;
    }
}
