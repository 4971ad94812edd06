package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One wait for a lock. The recorder repeats the line with the same id while the wait goes on.
 *
 * @param statement what the victim wanted to do
 * @param lockType {@code relation}, {@code transactionid}, {@code virtualxid}, {@code advisory}, …
 * @param relation the table or index, null when the lock is on none
 * @param began exact, from {@code pg_locks.waitstart}
 * @param lastSeen the last sample that saw it, so that a wait never looks longer than it was
 * @param over whether it was seen to have ended
 * @param culprits everyone ahead of the victim, however indirectly
 */
public record LockWait(
        Instant at,
        long id,
        Session victim,
        @Nullable String statement,
        String lockType,
        @Nullable String relation,
        LockMode mode,
        Instant began,
        Instant lastSeen,
        boolean over,
        List<Culprit> culprits)
        implements LockLine {

    public LockWait(
            Instant at,
            long id,
            Session victim,
            @Nullable String statement,
            String lockType,
            @Nullable String relation,
            LockMode mode,
            Instant began,
            Instant lastSeen,
            boolean over,
            @Nullable List<Culprit> culprits) {
        this.at = at;
        this.id = id;
        this.victim = victim;
        this.statement = statement;
        this.lockType = lockType;
        this.relation = relation;
        this.mode = mode;
        this.began = began;
        this.lastSeen = lastSeen;
        this.over = over;
        this.culprits = culprits == null ? List.of() : List.copyOf(culprits);
    }

    @Override
    public String type() {
        return "wait";
    }

    public Span span() {
        return new Span(began, lastSeen);
    }

    public Duration lasted() {
        return span().length();
    }

    public boolean isOn(String table) {
        return relation != null && Catalogue.bareName(relation).equals(table);
    }

    public boolean isBehind(Session session) {
        return culprits.stream().anyMatch(culprit -> culprit.session().equals(session));
    }

    /** The nearest of those ahead that is such. */
    public Optional<Culprit> culprit(Predicate<Culprit> such) {
        return culprits.stream().filter(such).min((one, other) -> Integer.compare(one.depth(), other.depth()));
    }

    /** The same wait as a later line tells it, with everyone whom either line names, each as first seen. */
    LockWait continuedBy(LockWait later) {
        Map<Session, Culprit> union = new LinkedHashMap<>();
        culprits.forEach(culprit -> union.put(culprit.session(), culprit));
        later.culprits.forEach(culprit -> union.merge(culprit.session(), culprit, Culprit::seenAgain));
        return later.blamedOn(union.values());
    }

    LockWait in(Sessions sessions) {
        return new LockWait(
                at,
                id,
                sessions.known(victim),
                statement,
                lockType,
                relation,
                mode,
                began,
                lastSeen,
                over,
                culprits.stream().map(culprit -> culprit.in(sessions)).toList());
    }

    private LockWait blamedOn(Collection<Culprit> everyone) {
        return new LockWait(
                at, id, victim, statement, lockType, relation, mode, began, lastSeen, over, List.copyOf(everyone));
    }
}
