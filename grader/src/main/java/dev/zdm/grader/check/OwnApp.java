package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.LongStatement;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.TrafficSecond;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an app version of the learner's own did to its customers by itself: what it threw, and the time that it took while the server did nothing for
 * it. The recorder notes every customer's wait for a lock, and every statement of 100 ms and more; what a request took beside these, it took in the
 * app. The second witness is the deploy that brought it.
 */
final class OwnApp {

    static final String UNCLEAR =
            "a customer waited behind a statement of your app's own that took long, and nothing tells whether it or the machine was slow";
    private static final String COMPUTING = "CPU";

    private final Evidence phase;
    private final Evidence whole;

    OwnApp(Evidence phase) {
        this.phase = phase;
        this.whole = phase.whole();
    }

    /**
     * Customers' waits behind a connection of such an app whose statement did nothing but compute: it may be a bad statement, or one that a busy
     * machine holds up. What waits for a disk is the machine's.
     */
    static Stream<LockWait> unclearWaits(Evidence whole) {
        return whole.waits().stream()
                .filter(wait -> whole.isCustomers(wait.victim()))
                .filter(wait -> wait.culprit(culprit -> whole.isLearnersDoing(wait, culprit))
                        .isEmpty())
                .filter(wait -> wait.culprit(culprit -> !culprit.waiting()
                                && whole.isOfLearnersApp(culprit.session())
                                && whole.longStatementsOf(culprit.session(), wait.span())
                                        .anyMatch(
                                                statement -> statement.events().equals(List.of(COMPUTING))))
                        .isPresent());
    }

    /** Its own failure, unless somebody ended its session. */
    Optional<Blame> failed(Request request) {
        return isOwn(request) && !Inquiry.isOfAnEndedSession(Objects.requireNonNullElse(request.sqlstate(), ""))
                ? deploy(request)
                : Optional.empty();
    }

    /** Too slow although the server had nothing to do for it, while this machine served others in time. */
    Optional<Blame> slow(Request request, Duration limit) {
        if (!isOwn(request) || isUnseen(request)) {
            return Optional.empty();
        }
        if (inTheApp(request).compareTo(limit) <= 0) {
            return Optional.empty();
        }
        return isServedInTime(request, limit)
                ? deploy(request)
                : Optional.of(
                        new Blame.Unknown(
                                "your app took its time while the server did nothing for it, and so did everything else just then"));
    }

    /** No connection came in time, and for most of that time those of its pool did nothing: it kept them. */
    Optional<Blame> turnedAway(Request request) {
        return isOwn(request)
                        && !isUnseen(request)
                        && inTheApp(request).multipliedBy(2).compareTo(request.waited()) > 0
                ? deploy(request)
                : Optional.empty();
    }

    private boolean isOwn(Request request) {
        return phase.isLearnersApp(request.app());
    }

    private boolean isUnseen(Request request) {
        return whole.gaps().stream().anyMatch(gap -> gap.overlaps(request.span()));
    }

    /** How long no connection of its pool waited for a lock or ran a long statement, while the request was on its way. */
    private Duration inTheApp(Request request) {
        List<Session> pool = phase.pool(request.app(), request.kind());
        List<Span> busy = Stream.concat(
                        whole.waits().stream()
                                .filter(wait -> pool.contains(wait.victim()))
                                .map(LockWait::span),
                        whole.longStatements().stream()
                                .filter(statement -> pool.contains(statement.session()))
                                .map(LongStatement::span))
                .filter(span -> span.overlaps(request.span()))
                .map(span -> span.within(request.span()))
                .toList();
        return request.waited().minus(Span.covered(busy));
    }

    /** Whether any app's requests of any kind were served in half the time that they may take, when this one ended. */
    private boolean isServedInTime(Request request, Duration limit) {
        return whole.seconds().stream()
                .filter(second ->
                        Span.around(request.at(), Duration.ofSeconds(1)).contains(second.at()))
                .filter(second -> second.done() > 0)
                .map(TrafficSecond::p50)
                .anyMatch(p50 -> p50.compareTo(limit.dividedBy(2)) <= 0);
    }

    private Optional<Blame> deploy(Request request) {
        return phase.deploysSoFar().stream()
                .filter(deploy -> deploy.shares().containsKey(request.app()))
                .map(Deploy::at)
                .findFirst()
                .map(at -> new Blame.Learner(
                        new Witness(null, "the deploy of " + request.app(), at, Witness.How.DEPLOYED)));
    }
}
