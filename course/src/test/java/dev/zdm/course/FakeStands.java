package dev.zdm.course;

import static java.time.temporal.ChronoUnit.SECONDS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.grader.store.LabFolder;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.Progress;
import dev.zdm.runner.live.Gauges;
import dev.zdm.runner.live.Live;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.work.WorkFiles;
import dev.zdm.workload.traffic.LiveTraffic.Latency;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stand without a server: it answers from memory, so that the site can be tried alone. */
public final class FakeStands implements Stands, AutoCloseable {

    private final LabCatalog labs;
    private final Duration pace;
    private final Map<SessionName, FakeSession> sessions = new EnumMap<>(SessionName.class);
    private final Map<Integer, Standing> standings = new ConcurrentHashMap<>();
    private volatile Instant lastActive = Instant.now();
    private final List<Consumer<LiveState>> viewers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> ticking;
    private volatile @Nullable AttemptStatus attempt;
    private volatile @Nullable Verdict verdict;
    private volatile @Nullable Catalogue catalogue;
    private final FakeJava java = new FakeJava();
    private final Path workFolder;
    private volatile Map<String, Integer> shares = Map.of("v1", 100);

    /** @param pace how long one step of a preparation takes */
    FakeStands(Path labsFolder, Duration pace) {
        this.labs = LabCatalog.in(labsFolder);
        this.pace = pace;
        this.workFolder = emptyFolder();
        sessions.put(SessionName.A, new FakeSession(4700));
        sessions.put(SessionName.B, new FakeSession(4701));
        sessions.put(SessionName.C, new FakeSession(4702));
        this.ticking = clock.scheduleAtFixedRate(this::tick, 0, 250, MILLISECONDS);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("zdm-work");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the next checks answer, instead of the fake's own opinion. */
    public void judge(Verdict verdict) {
        this.verdict = verdict;
        if (verdict instanceof Verdict.Passed && attempt != null) {
            standings.put(attempt.lab().number(), Standing.PASSED);
        }
    }

    public FakeSession sessionOf(SessionName name) {
        FakeSession session = sessions.get(name);
        if (session == null) {
            throw new IllegalStateException("no session " + name);
        }
        return session;
    }

    @Override
    public LabCatalog labs() {
        return labs;
    }

    @Override
    public Optional<AttemptStatus> current() {
        return Optional.ofNullable(attempt);
    }

    @Override
    public Standing standing(Lab lab) {
        return standings.getOrDefault(lab.number(), Standing.NEW);
    }

    @Override
    public AttemptStatus start(String lab, OptionalLong rows, Progress progress) {
        Lab wanted = labs.named(lab);
        long orders = rows.orElse(wanted.stand().rows());
        work("cloning the shop: " + orders + " orders", progress, orders);
        work("measuring the baseline", progress, 0);
        standings.putIfAbsent(wanted.number(), Standing.TRIED);
        return become(begun(wanted, orders));
    }

    /** An attempt in files, as the stand would leave it: its first phase goes on. */
    private AttemptStatus begun(Lab lab, long orders) {
        LabFolder all = folder(lab);
        Instant now = Instant.now();
        int number = all.attempts().size() + 1;
        Path folder = all.folder().resolve(Integer.toString(number));
        Attempt made = new Attempt(
                1,
                lab.id(),
                lab.slug(),
                "me",
                number,
                "shop",
                "18",
                "test",
                42,
                orders,
                300,
                Attempt.State.RUNNING,
                now,
                null,
                null,
                List.of(new Attempt.PhaseRun(lab.phases().get(0).id(), now, null)));
        AttemptFile.write(folder, made);
        all.handOverTo(folder);
        lastActive = now;
        return new AttemptStatus(lab, number, 0, "running", orders, now, folder);
    }

    @Override
    public AttemptStatus skip(String lab, OptionalLong rows, Progress progress) {
        Lab wanted = labs.named(lab);
        AttemptStatus skipped = current()
                .filter(AttemptStatus::running)
                .filter(status -> status.lab().id().equals(wanted.id()))
                .orElseGet(() -> start(lab, rows, progress));
        HelpFile.noteSkip(skipped.folder(), "right", Instant.now());
        progress.at("learner> the solution's <b>only</b> statement", 0, 0);
        standings.put(wanted.number(), Standing.SKIPPED);
        return skipped;
    }

    @Override
    public LabFolder folder(Lab lab) {
        return new LabFolder(workFolder.resolve("attempts").resolve(lab.id()));
    }

    @Override
    public Optional<Instant> lastActive() {
        return current().filter(AttemptStatus::running).map(status -> lastActive);
    }

    /** The learner has sat there for so long. */
    public void idleFor(Duration time) {
        lastActive = Instant.now().minus(time);
        AttemptStatus now = needed();
        become(new AttemptStatus(
                now.lab(), now.number(), now.phase(), now.state(), now.rows(), lastActive, now.folder()));
    }

    private void work(String step, Progress progress, long total) {
        int steps = 10;
        for (int i = 0; i < steps; i++) {
            progress.at(step, total * i / steps, total);
            rest();
        }
    }

    // A latch that nobody opens: the bounded wait is the whole point.
    private void rest() {
        try {
            if (new CountDownLatch(1).await(pace.toMillis(), MILLISECONDS)) {
                throw new IllegalStateException("nobody opens this latch");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("interrupted", "Start again.", e);
        }
    }

    private AttemptStatus become(AttemptStatus status) {
        attempt = status;
        return status;
    }

    private AttemptStatus needed() {
        AttemptStatus status = attempt;
        if (status == null) {
            throw new LabProblem.Usage("no attempt is running", "Start one: bin/lab start lab-6.");
        }
        return status;
    }

    @Override
    public AttemptStatus next(Progress progress) {
        AttemptStatus now = needed();
        if (!now.hasNextPhase()) {
            throw new LabProblem.Usage(now.lab().id() + " has no further phase", "Finish the attempt.");
        }
        return become(new AttemptStatus(
                now.lab(), now.number(), now.phase() + 1, now.state(), now.rows(), now.began(), now.folder()));
    }

    @Override
    public AttemptStatus reset(Progress progress) {
        AttemptStatus now = needed();
        work("cloning the shop", progress, 10);
        end(now, Attempt.State.RESET);
        return become(begun(now.lab(), now.rows()));
    }

    @Override
    public List<Edition> editions() {
        return List.of();
    }

    @Override
    public void deploy(List<String> versions) {
        shares = versions.stream().collect(Collectors.toMap(version -> version, version -> 100 / versions.size()));
    }

    @Override
    public Map<String, Integer> shares() {
        return shares;
    }

    @Override
    public WorkFiles work(Lab lab) {
        return new WorkFiles(workFolder.resolve(lab.id()));
    }

    /** Says what it was asked for, and waits until it is stopped when it was asked to. */
    @Override
    public int useTool(String tool, List<String> arguments, Consumer<String> says) throws InterruptedException {
        says.accept(tool + " heard " + arguments);
        if (arguments.contains("--for-ever")) {
            new CountDownLatch(1).await();
        }
        return arguments.contains("--in-vain") ? 1 : 0;
    }

    @Override
    public AttemptStatus finish() {
        AttemptStatus now = needed();
        end(now, Attempt.State.FINISHED);
        return become(new AttemptStatus(
                now.lab(), now.number(), now.phase(), "finished", now.rows(), now.began(), now.folder()));
    }

    private static void end(AttemptStatus status, Attempt.State state) {
        AttemptFile.write(status.folder(), AttemptFile.read(status.folder()).ended(state, Instant.now()));
    }

    @Override
    public Verdict check(boolean asked) {
        Verdict given = verdict == null ? opinion() : verdict;
        Path folder = needed().folder();
        if (asked) {
            VerdictFile.append(folder, AttemptFile.read(folder), HelpFile.read(folder), given, Instant.now());
        }
        return given;
    }

    private static Verdict opinion() {
        return new Verdict.Failed(List.of(
                finding("workload-ran", "freeze", Outcome.KEPT, "the shop was open all the time"),
                finding("queue-seen", "freeze", Outcome.KEPT, "a reader, the change and customers stood in one queue"),
                new Finding(
                        "customers-served",
                        "guarded",
                        Outcome.BROKEN,
                        "no customer failed, or waited longer than 2.5 s",
                        "every request answered within 2.5 s",
                        "37 customers waited, the longest 8.4 s; 12 were turned away with 503",
                        List.of(
                                "01:02:03.120 session B (pid 4701): ALTER TABLE orders ADD COLUMN source text",
                                "01:02:03.131 v1 place-order waited 8.4 s for RowExclusiveLock on orders, behind pid 4701"),
                        Optional.of("Read lesson 10: a guard is set before the change, not after.")),
                finding("column-arrived", "guarded", Outcome.SKIPPED, "orders has the column source")));
    }

    static Finding finding(String check, String phase, Outcome outcome, String claim) {
        return new Finding(check, phase, outcome, claim, "", "", List.of(), Optional.empty());
    }

    @Override
    public Live.Watching live(Consumer<LiveState> viewer, BooleanSupplier closely) {
        viewers.add(viewer);
        return () -> viewers.remove(viewer);
    }

    private void tick() {
        if (attempt != null && attempt.running()) {
            LiveState state = picture(Instant.now());
            viewers.forEach(viewer -> viewer.accept(state));
        }
    }

    /** Shows a picture to whoever watches, beside those that it takes itself while an attempt runs. */
    void show(LiveState picture) {
        viewers.forEach(viewer -> viewer.accept(picture));
    }

    private LiveState picture(Instant now) {
        StandSession.Running running = sessionOf(SessionName.B).state().running();
        List<LiveState.Node> queue = running == null ? List.of() : queueBehind(running, now);
        boolean quiet = queue.isEmpty();
        long blocked = queue.stream().filter(node -> node.who().equals("v1")).count();
        var rate = new LiveState.AppRate(
                "v1", quiet ? 298 : 120, blocked > 15 ? 40 : 0, quiet ? 0.9 : 4, quiet ? 6.1 : 2417);
        return new LiveState(now, List.of(rate), (int) blocked, blocked > 15 ? 212 : 0, queue, gauges(now, quiet));
    }

    private Gauges gauges(Instant now, boolean quiet) {
        Latency latency = quiet ? new Latency(0.9, 3.2, 6.1) : new Latency(4, 1200, 2417);
        Wal wal = new Wal(
                now.truncatedTo(SECONDS),
                "0/1A2B3C4D",
                1_200_000,
                List.of(new Wal.TableSize("orders", 900_000_000, 20_000, 2_000_000L, 5_000L, 0L)),
                null,
                null,
                null);
        return new Gauges(now.truncatedTo(SECONDS), latency, shares, List.of(), wal);
    }

    private static List<LiveState.Node> queueBehind(StandSession.Running running, Instant now) {
        long waited = Duration.between(running.since(), now).toMillis();
        List<LiveState.Node> queue = new ArrayList<>();
        queue.add(new LiveState.Node(
                4700, "learner", "active", "SELECT count(*), pg_sleep(60) FROM orders", null, null, null, List.of()));
        queue.add(new LiveState.Node(
                4701,
                "learner",
                "active",
                running.statement(),
                "orders",
                "AccessExclusiveLock",
                Duration.ofMillis(waited),
                List.of(4700)));
        for (int i = 0; i < Math.min(20, waited / 150); i++) {
            queue.add(new LiveState.Node(
                    5000 + i,
                    "v1",
                    "active",
                    "SELECT id, status, total_cents FROM orders WHERE user_id = $1 ORDER BY created_at DESC LIMIT 20",
                    "orders",
                    i % 3 == 0 ? "RowExclusiveLock" : "AccessShareLock",
                    Duration.ofMillis(waited - 150L * i),
                    List.of(4701)));
        }
        return queue;
    }

    @Override
    public Optional<Catalogue> catalogue() {
        return Optional.ofNullable(catalogue);
    }

    /** What the shop has from now on; null when it is closed. */
    public void become(@Nullable Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<LiveState.Node> queue() {
        return List.of();
    }

    @Override
    public boolean isOpen() {
        return attempt != null;
    }

    @Override
    public StandSession aside() {
        needed();
        return new FakeSession(4710);
    }

    @Override
    public void noteTyped(SessionName session, String statement) {
        // its attempts keep no evidence
    }

    @Override
    public StandSession session(SessionName name) {
        needed();
        return sessionOf(name);
    }

    @Override
    public FakeJava java() {
        return java;
    }

    @Override
    public void close() {
        ticking.cancel(false);
        clock.shutdownNow();
        try (Stream<Path> all = Files.walk(workFolder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
