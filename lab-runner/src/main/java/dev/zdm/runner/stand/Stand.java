package dev.zdm.runner.stand;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.evidence.JavaRun;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.evidence.ToolLine;
import dev.zdm.grader.evidence.Typed;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.HelpFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.labs.StandSpec;
import dev.zdm.runner.AttemptStatus;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.Tools;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.edition.EditionName;
import dev.zdm.runner.edition.Editions;
import dev.zdm.runner.jshell.JavaConsole;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.jshell.ShopAddress;
import dev.zdm.runner.live.Live;
import dev.zdm.runner.live.LiveState;
import dev.zdm.runner.probe.Prober;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.road.RoadWalker;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.server.Standby;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.tool.ShopClone;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import dev.zdm.runner.work.WorkFiles;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.shop.ShopSize;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.RemoteApp;
import dev.zdm.workload.traffic.RunningApp;
import dev.zdm.workload.traffic.Sessions;
import dev.zdm.workload.traffic.Traffic;
import dev.zdm.workload.traffic.TrafficSettings;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One learner's running environment: a shop database, its workload, its recorder, and the attempt that is under way. Changes are made one
 * at a time; whoever wants to change it meanwhile waits. Thread-safe.
 */
public final class Stand implements AutoCloseable {

    /** A load balancer moves customers over while one worker after the other is replaced. */
    private static final Duration ROLLOUT = Duration.ofSeconds(5);
    /** The role of whoever works on the standby itself. */
    static final String STANDBY = "standby";

    private static final String ON_STANDBY = "@standby";

    private final Placement placement;
    private final StandNames names;
    private final AttemptFolders folders;
    private final String course;
    private final ReentrantLock changing = new ReentrantLock();
    private final Live live = new Live(this::picture);
    private final ReentrantLock usingTool = new ReentrantLock();
    private final Supplier<Sandboxes> sandboxes;
    private volatile @Nullable RunningAttempt running;
    private volatile @Nullable Plot plot;
    private @Nullable JavaConsole java;
    private volatile @Nullable Standby standby;
    private volatile @Nullable Suspension suspension;
    /** Of whoever changes it: attempts and practice, those that did not come to run included. */
    private long begun;
    /** Whoever acts meanwhile waits for how it ends. */
    private volatile boolean suspending;

    private volatile Quota quota = Quota.NONE;

    /** The server that this stand is on, and what is its own there. */
    private record Plot(Ground ground, StandDatabase database, SlowAutovacuum slowAutovacuum) {

        static Plot on(Ground ground, StandNames names) {
            return new Plot(
                    ground,
                    new StandDatabase(ground.server(), names),
                    new SlowAutovacuum(ground.server(), names.database()));
        }

        Server server() {
            return ground.server();
        }
    }

    /**
     * @param course version of this software, for the attempt's file
     * @param sandboxes asked when the learner's Java is; fails with {@link LabProblem} where there may be none
     */
    public Stand(
            Placement placement,
            StandNames names,
            AttemptFolders folders,
            String course,
            Supplier<Sandboxes> sandboxes) {
        this.placement = placement;
        this.names = names;
        this.folders = folders;
        this.course = course;
        this.sandboxes = sandboxes;
    }

    public StandNames names() {
        return names;
    }

    /** Pictures of what goes on, four a second. */
    public Live live() {
        return live;
    }

    /** The attempt that is under way; empty in practice and when nothing runs. */
    public Optional<AttemptStatus> current() {
        return Optional.ofNullable(running)
                .filter(attempt -> !isPractice(attempt.lab()))
                .map(RunningAttempt::status);
    }

    /** Whether the shop is open: an attempt or practice is under way. */
    public boolean isOpen() {
        return running != null;
    }

    /** The shop's catalogue as the recorder last read it, half a second ago at the most when all is well; empty while the shop is closed. */
    public Optional<Catalogue> catalogue() {
        return Optional.ofNullable(running)
                .flatMap(attempt -> attempt.recorder().latestCatalogue());
    }

    /** A fresh shop with traffic and no lab: what the lessons are tried on. */
    public void practise(StartOptions options, Progress progress) {
        practise(StandSpec.plain(options.rows().orElse(ShopSize.FULL.orders())), options, progress);
    }

    /** As {@link #practise(StartOptions, Progress)}, unless the shop is open by the time it is this call's turn. */
    public void practiseUnlessOpen(StartOptions options, Progress progress) {
        changing.lock();
        try {
            if (!isOpen()) {
                practise(options, progress);
            }
        } finally {
            changing.unlock();
        }
    }

    /** As {@link #practise(StartOptions, Progress)}, on a stand of another kind: with a standby, say. */
    public void practise(StandSpec kind, StartOptions options, Progress progress) {
        Lab practice = new Lab(
                0,
                AttemptFolders.PRACTICE,
                "Practice",
                0,
                List.of(),
                List.of(),
                kind,
                List.of(),
                List.of(),
                List.of(),
                Path.of(""));
        exclusively(() -> {
            endRunning(Attempt.State.FINISHED);
            RunningAttempt fresh = prepare(practice, folders.practice(), 1, options, progress);
            open(fresh);
            fresh.beginWithoutPhases();
            return fresh.status();
        });
    }

    private static boolean isPractice(Lab lab) {
        return lab.number() == 0;
    }

    /**
     * A new attempt: fresh shop, traffic, recorder and a measured baseline; the first phase has begun and the learner may log in when this
     * returns. What was under way before is abandoned.
     */
    public AttemptStatus start(Lab lab, StartOptions options, Progress progress) {
        return exclusively(() -> {
            endRunning(Attempt.State.RESET);
            return begin(lab, options, progress);
        });
    }

    private AttemptStatus begin(Lab lab, StartOptions options, Progress progress) {
        Path folder = folders.next(lab);
        RunningAttempt fresh =
                prepare(lab, folder, Integer.parseInt(folder.getFileName().toString()), options, progress);
        folders.makeCurrent(folder);
        folders.at(lab).handOverTo(folder);
        try {
            progress.at("measuring the shop while nobody touches it", 0, 0);
            fresh.measured(Baseline.measure(fresh.traffic(), options.baseline()));
            fresh.noteSeed();
            open(fresh);
            fresh.beginPhase(0, crewFor(fresh, 0));
        } catch (RuntimeException e) {
            endRunning(Attempt.State.INTERRUPTED);
            throw e;
        }
        return fresh.status();
    }

    private RunningAttempt prepare(Lab lab, Path folder, int number, StartOptions options, Progress progress) {
        begun++;
        long rows = options.rows().orElse(lab.stand().rows());
        ShopSize size = sizeOf(lab, rows);
        int copies = lab.stand().standby().isPresent() ? 3 : 1;
        Plot here = settle(copies * Templates.bytesOf(size));
        String template = here.ground().templates().of(size, copies, progress);
        Attempt attempt = new Attempt(
                1,
                isPractice(lab) ? AttemptFolders.PRACTICE : lab.id(),
                lab.slug(),
                names.learner(),
                number,
                names.database(),
                here.server().version(),
                course,
                Templates.SEED,
                rows,
                options.rate(),
                Attempt.State.PREPARING,
                Instant.now(),
                null,
                null,
                List.of());
        AttemptFile.write(folder, attempt);
        lab.keepIn(folder);
        work(lab).provide(lab);
        progress.at("cloning the shop", 0, 0);
        try {
            here.database()
                    .create(template, lab.stand().deployable(), lab.stand().learner());
        } catch (SQLException e) {
            throw Templates.problem("The shop could not be cloned", e);
        }
        quota.bind(here.server(), names, lab.stand().deployable());
        if (!isPractice(lab)) {
            lab.setup().ifPresent(road -> walkSetup(road, progress));
        }
        lab.stand().standby().ifPresent(wanted -> standby = here.server().standby(wanted.bytesPerSecond(), progress));
        progress.at("opening the shop", 0, 0);
        RunningAttempt fresh = record(lab, folder, attempt, size, options.rate());
        running = fresh;
        return fresh;
    }

    /** A stand that has to be somewhere else from now on takes nothing with it. */
    private Plot settle(long bytes) {
        Ground ground = placement.forStand(names.learner(), bytes);
        Plot before = plot;
        if (before != null && before.ground().equals(ground)) {
            return before;
        }
        endJava();
        Plot fresh = Plot.on(ground, names);
        plot = fresh;
        return fresh;
    }

    private Plot plot() {
        Plot here = plot;
        if (here == null) {
            here = Plot.on(placement.of(names.learner()), names);
            plot = here;
        }
        return here;
    }

    /** The server that this stand is on. */
    public Server server() {
        return plot().server();
    }

    private synchronized void endJava() {
        if (java != null) {
            java.close();
            java = null;
        }
    }

    private void walkSetup(Road road, Progress progress) {
        progress.at("setting the scene", 0, 0);
        try (RoadWalker walker = new RoadWalker(terrain(), Server.ADMIN, line -> {})) {
            Walked walked = walker.walk(road);
            if (!(walked instanceof Walked.Done)) {
                throw new LabProblem("The lab's start state could not be made: " + walked, "Start the lab again.");
            }
        }
    }

    /** @param rows orders, as they were asked for; its users follow */
    private static ShopSize sizeOf(Lab lab, long rows) {
        return new ShopSize(rows, lab.stand().usersWith(rows));
    }

    private RunningAttempt record(Lab lab, Path folder, Attempt attempt, ShopSize size, int rate) {
        TrafficHolder traffic = new TrafficHolder();
        Ground ground = plot().ground();
        Recorder recorder =
                Recorder.start(server(), ground.everybody(), ground.log(), standby, names, folder, traffic::appOf);
        try {
            List<RunningApp> apps = apps(lab, lab.stand().apps());
            Traffic started = Traffic.start(settings(folder, size, rate), apps);
            traffic.sessions = started.sessions();
            Prober prober = new Prober(server(), names, lab, folder, started.promises(), recorder::own);
            return new RunningAttempt(
                    lab,
                    folder,
                    attempt,
                    recorder,
                    started,
                    prober,
                    evidence -> new Editions(sandboxes, server(), version -> shopFor("app_" + version), evidence));
        } catch (WorkloadProblem e) {
            recorder.close();
            throw new LabProblem.Unfit(String.valueOf(e.getMessage()), e.whatToDo(), e);
        }
    }

    private TrafficSettings settings(Path folder, ShopSize size, int rate) {
        TrafficSettings settings = TrafficSettings.on(
                        server().jdbcUrl(names.database()), folder.resolve("requests.jsonl"), size, Templates.SEED)
                .withPace(new Pace.Steady(rate))
                .withPoolsFor(rate);
        Standby follower = standby;
        return follower == null ? settings : settings.withStandby(follower.jdbcUrl(names.database()));
    }

    private List<RunningApp> apps(Lab lab, List<String> versions) {
        return versions.stream()
                .map(version -> app(lab, Editions.versionOf(version)))
                .toList();
    }

    private RunningApp app(Lab lab, String version) {
        return new RunningApp(
                lab.stand().ownApp(version).map(AppVersion::in).orElseGet(() -> AppVersion.builtIn(version)),
                names.appRole(version),
                server().passwordOf(names.appRole(version)));
    }

    /** The recorder runs before the traffic does, so that it sees its first connection. */
    private static final class TrafficHolder {
        private volatile @Nullable Sessions sessions;

        Optional<String> appOf(int pid, Instant started) {
            Sessions known = sessions;
            return known == null ? Optional.empty() : known.find(pid, started).map(Sessions.Pooled::app);
        }
    }

    private void open(RunningAttempt attempt) {
        try {
            plot().database().letLearnerIn();
        } catch (SQLException e) {
            throw Templates.problem(
                    "The learner could not be let into " + attempt.lab().id(), e);
        }
    }

    private ActorCrew crewFor(RunningAttempt attempt, int phase) {
        return new ActorCrew(
                        terrain(),
                        attempt.recorder(),
                        attempt.lab().phases().get(phase).actors())
                .awaitPerforming();
    }

    /** Begins the next phase of the attempt; its actors follow those of the phase before. */
    public AttemptStatus next() {
        return exclusively(() -> {
            RunningAttempt attempt = requireAttempt();
            AttemptStatus status = attempt.status();
            if (!status.hasNextPhase()) {
                throw new LabProblem.Usage(
                        status.lab().id() + " has no further phase.",
                        "Check it with bin/grader check, or end it: bin/lab finish.");
            }
            resume();
            attempt.endActors();
            attempt.askTheShop();
            attempt.beginPhase(status.phase() + 1, crewFor(attempt, status.phase() + 1));
            return attempt.status();
        });
    }

    /**
     * Rolls out these app versions of the lab in place of those that run; both run meanwhile. Returns when that is over. Does not
     * wait for other changes of the stand, since a road may be what changes it.
     *
     * @param versions {@code v2}; or what the learner wrote, as a file {@code V2.java} or an earlier edition of it, {@code v2.1}
     */
    public void deploy(List<String> versions) {
        RunningAttempt attempt = requireAttempt();
        requireDeployable(versions, attempt.lab());
        attempt.stir();
        List<RunningApp> wanted = new ArrayList<>();
        try {
            for (String version : versions.stream().distinct().toList()) {
                wanted.add(Editions.isOne(version) ? edition(version, attempt) : app(attempt.lab(), version));
            }
            attempt.traffic().deploy(wanted, ROLLOUT);
        } catch (WorkloadProblem e) {
            closeRemotes(wanted);
            throw new LabProblem.Unfit(String.valueOf(e.getMessage()), e.whatToDo(), e);
        } catch (LabProblem e) {
            closeRemotes(wanted);
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("The deploy was interrupted.", "See what runs with bin/lab watch; deploy again.", e);
        }
    }

    private static void closeRemotes(List<RunningApp> apps) {
        apps.forEach(app -> app.remote().ifPresent(RemoteApp::close));
    }

    private static void requireDeployable(List<String> versions, Lab lab) {
        List<String> deployable = lab.stand().deployable();
        List<String> javaFiles =
                lab.javaVersions().stream().map(EditionName::fileOf).toList();
        boolean known = versions.stream()
                .allMatch(version -> Editions.isOne(version)
                        ? lab.javaVersions().contains(Editions.versionOf(version))
                        : deployable.contains(version));
        if (versions.isEmpty() || !known) {
            throw new LabProblem.Usage(
                    lab.id() + " has no app version "
                            + (versions.isEmpty() ? "without a name" : String.join(" ", versions)) + ".",
                    "It has "
                            + String.join(
                                    ", ",
                                    Stream.concat(deployable.stream(), javaFiles.stream())
                                            .toList())
                            + ".");
        }
    }

    /** The requests of the version in whose place it runs, served by what the learner wrote. */
    private RunningApp edition(String name, RunningAttempt attempt) {
        Edition edition = attempt.editions().named(name, work(attempt.lab()));
        RunningApp version = app(attempt.lab(), edition.version());
        boolean runs = attempt.traffic().shares().containsKey(edition.app());
        return new RunningApp(
                version.app().called(edition.app()),
                version.user(),
                version.password(),
                runs ? Optional.empty() : Optional.of(attempt.editions().compile(edition)));
    }

    /** The app versions that the learner has written and deployed in this attempt, the oldest first. */
    public List<Edition> editions() {
        RunningAttempt attempt = running;
        return attempt == null ? List.of() : attempt.editions().all();
    }

    /** The app versions that get customers, and how many percent of them; empty while the shop is closed. */
    public Map<String, Integer> shares() {
        RunningAttempt attempt = running;
        return attempt == null ? Map.of() : attempt.traffic().shares();
    }

    /**
     * Gives the attempt up and begins the same lab anew, at the same size and rate.
     *
     * @param labs the labs as they are now: somebody may be writing at this one
     */
    public AttemptStatus reset(LabCatalog labs, Progress progress) {
        return exclusively(() -> {
            RunningAttempt attempt = requireAttempt();
            Attempt old = AttemptFile.read(attempt.folder());
            Lab lab = labs.named(attempt.lab().id());
            endRunning(Attempt.State.RESET);
            return begin(lab, StartOptions.DEFAULT.withRows(old.rows()).withRate(old.rate()), progress);
        });
    }

    /**
     * What a server's death ended.
     *
     * @param lab with number 0, practice
     * @param begun how often anything had begun on the stand until then
     */
    public record Interrupted(Lab lab, StartOptions options, long begun) {}

    /**
     * That server is gone: what was under way on it ends as interrupted. Empty when nothing was, or not there.
     *
     * @param died what began later found it alive again, and goes on
     */
    public Optional<Interrupted> leave(Ground gone, Instant died) {
        changing.lock();
        try {
            RunningAttempt attempt = running;
            Plot here = plot;
            if (attempt == null || here == null || !here.ground().equals(gone)) {
                return Optional.empty();
            }
            Attempt told = AttemptFile.read(attempt.folder());
            if (!told.began().isBefore(died)) {
                return Optional.empty();
            }
            endRunning(Attempt.State.INTERRUPTED);
            return Optional.of(new Interrupted(
                    attempt.lab(), StartOptions.DEFAULT.withRows(told.rows()).withRate(told.rate()), begun));
        } finally {
            changing.unlock();
        }
    }

    /**
     * Begins afresh, on a server that lives, what a server's death ended; nothing if the learner has begun something else meanwhile.
     *
     * @param labs as they are now
     */
    public void beginAgain(Interrupted what, LabCatalog labs, Progress progress) {
        changing.lock();
        try {
            if (running != null || begun != what.begun()) {
                return;
            }
            if (isPractice(what.lab())) {
                practise(what.lab().stand(), what.options(), progress);
            } else {
                start(labs.named(what.lab().id()), what.options(), progress);
            }
        } finally {
            changing.unlock();
        }
    }

    /** Ends the attempt; its evidence stays, its shop stands still until the next one. */
    public AttemptStatus finish() {
        return exclusively(() -> {
            RunningAttempt attempt = requireAttempt();
            endRunning(Attempt.State.FINISHED);
            return attempt.status();
        });
    }

    /** Walks a road as the learner would. Begins no attempt of its own. */
    public Walked walk(Road road, Progress progress) {
        requireAttempt();
        try (RoadWalker walker = new RoadWalker(terrain(), "learner", line -> progress.at(line, 0, 0))) {
            return walker.walk(road);
        }
    }

    /**
     * Walks a road of the lab in the learner's place, and notes for good that it did: the attempt counts as skipped, however it is judged. It is
     * the attempt that is under way, when that is in the lab's first phase, else a new one. The learner's files are put aside. Fails with {@link LabProblem} when the shop is
     * no longer as the road wants it.
     */
    public AttemptStatus solve(Lab lab, Road road, StartOptions options, Progress progress) {
        AttemptStatus attempt = current()
                .filter(status -> status.running() && status.lab().id().equals(lab.id()) && status.phase() == 0)
                .orElseGet(() -> start(lab, options, progress));
        HelpFile.noteSkip(attempt.folder(), road.name(), Instant.now());
        if (lab.work().isPresent()) {
            work(lab).provideAnew(lab);
        }
        Walked walked = walk(road, progress);
        if (!(walked instanceof Walked.Done)) {
            throw new LabProblem(
                    "The road did not go as it says: " + walked,
                    "Set the shop back with Reset or bin/lab reset, then try again.");
        }
        return current().orElse(attempt);
    }

    /** When the learner last did anything in the attempt that is under way: ran a statement, deployed, used a tool, began a phase. */
    public Optional<Instant> lastActive() {
        return Optional.ofNullable(running)
                .filter(attempt -> !isPractice(attempt.lab()))
                .map(RunningAttempt::lastActive);
    }

    /** The learner's files for a lab; empty until they begin with it. */
    public WorkFiles work(Lab lab) {
        return folders.work(lab);
    }

    /**
     * Has one of the lab's tools at work on the learner's files, and returns when it is done. One tool works at a time; does not wait
     * for other changes of the stand.
     *
     * @param says hears what it tells the learner, line by line
     * @return the exit code that {@code bin/lab} ends with
     */
    public int useTool(String name, List<String> arguments, Consumer<String> says) throws InterruptedException {
        RunningAttempt attempt = requireAttempt();
        Tool tool = Tools.of(attempt.lab(), name);
        if (!usingTool.tryLock()) {
            throw new LabProblem.Usage("A tool is at work on this stand.", "Wait until it is done.");
        }
        try {
            return attempt.use(name, tool, arguments, new StandBench(attempt), says);
        } finally {
            usingTool.unlock();
        }
    }

    /** What a tool sees of this stand. */
    private final class StandBench implements Workbench {

        private final RunningAttempt attempt;

        StandBench(RunningAttempt attempt) {
            this.attempt = attempt;
        }

        @Override
        public Lab lab() {
            return attempt.lab();
        }

        @Override
        public WorkFiles work() {
            return Stand.this.work(attempt.lab());
        }

        @Override
        public Path scratch() {
            return attempt.folder().resolve("tools");
        }

        @Override
        public Login login(String role) {
            return Stand.this.login(role);
        }

        @Override
        public JavaConsole javaConsole() {
            return JavaConsole.open(sandboxes.get(), shopFor("learner"));
        }

        @Override
        public List<String> runningApps() {
            return List.copyOf(attempt.traffic().shares().keySet());
        }

        @Override
        public boolean isUnderWay() {
            return running == attempt;
        }

        @Override
        public void note(ToolLine line) {
            attempt.note(line);
        }

        @Override
        public Terrain offstage(String actor, Consumer<String> marks) {
            return new Offstage(terrain(), attempt.recorder(), actor, marks);
        }

        @Override
        public ShopClone cloneOfTheShop(Progress progress) {
            Attempt began = AttemptFile.read(attempt.folder());
            return CloneDatabase.of(
                    server(),
                    names,
                    attempt.lab(),
                    plot().ground().templates().of(sizeOf(attempt.lab(), began.rows()), 1, progress),
                    settings(scratch(), sizeOf(attempt.lab(), began.rows()), CloneDatabase.RATE),
                    versions -> apps(attempt.lab(), versions));
        }
    }

    private RunningAttempt requireAttempt() {
        RunningAttempt attempt = running;
        if (attempt == null || isPractice(attempt.lab())) {
            throw new LabProblem.Usage("No attempt is under way.", "Begin one with bin/lab start lab-3.");
        }
        return attempt;
    }

    /** What its learner may take from now on; the server is told with the next shop. */
    public void bound(Quota bounds) {
        quota = bounds;
    }

    /** What is under way, for whoever keeps this stand. */
    Optional<RunningAttempt> underWay() {
        return Optional.ofNullable(running);
    }

    /** Since when it has no customers and nobody can log in; empty while it has. */
    public Optional<Instant> suspended() {
        return Optional.ofNullable(suspension).map(Suspension::since);
    }

    /**
     * Sends the customers away and shuts the door to the shop until {@link #resume}.
     *
     * @param why in words for the learner
     * @return false when something is under way that must not be cut short, or that cannot be suspended: a standby follows a whole server
     */
    public boolean suspend(String why) {
        if (!changing.tryLock()) {
            return false;
        }
        try {
            RunningAttempt attempt = running;
            if (attempt == null
                    || suspension != null
                    || standby != null
                    || usingTool.isLocked()
                    || runsEditions(attempt)) {
                return false;
            }
            suspending = true;
            suspension = Suspension.begin(server(), names, attempt, phase -> crewFor(attempt, phase), why)
                    .orElse(null);
            return suspension != null;
        } finally {
            suspending = false;
            changing.unlock();
        }
    }

    /** What the learner wrote may have threads of its own, which nobody would look at while customers are away. */
    private static boolean runsEditions(RunningAttempt attempt) {
        return attempt.traffic().shares().keySet().stream().anyMatch(Editions::isOne);
    }

    /** Has the customers come back and opens the door; returns when the learner may log in. Does nothing when the stand is not suspended. */
    public void resume() {
        if (suspension == null && !suspending) {
            return;
        }
        changing.lock();
        try {
            Suspension ending = suspension;
            RunningAttempt attempt = running;
            if (ending != null && attempt != null) {
                ending.end(phase -> crewFor(attempt, phase));
                suspension = null;
            }
        } finally {
            changing.unlock();
        }
    }

    /**
     * Ends what is under way because the stand has to, and drops its shop; evidence stays.
     *
     * @param act what it does, and why
     * @return the attempt as it ended; empty when none was under way, or somebody changes the stand just now
     */
    Optional<AttemptStatus> endFor(StandAct act) {
        if (!changing.tryLock()) {
            return Optional.empty();
        }
        try {
            RunningAttempt attempt = running;
            if (attempt == null) {
                return Optional.empty();
            }
            if (act.act() == StandAct.Act.EXPIRED && suspension == null) {
                attempt.askTheShop();
            }
            attempt.recorder().act(act);
            endRunning(Attempt.State.ENDED);
            endJava();
            plot().database().drop();
            placement.gone(names.learner());
            return Optional.of(attempt.status());
        } catch (SQLException e) {
            throw Templates.problem("The shop of " + names.learner() + " could not be dropped", e);
        } finally {
            changing.unlock();
        }
    }

    private void endRunning(Attempt.State state) {
        suspension = null;
        RunningAttempt attempt = running;
        running = null;
        if (attempt != null) {
            attempt.end(state);
        }
        Standby follower = standby;
        standby = null;
        if (follower != null) {
            follower.close();
        }
    }

    /** A session in the shop; the caller closes it. */
    public SqlSession open(String role) {
        return SqlSession.open(login(role));
    }

    /**
     * @param role as people name it: {@code learner}, {@code observer}, {@code app_v1}; {@code learner@standby} reads from the standby;
     *     {@code admin} is for the stand's own roads, and so is {@code standby}, an admin there
     */
    public Login login(String role) {
        if (role.equals(STANDBY)) {
            return login(Server.ADMIN + ON_STANDBY);
        }
        boolean reads = role.endsWith(ON_STANDBY);
        String known = reads ? role.substring(0, role.length() - ON_STANDBY.length()) : role;
        String name = known.equals(Server.ADMIN) ? known : names.role(known);
        String url = reads ? standbyUrl() : server().jdbcUrl(names.database());
        return new Login(url, name, server().passwordOf(name));
    }

    private String standbyUrl() {
        Standby follower = standby;
        if (follower == null) {
            throw new LabProblem.Usage("This stand has no standby.", "Lab 8 has one: start it, then try again.");
        }
        return follower.jdbcUrl(names.database());
    }

    private Terrain terrain() {
        return new Terrain() {
            @Override
            public SqlSession open(String role) {
                return Stand.this.open(role);
            }

            @Override
            public void nextPhase() {
                next();
            }

            @Override
            public void deploy(List<String> apps) {
                Stand.this.deploy(apps);
            }

            @Override
            public void write(Path folder) {
                work(requireAttempt().lab()).write(folder);
            }

            @Override
            public int useTool(String tool, List<String> arguments, Consumer<String> says) throws InterruptedException {
                return Stand.this.useTool(tool, arguments, says);
            }

            @Override
            public void slowAutovacuum(boolean on, String table) {
                if (on) {
                    plot().slowAutovacuum().on(table);
                } else {
                    plot().slowAutovacuum().off(table);
                }
            }
        };
    }

    /**
     * The learner's Java console, which is started when it is first asked for and goes on from attempt to attempt. Fails with {@link LabProblem}
     * when this machine has nothing to hold it and nobody has agreed to that.
     */
    public synchronized JavaConsole java() {
        if (java == null) {
            java = JavaConsole.open(sandboxes.get(), shopFor("learner"));
        }
        return java;
    }

    private ShopAddress shopFor(String role) {
        Login login = login(role);
        return new ShopAddress(
                new InetSocketAddress(server().host(), server().port()),
                names.database(),
                login.role(),
                login.password());
    }

    /**
     * Runs Java as the learner would type it, and keeps it with the attempt. See {@link JavaConsole#run}.
     */
    public CompletableFuture<JavaOutcome> runJava(String code, JavaListener listener) {
        RunningAttempt attempt = running;
        if (attempt == null) {
            throw new LabProblem.Usage("The shop is closed.", "Open it with bin/lab start lab-3.");
        }
        attempt.stir();
        Instant began = Instant.now();
        return java().run(code, listener).whenComplete((outcome, failure) -> {
            if (outcome != null && running == attempt) {
                attempt.note(
                        new JavaRun(Instant.now(), began, code, outcome.name().toLowerCase(Locale.ROOT)));
            }
        });
    }

    /**
     * Keeps with the attempt under way that somebody who teaches is about to run this in the learner's console.
     *
     * @param session as the console calls it, {@code A}
     */
    public void noteTyped(String session, String statement) {
        RunningAttempt attempt = running;
        if (attempt != null) {
            attempt.note(new Typed(Instant.now(), session, statement));
        }
    }

    /** Who waits for a lock or is waited for, as of the recorder's last look; empty while the shop is closed. */
    public List<LiveState.Node> queue() {
        RunningAttempt attempt = running;
        return attempt == null ? List.of() : attempt.recorder().queue();
    }

    /** What a session of this stand waits for, as of the recorder's last look; empty when it waits for no lock. */
    public Optional<LiveState.Node> waitOf(int pid) {
        return queue().stream()
                .filter(node -> node.pid() == pid && node.waits())
                .findFirst();
    }

    private Optional<LiveState> picture() {
        return Optional.ofNullable(running).map(RunningAttempt::picture);
    }

    private interface Change {
        AttemptStatus make();
    }

    private AttemptStatus exclusively(Change change) {
        changing.lock();
        try {
            return change.make();
        } finally {
            changing.unlock();
        }
    }

    /** Ends what is under way; the shop and the evidence stay. */
    @Override
    public void close() {
        changing.lock();
        try {
            endRunning(Attempt.State.FINISHED);
        } finally {
            changing.unlock();
        }
        endJava();
        live.close();
    }
}
