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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an app version of the learner's own did to its customers by itself: what it threw, and the time that it took while the server did nothing for
 * it. The recorder notes every customer's wait for a lock, and every statement of 100 ms and more; what a request took beside these, it took in the
 * app. The second witness is the deploy that brought it.
 */
final class OwnApp {

    static final String UNCLEAR =
            "a customer waited behind a statement of your app's own that took long, and nothing tells whether it or the machine was slow";
    private static final String UNCLEAR_STATEMENT =
            "a statement of your app's own computed for most of the time, and nothing tells whether it or the machine was slow";
    private static final String HELD_UP =
            "your app took its time while the server did nothing for it, and this machine was so busy just then that it held up the recorder too";
    private static final String COMPUTING = "CPU";
    private static final String OWN_FILES = "IO:BufFile";
    private static final String OWN_HELPERS = "IPC:";

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
                                        .anyMatch(OwnApp::onlyComputed))
                        .isPresent());
    }

    /** What it keeps in files of its own, and what it waits for its own helpers, belongs to it. */
    private static boolean onlyComputed(LongStatement statement) {
        return statement.events().stream()
                .allMatch(event ->
                        event.equals(COMPUTING) || event.startsWith(OWN_FILES) || event.startsWith(OWN_HELPERS));
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
        Duration inTheApp = inTheApp(request, statement -> true);
        if (inTheApp.compareTo(limit) <= 0) {
            boolean computed =
                    inTheApp(request, statement -> !onlyComputed(statement)).compareTo(limit) > 0;
            return computed && isServedInTime(request, limit)
                    ? Optional.of(new Blame.Unknown(UNCLEAR_STATEMENT))
                    : Optional.empty();
        }
        // In a second that is well as a whole, the machine may have stood still for a part of it.
        Optional<String> standstill = Machine.standstill(
                request.span(), inTheApp.minus(limit), whole, other -> !phase.isLearnersApp(other.app()));
        if (standstill.isPresent()) {
            return Optional.of(new Blame.Unknown(standstill.get()));
        }
        if (inTheApp.minus(whole.heldUp(request.span())).compareTo(limit) <= 0) {
            return Optional.of(new Blame.Unknown(HELD_UP));
        }
        return isServedInTime(request, limit)
                ? deploy(request)
                : Optional.of(
                        new Blame.Unknown(
                                "your app took its time while the server did nothing for it, and so did everything else just then"));
    }

    /** No connection came in time, and for most of that time those of its pool did nothing: it kept them. */
    Optional<Blame> turnedAway(Request request) {
        if (!isOwn(request) || isUnseen(request)) {
            return Optional.empty();
        }
        Duration inTheApp = inTheApp(request, statement -> true);
        if (isNotMost(inTheApp, request)) {
            return Optional.empty();
        }
        return isNotMost(inTheApp.minus(whole.heldUp(request.span())), request)
                ? Optional.of(new Blame.Unknown(HELD_UP))
                : deploy(request);
    }

    private static boolean isNotMost(Duration part, Request request) {
        return part.multipliedBy(2).compareTo(request.waited()) <= 0;
    }

    private boolean isOwn(Request request) {
        return phase.isLearnersApp(request.app());
    }

    private boolean isUnseen(Request request) {
        return whole.gaps().stream().anyMatch(gap -> gap.overlaps(request.span()));
    }

    /**
     * How long the server did nothing that the request may have waited for, while it was on its way. Which connections served it is the app's
     * word alone: what began while it was on its way may have been done for it, on whichever connection of its pool. What began before was done
     * for somebody else, and holds it up only while all connections of its pool are busy so.
     *
     * @param counted which statements are work; one that sleeps never is
     */
    private Duration inTheApp(Request request, Predicate<LongStatement> counted) {
        List<Session> pool = phase.pool(request.app(), request.kind());
        Map<Session, List<Span>> busy = new HashMap<>();
        whole.waits().stream()
                .filter(wait -> pool.contains(wait.victim()))
                .forEach(wait -> busy.computeIfAbsent(wait.victim(), fresh -> new ArrayList<>())
                        .add(wait.span()));
        whole.longStatements().stream()
                .filter(statement -> pool.contains(statement.session()))
                .filter(statement -> !statement.slept() && counted.test(statement))
                .forEach(statement -> busy.computeIfAbsent(statement.session(), fresh -> new ArrayList<>())
                        .add(statement.span()));
        List<Span> held = new ArrayList<>(List.of(request.span()));
        for (Session session : pool) {
            held = common(held, busy.getOrDefault(session, List.of()));
        }
        busy.values().stream()
                .flatMap(List::stream)
                .filter(span -> request.span().contains(span.from()))
                .map(span -> span.within(request.span()))
                .forEach(held::add);
        return request.waited().minus(Span.covered(held));
    }

    /** What lies in a span of both. */
    private static List<Span> common(List<Span> some, List<Span> others) {
        return some.stream()
                .flatMap(one -> others.stream().filter(one::overlaps).map(one::within))
                .collect(Collectors.toCollection(ArrayList::new));
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
