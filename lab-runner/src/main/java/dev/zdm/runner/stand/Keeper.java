package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.StandAct;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.LearnerSessions.Open;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps many stands on one installation: suspends those that nobody uses, ends those whose time is over, and sees that none takes more than its
 * quota. Whatever it does to a learner is written into the evidence as the stand's act. Thread-safe.
 */
public final class Keeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration BEAT = Duration.ofSeconds(2);
    private static final Duration LAST_BEAT = Duration.ofSeconds(30);
    private static final Duration INSTRUCTORS_MOST = Duration.ofDays(7);
    private static final Duration TOLD_FOR = Duration.ofMinutes(10);
    /** From one beat to the next. */
    private static final long MORE_THAN_CUSTOMERS_WRITE = 5_000_000;

    private static final int BEATS_TO_STOP = 3;
    /** The log is on a disk that all share, and holds words of a learner's that are no evidence. */
    private static final long LOG_PER_EVIDENCE = 2;

    private final Supplier<Collection<Stand>> stands;
    private final Quota quota;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();
    /** Each server's stands are kept by a thread of their own: one that hangs keeps those of the others waiting for nothing. */
    private final Map<Server, CompletableFuture<Void>> rounds = new ConcurrentHashMap<>();

    private final ExecutorService keepers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "keeper");
        thread.setDaemon(true);
        return thread;
    });
    private final Ticker ticker;

    /** @param stands all that there are now */
    public Keeper(Supplier<Collection<Stand>> stands, Quota quota, Clock clock) {
        this.stands = stands;
        this.quota = quota;
        this.clock = clock;
        this.ticker = new Ticker("keepers-beat", BEAT, this::beginRounds);
    }

    /** What is known of one stand from beat to beat. */
    private static final class Kept {
        private volatile Lease lease;
        private volatile @Nullable Told told;
        // of its server's round alone
        private @Nullable RunningAttempt attempt;
        private long bytesAtBeginning;
        private long bytesBefore;
        private int beatsOfGrowth;

        Kept(Instant now) {
            lease = Lease.begun(now);
        }

        synchronized void change(java.util.function.UnaryOperator<Lease> how) {
            lease = how.apply(lease);
        }
    }

    /** What its learner has to know, in words. */
    private record Told(Instant at, String words) {}

    /**
     * How a learner's stand is kept.
     *
     * @param suspended since when nobody was in its shop; empty when it runs, or there is none
     * @param ends when it ends, if it does so soon; empty when that is far off, or there is none
     * @param told what was done to it lately, in words for the learner
     */
    public record State(Optional<Instant> suspended, Optional<Instant> ends, Optional<String> told) {}

    public State stateOf(Stand stand) {
        Kept one = of(stand);
        Instant now = clock.instant();
        Instant ends = one.lease.ends(quota);
        boolean soon = stand.isOpen() && !now.isBefore(ends.minus(quota.notice()));
        return new State(
                stand.suspended(),
                soon ? Optional.of(ends) : Optional.empty(),
                Optional.ofNullable(one.told)
                        .filter(told ->
                                !stand.isOpen() || now.isBefore(told.at().plus(TOLD_FOR)))
                        .map(Told::words));
    }

    public Quota quota() {
        return quota;
    }

    /** When the stand ends, if nothing more is done. */
    public Instant ends(Stand stand) {
        return of(stand).lease.ends(quota);
    }

    /** Its learner did something. */
    public void touch(Stand stand) {
        of(stand).change(lease -> lease.activeAt(clock.instant()));
    }

    /** Its learner wants it to live longer. Fails with {@link LabProblem.Usage} when it does so for as long as they may ask already. */
    public void extend(Stand stand) {
        extend(stand, clock.instant().plus(quota.most()), "Ask your teacher: they may keep it longer.");
    }

    /** As {@link #extend}, for an instructor, who may go further. */
    public void extendFurther(Stand stand) {
        extend(stand, clock.instant().plus(INSTRUCTORS_MOST), "It can be kept for a week at the most.");
    }

    private void extend(Stand stand, Instant atMost, String whatToDo) {
        Kept one = of(stand);
        Instant before = one.lease.ends(quota);
        one.change(lease -> lease.extended(quota.extension(), atMost, quota));
        if (!one.lease.ends(quota).isAfter(before)) {
            throw new LabProblem.Usage("The stand lives as long already as can be asked for.", whatToDo);
        }
    }

    private Kept of(Stand stand) {
        return kept.computeIfAbsent(stand.names().learner(), name -> new Kept(clock.instant()));
    }

    /** Looks at each stand once. */
    void beat() {
        rounds.values().forEach(CompletableFuture::join);
        beginRounds();
        rounds.values().forEach(CompletableFuture::join);
    }

    private void beginRounds() {
        Map<Server, List<Stand>> byServer = stands.get().stream()
                .filter(stand -> stand.underWay().isPresent())
                .collect(Collectors.groupingBy(Stand::server));
        byServer.forEach((server, there) -> rounds.compute(
                server,
                (key, before) -> before != null && !before.isDone()
                        ? before
                        : CompletableFuture.runAsync(() -> round(server, there), keepers)));
    }

    /** Over one connection: a new one for each stand would be most of the work. */
    private void round(Server server, List<Stand> there) {
        try (Connection admin = server.connectToAsk("postgres", Server.ADMIN)) {
            there.forEach(stand -> keepIfPossible(stand, admin));
        } catch (SQLException e) {
            LOG.warn("the stands on {} are not kept now: {}", server.name(), e.getMessage());
        }
    }

    private void keepIfPossible(Stand stand, Connection admin) {
        try {
            keep(stand, admin);
        } catch (LabProblem | SQLException | IOException e) {
            LOG.warn("{} is not kept now: {}", stand.names().learner(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("{} is not kept", stand.names().learner(), e);
        }
    }

    private void keep(Stand stand, Connection admin) throws SQLException, IOException {
        Optional<RunningAttempt> underWay = stand.underWay();
        if (underWay.isEmpty()) {
            return;
        }
        RunningAttempt attempt = underWay.get();
        Kept one = of(stand);
        one.change(lease -> lease.activeAt(attempt.lastActive()));
        Instant now = clock.instant();
        if (one.lease.isOver(now, quota)) {
            end(stand, one, StandAct.Act.EXPIRED, "nothing had been done for " + Quota.inWords(quota.life()));
            return;
        }
        if (stand.suspended().isPresent()) {
            return;
        }
        if (bytesOf(attempt.folder()) > quota.evidenceBytes()) {
            end(
                    stand,
                    one,
                    StandAct.Act.EVIDENCE_FULL,
                    "the evidence of this attempt had grown beyond " + Quota.inWords(quota.evidenceBytes())
                            + ", and what came after was not recorded");
            return;
        }
        if (attempt.recorder().logBytes() / LOG_PER_EVIDENCE > quota.evidenceBytes()) {
            end(
                    stand,
                    one,
                    StandAct.Act.EVIDENCE_FULL,
                    "its lines in the server's log had grown beyond "
                            + Quota.inWords(LOG_PER_EVIDENCE * quota.evidenceBytes())
                            + ", and what came after was not recorded");
            return;
        }
        boolean overflows;
        try (LearnerSessions sessions = LearnerSessions.over(admin, stand.names(), attempt.recorder())) {
            overflows = bound(sessions, attempt, one);
        }
        if (overflows) {
            end(
                    stand,
                    one,
                    StandAct.Act.SHOP_FULL,
                    "the shop went on growing beyond its quota of " + Quota.inWords(quota.growthBytes()));
            return;
        }
        if (one.lease.isIdle(now, quota)) {
            stand.suspend("nothing had been done for " + Quota.inWords(quota.idle()));
        }
    }

    private void end(Stand stand, Kept one, StandAct.Act act, String why) {
        Optional<AttemptStatus> ended = stand.endFor(new StandAct(Instant.now(), act, why));
        if (ended.isPresent()) {
            LOG.info("the stand of {} ended: {}", stand.names().learner(), why);
            tell(one, "Your stand has ended: " + why + ". Evidence and report stay.");
        }
    }

    /**
     * Statements that run for too long, and those that write while the shop grows beyond its quota, as fast as customers alone would not make it grow.
     *
     * @return whether that was of no use: something else goes on filling the disk, a trigger say
     */
    private boolean bound(LearnerSessions sessions, RunningAttempt attempt, Kept one) throws SQLException {
        long bytes = sessions.bytes();
        long grown = bytes - one.bytesAtBeginning;
        if (one.attempt != attempt) {
            one.attempt = attempt;
            one.bytesAtBeginning = bytes;
            one.beatsOfGrowth = 0;
        } else if (grown > quota.growthBytes() && bytes - one.bytesBefore > MORE_THAN_CUSTOMERS_WRITE) {
            one.beatsOfGrowth++;
            cancel(
                    sessions,
                    attempt,
                    one,
                    open -> open.runs() && open.writes() && !open.tidies(),
                    "the shop had grown by more than " + Quota.inWords(quota.growthBytes()));
        } else {
            one.beatsOfGrowth = 0;
        }
        one.bytesBefore = bytes;
        cancel(
                sessions,
                attempt,
                one,
                open -> open.inStatement().compareTo(quota.statement()) > 0,
                "it had run for longer than " + Quota.inWords(quota.statement()));
        return one.beatsOfGrowth >= BEATS_TO_STOP && grown > quota.growthBytes() + quota.growthBytes() / 2;
    }

    private void cancel(LearnerSessions sessions, RunningAttempt attempt, Kept one, Predicate<Open> which, String why)
            throws SQLException {
        List<Open> all = sessions.all().stream().filter(which).toList();
        for (Open open : all) {
            attempt.recorder()
                    .act(new StandAct(
                            Instant.now(),
                            StandAct.Act.CANCELLED,
                            open.session(),
                            "the statement of session " + open.session().pid() + " was cancelled: " + why));
            sessions.cancel(open);
            tell(one, "Your statement was cancelled by the stand: " + why + ".");
        }
    }

    private void tell(Kept one, String words) {
        one.told = new Told(clock.instant(), words);
    }

    private static long bytesOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long bytes = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        ticker.closeAfter(() -> {}, LAST_BEAT);
        keepers.shutdown();
        try {
            if (!keepers.awaitTermination(LAST_BEAT.toSeconds(), TimeUnit.SECONDS)) {
                keepers.shutdownNow();
            }
        } catch (InterruptedException e) {
            keepers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
