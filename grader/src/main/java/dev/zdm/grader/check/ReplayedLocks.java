package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.StandbyWait;
import dev.zdm.grader.evidence.Statement;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who took a lock that the standby replays. A standby lives in its primary's past, and replays no lock but ACCESS EXCLUSIVE: what a
 * customer waits for there was held on the primary at the moment that the standby has come to, or is the next one on its way.
 */
final class ReplayedLocks {

    private final Evidence whole;
    private final List<Hold> holds;

    /** @param whole of the attempt: a lock may reach the standby in a later phase */
    ReplayedLocks(Evidence whole) {
        this.whole = whole;
        this.holds = Stream.concat(sampled(whole), logged(whole))
                .sorted(Comparator.comparing(hold -> hold.span().from()))
                .toList();
    }

    /** An ACCESS EXCLUSIVE lock on the primary, from when to when it is known to have been held. */
    private record Hold(Session session, long oid, Span span) {}

    private static Stream<Hold> sampled(Evidence whole) {
        return whole.heldLocks().stream()
                .filter(held -> held.mode() == LockMode.ACCESS_EXCLUSIVE)
                .map(held -> new Hold(held.session(), held.oid(), held.span()));
    }

    /** DDL of a few milliseconds is seen by no sample; the server's log has its locks. */
    private static Stream<Hold> logged(Evidence whole) {
        return whole.statementsSoFar().stream()
                .flatMap(statement -> statement
                        .ddlEnds()
                        .flatMap(end -> end.locks().stream()
                                .filter(lock -> lock.mode() == LockMode.ACCESS_EXCLUSIVE)
                                .map(lock -> new Hold(statement.session(), lock.oid(), new Span(end.at(), end.at())))));
    }

    /** On whose account a customer waits on the standby. */
    Blame blameFor(StandbyWait wait) {
        return holder(wait)
                .<Blame>map(hold ->
                        whole.isLearners(hold.session()) ? new Blame.Learner(witness(hold)) : new Blame.Nobody())
                .orElseGet(() -> new Blame.Unknown("a customer stood on the standby behind the replay of a lock on "
                        + wait.relation() + ", and nobody was seen to take it"));
    }

    /** The first of those that the standby had yet to release when the wait began; samples miss the ends of a hold. */
    private Optional<Hold> holder(StandbyWait wait) {
        Span onItsWay = new Span(
                wait.replayed().minus(Evidence.SAMPLE_GAP), wait.lastSeen().plus(Evidence.SAMPLE_GAP));
        return holds.stream()
                .filter(hold -> hold.oid() == wait.oid() && hold.span().overlaps(onItsWay))
                .findFirst();
    }

    private Witness witness(Hold hold) {
        Instant taken = hold.span().from();
        return new Witness(hold.session(), statementAt(taken, hold.session()), taken, Witness.How.IN_THE_WAY);
    }

    private @Nullable String statementAt(Instant moment, Session session) {
        return whole.statementsSoFar().stream()
                .filter(statement -> statement.session().equals(session))
                .filter(statement -> !statement.began().isAfter(moment))
                .reduce((earlier, later) -> later)
                .map(Statement::text)
                .orElse(null);
    }
}
