package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.LongStatement;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Statement;
import dev.zdm.grader.evidence.StatementLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds out what customers suffered in a phase, and on whose account. {@code docs/evidence.md}, "How a verdict follows", has
 * the rules: a customer's word alone blames nobody, a second witness has to tie it to the learner.
 */
final class Inquiry {

    private static final Set<String> CLASSES_OF_A_CHANGED_SHOP = Set.of("42", "23", "22", "0A", "P0");
    private static final Set<String> READ_ONLY = Set.of("25006");
    private static final Set<String> KILLED = Set.of("57P01", "57P02", "57014");
    private static final String CONNECTION_LOST = "08";
    private static final Pattern GAVE_UP = Pattern.compile("(?i).*\\b(lock|statement|transaction) timeout\\b.*");
    private static final Duration THAT_SECOND = Duration.ofSeconds(1);
    private static final Pattern BRINGS_CODE =
            Pattern.compile("(CREATE|ALTER) (FUNCTION|PROCEDURE|TRIGGER|RULE|POLICY|VIEW|OPERATOR|CAST|DOMAIN)");
    /** A name in Unicode escapes may be anything. */
    private static final Pattern RUNS_CODE =
            Pattern.compile("\\s*(DO|CALL|EXECUTE)\\b.*|.*\\bU&\".*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern KILLS = Pattern.compile("pg_(terminate|cancel)_backend", Pattern.CASE_INSENSITIVE);
    private static final Pattern POLICY = Pattern.compile("(CREATE|ALTER) POLICY");
    /** So often is no chance. */
    private static final int A_HABIT = 8;

    private static final List<String> COMPUTED = List.of("CPU");

    private static final Pattern CHANGES_NOTHING = Pattern.compile(
            "\\s*(SELECT|SHOW|EXPLAIN|BEGIN|START|COMMIT|ROLLBACK|END|SET|RESET|LOCK|FETCH|VALUES|TABLE)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Evidence phase;
    private final Map<Session, List<Stay>> stays;
    private final Map<Session, List<LongStatement>> asleep;
    private final List<Span> gaps;
    private final List<Statement> learners;
    private final Set<String> ownFunctions;
    private final OwnApp ownApp;

    private Inquiry(Evidence phase) {
        this.phase = phase;
        Evidence whole = phase.whole();
        this.stays = Stream.concat(onPrimary(whole), onStandby(whole)).collect(Collectors.groupingBy(Stay::customer));
        this.asleep = whole.longStatements().stream()
                .filter(LongStatement::slept)
                .collect(Collectors.groupingBy(LongStatement::session));
        this.gaps = whole.gaps();
        this.learners = whole.statementsSoFar();
        this.ownFunctions = ownFunctions(learners);
        this.ownApp = new OwnApp(phase);
    }

    /** Functions and procedures that the learner made, by their names without schema and arguments. */
    private static Set<String> ownFunctions(List<Statement> learners) {
        return learners.stream()
                .flatMap(Statement::ddlEnds)
                .flatMap(end -> end.objects().stream())
                .filter(object ->
                        object.type().equals("function") || object.type().equals("procedure"))
                .map(object -> object.identity()
                        .replaceFirst("\\(.*$", "")
                        .replaceFirst("^.*\\.", "")
                        .replace("\"", ""))
                .collect(Collectors.toSet());
    }

    /**
     * A customer's wait behind somebody's lock. Its session is of one server, so that no lock on the one can be taken for the cause of
     * a wait on the other.
     *
     * @param blame the learner's, or unknown
     */
    private record Stay(Session customer, Span span, Blame blame) {

        boolean isLearners() {
            return blame instanceof Blame.Learner;
        }
    }

    private static Stream<Stay> onPrimary(Evidence whole) {
        return Stream.concat(
                customersBehindLearner(whole)
                        .map(wait -> new Stay(wait.victim(), wait.span(), new Blame.Learner(inTheWay(wait, whole)))),
                OwnApp.unclearWaits(whole)
                        .filter(wait -> !whole.isMadeToLock(wait))
                        .map(wait -> new Stay(wait.victim(), wait.span(), new Blame.Unknown(OwnApp.UNCLEAR))));
    }

    private static Stream<Stay> onStandby(Evidence whole) {
        ReplayedLocks replayed = new ReplayedLocks(whole);
        return whole.standbyWaits().stream()
                .map(wait -> new Stay(wait.victim(), wait.span(), replayed.blameFor(wait)))
                .filter(stay -> !(stay.blame() instanceof Blame.Nobody));
    }

    static Inquiry into(Evidence phase) {
        return new Inquiry(phase);
    }

    /**
     * Waits of customers on the primary in this stretch in which somebody ahead of them, however indirectly, is the learner, or in which code of
     * the learner's has them wait for a lock that is none of theirs.
     */
    static Stream<LockWait> customersBehindLearner(Evidence evidence) {
        return evidence.waits().stream()
                .filter(wait -> evidence.isCustomers(wait.victim()))
                .filter(wait -> evidence.isMadeToLock(wait)
                        || wait.culprit(culprit -> evidence.isLearnersDoing(wait, culprit))
                                .isPresent());
    }

    /** Every request that failed or took longer than {@code limit}, the ones that still stand still included. */
    List<Harm> harm(Duration limit) {
        List<Harm> harm = new ArrayList<>();
        for (Request request : phase.requests()) {
            if (request.failed() || request.waited().compareTo(limit) > 0) {
                harm.add(Harm.of(request, blame(request, limit)));
            }
        }
        harm.addAll(standingStill(limit, harm));
        return harm;
    }

    /**
     * Waits that are too long in themselves, of requests that the log does not have, or not in this phase: such a request
     * goes on, or was due before the phase began. The exact start of the wait stands in for the request.
     */
    private List<Harm> standingStill(Duration limit, List<Harm> logged) {
        List<Harm> standing = new ArrayList<>();
        stays.values().stream().flatMap(List::stream).forEach(stay -> {
            Span inPhase = stay.span().within(phase.span());
            boolean tooLong = inPhase.length().compareTo(limit) > 0;
            if (tooLong && logged.stream().noneMatch(harm -> isTheSame(harm, stay))) {
                standing.add(Harm.of(stay.customer(), inPhase, stay.blame()));
            }
        });
        return standing;
    }

    private static boolean isTheSame(Harm harm, Stay stay) {
        return stay.customer().equals(harm.session()) && harm.span().overlaps(stay.span());
    }

    /** @param limit how long a request may take; of no meaning for one that failed */
    Blame blame(Request request, Duration limit) {
        if (request.wasTurnedAway()) {
            return turnedAway(request);
        }
        return request.failed() ? failed(request) : slow(request, limit);
    }

    /**
     * A slow request is on the learner's account when it would have been in time but for its stay behind the learner, or was
     * there for longer than the limit; a moment's wait inside a request that the machine made slow is not.
     */
    private Blame slow(Request request, Duration limit) {
        List<Stay> all = stays(request);
        List<Stay> behindLearner = all.stream().filter(Stay::isLearners).toList();
        if (explain(behindLearner, request, limit)) {
            return behindLearner.get(0).blame();
        }
        Session session = request.session();
        if (session != null && sleptDuring(request, List.of(session)).isPresent()) {
            return sentToSleep(request);
        }
        return all.stream()
                .filter(stay -> !stay.isLearners() && explain(all, request, limit))
                .map(Stay::blame)
                .findFirst()
                .or(() -> ownApp.slow(request, limit))
                .or(() -> gap(request).or(() -> suspicion(request, limit)).map(Blame.Unknown::new))
                .orElseGet(Blame.Nobody::new);
    }

    private static boolean explain(List<Stay> stays, Request request, Duration limit) {
        Duration behind = Span.covered(
                stays.stream().map(stay -> stay.span().within(request.span())).toList());
        boolean inTimeButForThat = request.waited().minus(behind).compareTo(limit) <= 0;
        return !stays.isEmpty() && (inTimeButForThat || behind.compareTo(limit) > 0);
    }

    /** The workload's statements never sleep: a trigger, rule, policy or default of somebody's does. */
    private Blame sentToSleep(Request request) {
        return changeBefore(request.at())
                .<Blame>map(Blame.Learner::new)
                .orElseGet(
                        () -> new Blame.Unknown("a customer's statement was sent to sleep, and nothing tells by whom"));
    }

    private Optional<Duration> sleptDuring(Request request, List<Session> sessions) {
        List<Span> slept = sessions.stream()
                .flatMap(session -> asleep.getOrDefault(session, List.of()).stream())
                .filter(statement -> statement.span().overlaps(request.span()))
                .map(statement -> statement.span().within(request.span()))
                .toList();
        return slept.isEmpty() ? Optional.empty() : Optional.of(Span.covered(slept));
    }

    /**
     * A slow machine is slow for reads and writes alike. When most requests of one kind are far too slow while the other kind is served
     * well in time, and the learner has put code into the shop before, it may be that code that they run through.
     */
    private Optional<String> suspicion(Request request, Duration limit) {
        return Traffic.isSlowAlone(request, limit, phase)
                ? lastBefore(
                                request.at(),
                                ddl(end -> BRINGS_CODE.matcher(end.tag()).matches()))
                        .map(change ->
                                "most " + request.kind() + "s were slow while the others were served in time, no lock"
                                        + " explains it, and you had put code into the shop before: "
                                        + Wording.statement(change.statement()))
                : Optional.empty();
    }

    /**
     * A machine that is short of processors lets reads and writes wait alike. When customers' statements of one kind computed for too long again
     * and again, and hardly any of the other kind, and the learner had put code into the shop before, it may be that code that computes.
     *
     * @return why nothing is known then, in words
     */
    Optional<String> computedOneSidedly(Duration limit) {
        return lastBefore(
                        phase.span().to(),
                        ddl(end -> BRINGS_CODE.matcher(end.tag()).matches()))
                .flatMap(change -> oneSide(limit)
                        .map(side -> side + " computed for longer than " + Wording.length(limit)
                                + " each and hardly any of the others did, no lock explains it, and you had put code into"
                                + " the shop before: " + Wording.statement(change.statement())));
    }

    private Optional<String> oneSide(Duration limit) {
        Map<Session, List<LongStatement>> computing = phase.longStatements().stream()
                .filter(statement -> statement.events().equals(COMPUTED))
                .collect(Collectors.groupingBy(LongStatement::session));
        Map<Kind, Long> sides = phase.requests().stream()
                .filter(request -> !request.failed() && !phase.isLearnersApp(request.app()))
                .filter(request -> computedFor(request, computing).compareTo(limit) > 0)
                .collect(Collectors.groupingBy(Request::kind, Collectors.counting()));
        long all = sides.values().stream().mapToLong(Long::longValue).sum();
        return sides.entrySet().stream()
                .filter(side -> side.getValue() >= A_HABIT && (all - side.getValue()) * A_HABIT <= side.getValue())
                .map(side -> side.getValue() + " " + side.getKey() + "s")
                .findFirst();
    }

    private static Duration computedFor(Request request, Map<Session, List<LongStatement>> computing) {
        Session session = request.session();
        return session == null
                ? Duration.ZERO
                : Span.covered(computing.getOrDefault(session, List.of()).stream()
                        .filter(statement -> statement.span().overlaps(request.span()))
                        .map(statement -> statement.span().within(request.span()))
                        .toList());
    }

    /** Whoever finds nothing has no error: where a policy of the learner's may hide rows, nobody knows what customers were not shown. */
    Optional<String> mayHideRows() {
        return lastBefore(
                        phase.span().to(), ddl(end -> POLICY.matcher(end.tag()).matches()))
                .map(policy -> "a policy of yours may hide rows from customers, and who finds nothing has no error: "
                        + Wording.statement(policy.statement()));
    }

    private Blame failed(Request request) {
        String sqlstate = Objects.requireNonNullElse(request.sqlstate(), "");
        Optional<Blame> blame = isOfAChangedShop(sqlstate, request) || gaveUp(request)
                ? changeBefore(request.at()).map(Blame.Learner::new)
                : inTheWayOfOrKilled(request, sqlstate).or(() -> ownApp.failed(request));
        return blame.orElseGet(() -> new Blame.Unknown(gap(request)
                .orElse("a request failed with " + sqlstate + " (" + request.message()
                        + "), and nothing in the evidence tells why")));
    }

    private Optional<Blame> inTheWayOfOrKilled(Request request, String sqlstate) {
        return stays(request).stream()
                .filter(Stay::isLearners)
                .map(Stay::blame)
                .findFirst()
                .or(() -> isOfAKilledSession(sqlstate, request)
                        ? statementAt(request.at()).map(Blame.Learner::new)
                        : Optional.empty());
    }

    /**
     * A customer who got no connection has no session, and so no wait: the pool's sessions speak for them, when they stood
     * behind the learner for half of the time or more that the customer waited.
     */
    private Blame turnedAway(Request request) {
        List<Session> pool = phase.pool(request.app(), request.kind());
        List<Stay> behindLearner = pool.stream()
                .flatMap(session -> stays(session, request))
                .filter(Stay::isLearners)
                .toList();
        Duration blocked = Span.covered(behindLearner.stream()
                .map(stay -> stay.span().within(request.span()))
                .toList());
        if (blocked.multipliedBy(2).compareTo(request.waited()) >= 0
                && behindLearner.stream().findFirst().map(Stay::blame).orElse(null) instanceof Blame.Learner learner) {
            return new Blame.Learner(learner.witness().as(Witness.How.POOL_IN_THE_WAY));
        }
        if (sleptDuring(request, pool)
                .filter(slept -> slept.multipliedBy(2).compareTo(request.waited()) >= 0)
                .isPresent()) {
            return sentToSleep(request);
        }
        return ownApp.turnedAway(request)
                .orElseGet(
                        () -> new Blame.Unknown(
                                gap(request)
                                        .orElse(
                                                "a customer was turned away with 503, and the pool's sessions did not stand behind you")));
    }

    private List<Stay> stays(Request request) {
        Session session = request.session();
        return session == null ? List.of() : stays(session, request).toList();
    }

    private Stream<Stay> stays(Session customer, Request request) {
        return stays.getOrDefault(customer, List.of()).stream()
                .filter(stay -> stay.span().overlaps(request.span()));
    }

    private static Witness inTheWay(LockWait wait, Evidence whole) {
        return wait.culprit(one -> whole.isLearnersDoing(wait, one))
                .map(culprit ->
                        new Witness(culprit.session(), culprit.statement(), wait.began(), Witness.How.IN_THE_WAY))
                .orElseGet(() -> new Witness(wait.victim(), wait.statement(), wait.began(), Witness.How.IN_THE_WAY));
    }

    /** A standby is read-only whatever the learner does. */
    private static boolean isOfAChangedShop(String sqlstate, Request request) {
        return (READ_ONLY.contains(sqlstate) && !request.standby())
                || (sqlstate.length() == 5 && CLASSES_OF_A_CHANGED_SHOP.contains(sqlstate.substring(0, 2)));
    }

    /** The workload sets itself no limit; an app that the learner wrote may. */
    private boolean gaveUp(Request request) {
        return !phase.isLearnersApp(request.app())
                && stays(request).stream().noneMatch(Stay::isLearners)
                && GAVE_UP.matcher(Objects.requireNonNullElse(request.message(), ""))
                        .matches();
    }

    /** What the learner runs on the primary kills no session of the standby's. */
    private static boolean isOfAKilledSession(String sqlstate, Request request) {
        return !request.standby() && isOfAnEndedSession(sqlstate);
    }

    /** What a customer gets whose session or statement somebody ended. */
    static boolean isOfAnEndedSession(String sqlstate) {
        return KILLED.contains(sqlstate) || sqlstate.startsWith(CONNECTION_LOST);
    }

    /** The learner's last DDL or deploy before the moment, else the last statement that may have changed rows or settings. */
    private Optional<Witness> changeBefore(Instant moment) {
        Stream<Witness> other = learners.stream()
                .filter(statement -> !statement.failed() && !statement.isDdl())
                .filter(statement -> !CHANGES_NOTHING.matcher(statement.text()).matches())
                .map(statement -> new Witness(
                        statement.session(), statement.text(), statement.began(), Witness.How.CHANGED_THE_SHOP));
        return lastBefore(moment, Stream.concat(ddl(end -> true), deploys()).sorted(Comparator.comparing(Witness::at)))
                .or(() -> lastBefore(moment, other));
    }

    /** What ran when the attempt began is not the learner's doing. */
    private Stream<Witness> deploys() {
        return phase.deploysSoFar().stream()
                .skip(1)
                .map(deploy -> new Witness(
                        null,
                        "the deploy of "
                                + String.join(
                                        " and ", new TreeSet<>(deploy.shares().keySet())),
                        deploy.at(),
                        Witness.How.DEPLOYED));
    }

    private Stream<Witness> ddl(Predicate<StatementLine.DdlEnd> such) {
        return learners.stream()
                .flatMap(statement -> statement
                        .ddlEnds()
                        .filter(such)
                        .map(end -> new Witness(
                                statement.session(),
                                statement.text().isEmpty() ? end.tag() : statement.text(),
                                end.at(),
                                Witness.How.CHANGED_THE_SHOP)));
    }

    private static Optional<Witness> lastBefore(Instant moment, Stream<Witness> changes) {
        return changes.filter(change -> change.at().isBefore(moment)).reduce((earlier, later) -> later);
    }

    /**
     * A statement of the learner's that ran in that second and kills by its own words, else one that runs code of the learner's; else what made
     * code that kills by its words, which a customer's own statement may have run.
     */
    private Optional<Witness> statementAt(Instant moment) {
        Span around = Span.around(moment, THAT_SECOND);
        List<Statement> running = learners.stream()
                .filter(statement -> statement.span(phase.span().to()).overlaps(around))
                .toList();
        return running.stream()
                .filter(statement -> KILLS.matcher(statement.text()).find())
                .findFirst()
                .or(() -> running.stream().filter(this::mayRunCode).findFirst())
                .map(statement ->
                        new Witness(statement.session(), statement.text(), statement.began(), Witness.How.KILLED))
                .or(() -> lastBefore(
                        moment,
                        ddl(end -> BRINGS_CODE.matcher(end.tag()).matches())
                                .filter(change -> change.statement() != null
                                        && KILLS.matcher(change.statement()).find())));
    }

    private boolean mayRunCode(Statement statement) {
        return RUNS_CODE.matcher(statement.text()).matches()
                || ownFunctions.stream().anyMatch(statement::mentions);
    }

    private Optional<String> gap(Request request) {
        return gaps.stream()
                .filter(gap -> gap.overlaps(request.span()))
                .findFirst()
                .map(gap -> "a request suffered while nobody was looking: the recorder took no sample for a while "
                        + Wording.when(gap, phase));
    }
}
