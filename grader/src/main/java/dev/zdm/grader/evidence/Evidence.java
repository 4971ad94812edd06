package dev.zdm.grader.evidence;

import dev.zdm.grader.evidence.Attempt.Baseline;
import dev.zdm.grader.evidence.StatementLine.ActorEvent;
import dev.zdm.grader.evidence.StatementLine.LockLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything known about one attempt, joined: waits are whole, statements have an end, and a session is the same object
 * wherever it is met. {@link #during} narrows the view to a phase. Immutable.
 */
public final class Evidence {

    /** Longer than this without a sample, and a wait may have gone unseen. */
    public static final Duration SAMPLE_GAP = Duration.ofMillis(500);

    /** Where a machine has time for everybody, 99 of 100 heartbeats tell of no gap between samples beyond 0.13 s. */
    public static final Duration HELD_UP = Duration.ofMillis(150);

    /** Heartbeats come twice a second; when the newest is older than this, what came after it was seen by nobody. */
    public static final Duration BLIND = Duration.ofSeconds(2);

    /** Older than this, and the recorder is not running; a busy machine may hold it up for less. */
    public static final Duration HEARTBEAT_OVERDUE = Duration.ofSeconds(5);

    /** The catalogue is compared twice a second, so a change may be told a moment late. */
    private static final Duration CATALOGUE_LATE = Duration.ofSeconds(1);

    private final Attempt attempt;
    private final List<String> damage;
    private final Sessions sessions;
    private final Lines lines;
    private final Instant newest;
    private final Span span;

    private Evidence(Attempt attempt, List<String> damage, Sessions sessions, Lines lines, Instant newest, Span span) {
        this.attempt = attempt;
        this.damage = damage;
        this.sessions = sessions;
        this.lines = lines;
        this.newest = newest;
        this.span = span;
    }

    /**
     * @param lines of all files, each file's in its own order
     * @param damage what was lost of the files, in words
     */
    public static Evidence of(Attempt attempt, List<EvidenceLine> lines, List<String> damage) {
        var sessions = new Sessions(lines);
        Instant newest = lines.stream()
                .map(EvidenceLine::at)
                .max(Comparator.naturalOrder())
                .orElse(attempt.began());
        var whole = new Span(attempt.began(), newest);
        return new Evidence(attempt, List.copyOf(damage), sessions, Lines.joined(lines, sessions), newest, whole);
    }

    /** The same evidence, seen through a window: what happened in {@code stretch}, at least in part. */
    public Evidence during(Span stretch) {
        return new Evidence(attempt, damage, sessions, lines, newest, stretch);
    }

    /** The same evidence without a window. */
    public Evidence whole() {
        return during(new Span(attempt.began(), newest));
    }

    public Attempt attempt() {
        return attempt;
    }

    /** The stretch of time that this view shows. */
    public Span span() {
        return span;
    }

    /** Where lines of the files are missing up to the end of this stretch, in words; empty when they are whole. */
    public List<String> damage() {
        return Stream.concat(
                        damage.stream(),
                        soFar(lines.acts).stream()
                                .filter(StandAct::isForWantOfRoom)
                                .map(StandAct::why))
                .toList();
    }

    /** Which second of the attempt a moment lies in, from 0. */
    public long secondOf(Instant moment) {
        return Duration.between(attempt.began(), moment).toSeconds();
    }

    // ---- sessions

    /** Not registered as one of the stand's own, and no server process: whatever role it logged in as. */
    public boolean isLearners(Session session) {
        return sessions.isLearners(session);
    }

    /**
     * Whether somebody ahead of a customer is there on the learner's account: a session of theirs; a customer's that holds or wants a lock which no
     * customer's request takes, as LOCK TABLE and DDL do; or a connection of an app that they wrote, which keeps a lock while it asks the server for
     * nothing, or has it sleep. One that works or waits itself is a customer like others.
     */
    public boolean isLearnersDoing(LockWait wait, Culprit culprit) {
        return isLearners(culprit.session())
                || (isCustomers(culprit.session())
                        && culprit.modes().stream().anyMatch(mode -> mode.isAtLeast(LockMode.SHARE_UPDATE_EXCLUSIVE)))
                || (isOfLearnersApp(culprit.session())
                        && (culprit.isIdleInTransaction()
                                || longStatementsOf(culprit.session(), wait.span())
                                        .anyMatch(LongStatement::slept)));
    }

    /** Whether a customer's session waits for a lock on a table that no customer's request takes: code of the learner's has it do so. */
    public boolean isMadeToLock(LockWait wait) {
        return isCustomers(wait.victim())
                && wait.lockType().equals("relation")
                && wait.mode().isAtLeast(LockMode.SHARE_UPDATE_EXCLUSIVE);
    }

    /** Statements of 100 ms and more that a customer's session ran in that time, at least in part. */
    public Stream<LongStatement> longStatementsOf(Session session, Span during) {
        return lines.longStatements.stream()
                .filter(statement ->
                        statement.session().equals(session) && statement.span().overlaps(during));
    }

    /** One of the workload's connections, which serve customers. */
    public boolean isCustomers(Session session) {
        return sessions.isCustomers(session);
    }

    /** Whether a customer's connection is in a pool for requests of this kind. */
    public boolean serves(Session session, Kind kind) {
        return sessions.pool(session)
                .filter(pool -> pool.pool() == Pool.of(kind))
                .isPresent();
    }

    /** The connections which the pool of this app version and kind has had so far. */
    public List<Session> pool(String app, Kind kind) {
        return sessions.of(app, Pool.of(kind));
    }

    /** What a session of the stand's own is for, such as {@code actor:report}; empty for others and for customers. */
    public Optional<String> purpose(Session session) {
        return sessions.purpose(session);
    }

    // ---- traffic

    /** Whole seconds of traffic that began in this stretch. */
    public List<TrafficSecond> seconds() {
        return lines.seconds.stream()
                .filter(second -> span.contains(second.at()))
                .toList();
    }

    /**
     * Failed and slow requests that were due in this stretch, while it was not suspended: whose turn it was when customers left, or came
     * back to a shop that had lain cold, tells nothing of the learner, who could not be there.
     */
    public List<Request> requests() {
        return lines.requests.stream()
                .filter(request -> span.contains(request.due())
                        && suspensionAt(request.due()).isEmpty())
                .toList();
    }

    /** Every change of the app versions' shares up to the end of this stretch, earliest first. */
    public List<Deploy> deploysSoFar() {
        return soFar(lines.deploys);
    }

    // ---- what the shop answered

    /** Answers to the queries of {@code sql} claims in this stretch, earliest first. */
    public List<Probe> probes() {
        return lines.probes.stream().filter(probe -> span.contains(probe.at())).toList();
    }

    /** Comparisons of promised with held in this stretch, earliest first. */
    public List<Audit> audits() {
        return lines.audits.stream().filter(audit -> span.contains(audit.at())).toList();
    }

    /** Writes that were not there when a customer was told of them, up to the end of this stretch, earliest first. */
    public List<Glance> glancesSoFar() {
        return soFar(lines.glances);
    }

    /** The app versions that the learner wrote and deployed up to the end of this stretch, earliest first. */
    public List<Edition> editionsSoFar() {
        return soFar(lines.editions);
    }

    /** The app version in whose place an app runs: for the learner's own {@code v2.1} it is {@code v2}, for all others itself. */
    public String versionOf(String app) {
        return lines.editions.stream()
                .filter(edition -> edition.app().equals(app))
                .findFirst()
                .map(Edition::version)
                .orElse(app);
    }

    /** Whether the learner wrote it. */
    public boolean isLearnersApp(String app) {
        return lines.editions.stream().anyMatch(edition -> edition.app().equals(app));
    }

    /** Whether a session is a customer's connection of an app version that the learner wrote. */
    public boolean isOfLearnersApp(Session session) {
        return sessions.pool(session).filter(pool -> isLearnersApp(pool.app())).isPresent();
    }

    /** The tools' work that ended in this stretch, earliest first. */
    public List<ToolRun> toolRuns() {
        return lines.toolRuns.stream().filter(run -> span.contains(run.at())).toList();
    }

    /** Uses of tools up to the end of this stretch, earliest first. */
    public List<ToolRun> toolRunsSoFar() {
        return soFar(lines.toolRuns);
    }

    /** Files that the stand's runner applied, took back or tried to in this stretch, earliest first. */
    public List<Migration> migrations() {
        return lines.migrations.stream()
                .filter(migration -> span.contains(migration.at()))
                .toList();
    }

    /** The same for the whole attempt up to the end of this stretch. */
    public List<Migration> migrationsSoFar() {
        return soFar(lines.migrations);
    }

    /** Rehearsals of the attempt up to the end of this stretch, earliest first. */
    public List<Rehearsal> rehearsalsSoFar() {
        return soFar(lines.rehearsals);
    }

    /** Uses of the lint step up to the end of this stretch, earliest first. */
    public List<LintRun> lintRunsSoFar() {
        return soFar(lines.lintRuns);
    }

    /** Flyway's processes that ended in this stretch, earliest first. */
    public List<Deployer> deployers() {
        return lines.deployers.stream()
                .filter(deployer -> span.contains(deployer.at()))
                .toList();
    }

    /** The same for the whole attempt up to the end of this stretch. */
    public List<Deployer> deployersSoFar() {
        return soFar(lines.deployers);
    }

    /** What the learner handed in up to the end of this stretch, earliest first. */
    public List<Gate> gatesSoFar() {
        return soFar(lines.gates);
    }

    /** Every time that one of the learner's alerts was asked, up to the end of this stretch, earliest first. */
    public List<AlertRun> alertRunsSoFar() {
        return soFar(lines.alertRuns);
    }

    /** How far drills had come, up to the end of this stretch, earliest first. */
    public List<DrillMark> drillMarksSoFar() {
        return soFar(lines.drillMarks);
    }

    /** What the learner said of phases up to the end of this stretch, earliest first. */
    public List<Words> wordsSoFar() {
        return soFar(lines.words);
    }

    /** What somebody who teaches typed into the learner's console in all of the attempt, earliest first. */
    public List<Typed> typedByInstructor() {
        return lines.typed;
    }

    // ---- locks

    /** Waits on the primary that went on in this stretch. */
    public List<LockWait> waits() {
        return lines.waits.stream().filter(wait -> span.overlaps(wait.span())).toList();
    }

    /** Customers' waits on the standby that went on in this stretch. */
    public List<StandbyWait> standbyWaits() {
        return lines.standbyWaits.stream()
                .filter(wait -> span.overlaps(wait.span()))
                .toList();
    }

    public List<HeldLock> heldLocks() {
        return lines.held.stream().filter(held -> span.overlaps(held.span())).toList();
    }

    /** Customers' statements that ran for long in this stretch without waiting for a lock. */
    public List<LongStatement> longStatements() {
        return lines.longStatements.stream()
                .filter(statement -> span.overlaps(statement.span()))
                .toList();
    }

    /** The learner's transactions that were open for a while in this stretch. */
    public List<Transaction> transactions() {
        return lines.transactions.stream()
                .filter(transaction -> isLearners(transaction.session()) && span.overlaps(transaction.span()))
                .toList();
    }

    public List<QueueDepth> queue() {
        return lines.queue.stream().filter(queue -> span.contains(queue.at())).toList();
    }

    /** When the recorder last said that it was there, ever. */
    public Optional<Instant> lastHeartbeat() {
        return lines.heartbeats.stream().map(Heartbeat::at).max(Comparator.naturalOrder());
    }

    /** Where in this stretch no sample was taken for more than {@link #SAMPLE_GAP}, its ends included. */
    public List<Span> gaps() {
        return gaps(SAMPLE_GAP);
    }

    /** Whether something that lasted longer than this may look as if it had not: no sample was taken for half of that time. */
    public boolean mayHideLongerThan(Duration limit) {
        Duration half = limit.dividedBy(2);
        return !gaps(half.compareTo(SAMPLE_GAP) > 0 ? half : SAMPLE_GAP).isEmpty();
    }

    /**
     * How much of that time the recorder, which wants to look every 40 ms, did not get to it for {@link #HELD_UP} and more: the machine was
     * so busy that everything on it was held up.
     */
    public Duration heldUp(Span time) {
        List<Span> held = new ArrayList<>();
        Instant previous = null;
        for (Heartbeat heartbeat : lines.heartbeats) {
            if (previous != null && longestGap(previous, heartbeat).compareTo(HELD_UP) >= 0) {
                Span between = new Span(previous, heartbeat.at());
                if (between.overlaps(time)) {
                    held.add(between.within(time));
                }
            }
            previous = heartbeat.at();
        }
        return Span.covered(held);
    }

    private List<Span> gaps(Duration longerThan) {
        List<Span> gaps = new ArrayList<>();
        Instant previous = null;
        for (Heartbeat heartbeat : lines.heartbeats) {
            if (previous == null) {
                gaps.add(new Span(attempt.began(), heartbeat.at().minus(heartbeat.longestGap())));
            } else if (longestGap(previous, heartbeat).compareTo(longerThan) > 0) {
                gaps.add(new Span(previous, heartbeat.at()));
            }
            previous = heartbeat.at();
        }
        Instant end = previous == null ? span.from() : previous;
        if (previous == null || Duration.between(end, span.to()).compareTo(BLIND) > 0) {
            gaps.add(new Span(end, span.to()));
        }
        return gaps.stream()
                .filter(gap -> gap.overlaps(span) && gap.from().isBefore(gap.to()))
                .filter(gap -> !isSuspended(gap, longerThan))
                .toList();
    }

    /** Whether it is a gap because nobody had to look in it, but for a time that is short enough. */
    private boolean isSuspended(Span gap, Duration longEnough) {
        Duration suspended = suspendedIn(gap);
        return !suspended.isZero() && gap.length().minus(suspended).compareTo(longEnough) <= 0;
    }

    // ---- what the stand did

    /** What the stand did of its own accord in this stretch, earliest first. */
    public List<StandAct> standActs() {
        return lines.acts.stream().filter(act -> span.contains(act.at())).toList();
    }

    /** Whether the stand cancelled it, rather than the learner, a customer or the server. */
    public boolean wasCancelledByTheStand(Statement statement) {
        return lines.acts.stream()
                .filter(act -> act.act() == StandAct.Act.CANCELLED && act.isAbout(statement.session()))
                .anyMatch(act -> statement.failed() && statement.span(newest).contains(act.at()));
    }

    /** The time around that moment in which there were no customers and nobody could log in; empty when there were. */
    public Optional<Span> suspensionAt(Instant moment) {
        return lines.suspensions.stream()
                .filter(asleep -> asleep.contains(moment))
                .findFirst();
    }

    /** How much of that time there were no customers and nobody could log in. */
    public Duration suspendedIn(Span time) {
        return Span.covered(lines.suspensions.stream()
                .filter(asleep -> asleep.overlaps(time))
                .map(asleep -> asleep.within(time))
                .toList());
    }

    private static Duration longestGap(Instant previous, Heartbeat heartbeat) {
        Duration silence = Duration.between(previous, heartbeat.at());
        return heartbeat.samples() == 0 || silence.compareTo(BLIND) > 0 ? silence : heartbeat.longestGap();
    }

    /** Whether the recorder saw this stretch to its end. */
    public boolean seenToTheEnd() {
        return lastHeartbeat()
                .map(last -> Duration.between(last, span.to()).compareTo(BLIND) <= 0)
                .orElse(false);
    }

    private <T extends EvidenceLine> List<T> soFar(List<T> all) {
        return all.stream().filter(line -> !line.at().isAfter(span.to())).toList();
    }

    // ---- statements

    /** The learner's statements that ran in this stretch, earliest first. */
    public List<Statement> statements() {
        return learners()
                .filter(statement -> span.overlaps(statement.span(span.to())))
                .toList();
    }

    /** The learner's statements of the whole attempt up to the end of this stretch. */
    public List<Statement> statementsSoFar() {
        return learners()
                .filter(statement -> !statement.began().isAfter(span.to()))
                .toList();
    }

    /** DDL is the learner's in a customer's session, too: no request of a customer has any, so it is code of theirs that has it. */
    private Stream<Statement> learners() {
        return lines.statements.stream()
                .filter(statement -> isLearners(statement.session())
                        || (isCustomers(statement.session())
                                && !statement.events().isEmpty()));
    }

    public List<ActorEvent> actorEvents() {
        return lines.actors.stream().filter(event -> span.contains(event.at())).toList();
    }

    public List<LockLog> lockLog() {
        return lines.lockLog.stream().filter(line -> span.contains(line.at())).toList();
    }

    // ---- progress and volume

    public List<Progress> progress() {
        return lines.progress.stream()
                .filter(progress -> span.contains(progress.at()))
                .toList();
    }

    /** The attempt's progress lines up to the end of this stretch. */
    public List<Progress> progressSoFar() {
        return soFar(lines.progress);
    }

    public List<Wal> wal() {
        return lines.wal.stream().filter(wal -> span.contains(wal.at())).toList();
    }

    // ---- catalogue

    public Optional<Baseline> baseline() {
        return Optional.ofNullable(attempt.baseline());
    }

    /** The shop as the learner found it. */
    public Optional<Catalogue> catalogueAtStart() {
        return lines.catalogues.stream().findFirst();
    }

    /** The last snapshot that was taken at or before the moment. */
    public Optional<Catalogue> catalogueAt(Instant moment) {
        return lines.catalogues.stream()
                .filter(catalogue -> !catalogue.at().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    /**
     * The shop at the end of this stretch. A snapshot that was taken just after it counts when no DDL of the learner's was at
     * work in between: then it tells of a change before the end. On a busy machine it may be taken later; what counts then is that nobody
     * has looked in between, as a heartbeat would say.
     */
    public Optional<Catalogue> catalogueAtEnd() {
        return lines.catalogues.stream()
                .filter(catalogue -> catalogue.at().isAfter(span.to()))
                .findFirst()
                .filter(catalogue -> !catalogue.at().isAfter(span.to().plus(CATALOGUE_LATE))
                        || isFirstLookAfterTheEnd(catalogue.at()))
                .filter(catalogue -> noDdlIn(new Span(span.to(), catalogue.at())))
                .or(() -> catalogueAt(span.to()));
    }

    private boolean isFirstLookAfterTheEnd(Instant look) {
        return lines.heartbeats.stream()
                .map(Heartbeat::at)
                .noneMatch(heartbeat -> !heartbeat.isBefore(span.to()) && heartbeat.isBefore(look));
    }

    private boolean noDdlIn(Span between) {
        return learners()
                .filter(Statement::isDdl)
                .noneMatch(statement -> statement.span(newest).overlaps(between));
    }

    /** Every snapshot of the attempt up to the end of this stretch, earliest first. */
    public List<Catalogue> cataloguesSoFar() {
        return soFar(lines.catalogues);
    }

    /** All lines, joined and in the order of time. */
    private record Lines(
            List<TrafficSecond> seconds,
            List<Request> requests,
            List<LockWait> waits,
            List<StandbyWait> standbyWaits,
            List<HeldLock> held,
            List<LongStatement> longStatements,
            List<Transaction> transactions,
            List<QueueDepth> queue,
            List<Heartbeat> heartbeats,
            List<Statement> statements,
            List<ActorEvent> actors,
            List<LockLog> lockLog,
            List<Progress> progress,
            List<Wal> wal,
            List<Catalogue> catalogues,
            List<Deploy> deploys,
            List<Probe> probes,
            List<Audit> audits,
            List<Glance> glances,
            List<ToolRun> toolRuns,
            List<Migration> migrations,
            List<Rehearsal> rehearsals,
            List<Gate> gates,
            List<Deployer> deployers,
            List<LintRun> lintRuns,
            List<AlertRun> alertRuns,
            List<DrillMark> drillMarks,
            List<Words> words,
            List<Edition> editions,
            List<Typed> typed,
            List<StandAct> acts,
            List<Span> suspensions) {

        static Lines joined(List<EvidenceLine> lines, Sessions sessions) {
            return new Lines(
                    all(TrafficSecond.class, lines),
                    all(Request.class, lines).stream()
                            .map(request -> request.in(sessions))
                            .toList(),
                    folded(all(LockWait.class, lines), LockWait::id, LockWait::continuedBy).stream()
                            .map(wait -> wait.in(sessions))
                            .toList(),
                    folded(all(StandbyWait.class, lines), StandbyWait::id, (first, last) -> last).stream()
                            .map(wait -> wait.in(sessions))
                            .toList(),
                    folded(all(HeldLock.class, lines), HeldLock::id, (first, last) -> last).stream()
                            .map(held -> held.in(sessions))
                            .toList(),
                    folded(all(LongStatement.class, lines), LongStatement::id, (first, last) -> last).stream()
                            .map(statement -> statement.in(sessions))
                            .toList(),
                    folded(all(Transaction.class, lines), Transaction::id, (first, last) -> last).stream()
                            .map(transaction -> transaction.in(sessions))
                            .toList(),
                    all(QueueDepth.class, lines),
                    all(Heartbeat.class, lines),
                    StatementFold.of(all(StatementLine.class, lines), sessions),
                    all(ActorEvent.class, lines),
                    all(LockLog.class, lines),
                    all(Progress.class, lines).stream()
                            .map(progress -> progress.in(sessions))
                            .toList(),
                    all(Wal.class, lines),
                    all(Catalogue.class, lines),
                    all(Deploy.class, lines),
                    all(Probe.class, lines),
                    all(Audit.class, lines),
                    all(Glance.class, lines),
                    all(ToolRun.class, lines),
                    all(Migration.class, lines).stream()
                            .map(migration -> migration.in(sessions))
                            .toList(),
                    all(Rehearsal.class, lines),
                    all(Gate.class, lines),
                    all(Deployer.class, lines).stream()
                            .map(deployer -> deployer.in(sessions))
                            .toList(),
                    all(LintRun.class, lines),
                    sorted(all(AlertRun.class, lines)),
                    all(DrillMark.class, lines),
                    all(Words.class, lines),
                    all(Edition.class, lines),
                    all(Typed.class, lines),
                    sorted(all(StandAct.class, lines)),
                    StandAct.suspensions(sorted(all(StandAct.class, lines))));
        }

        private static <T> List<T> all(Class<T> kind, List<EvidenceLine> lines) {
            return lines.stream().filter(kind::isInstance).map(kind::cast).toList();
        }

        /** Lines of several writers that come when something is over, by its beginning. */
        private static <T extends EvidenceLine> List<T> sorted(List<T> lines) {
            return lines.stream().sorted(Comparator.comparing(EvidenceLine::at)).toList();
        }

        /** One of each id, as its lines tell it together. */
        private static <T> List<T> folded(List<T> lines, Function<T, Long> id, BinaryOperator<T> continued) {
            Map<Long, T> byId = new LinkedHashMap<>();
            lines.forEach(line -> byId.merge(id.apply(line), line, continued));
            return List.copyOf(byId.values());
        }
    }
}
