package dev.zdm.runner;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.LabShelf;
import dev.zdm.labs.StandSpec;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.place.Evacuation;
import dev.zdm.runner.place.MostRoom;
import dev.zdm.runner.sandbox.Containment;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.server.Servers;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Keeper;
import dev.zdm.runner.stand.Quota;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The heart of the long-running process: it owns the servers and the stands on them. Thread-safe. */
public final class LabRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LabRunner.class);

    /** Version of this software, as attempts and the site name it. */
    public static final String VERSION = "0.1.0";

    private final Home home;
    private final List<Ground> grounds;
    private final MostRoom placement;
    private final LabShelf labs;
    private final Map<String, Stand> stands = new ConcurrentHashMap<>();
    private @Nullable Sandboxes sandboxes;
    private final Evacuation evacuation;
    private boolean hasClasses;
    private @Nullable Keeper keeper;

    private LabRunner(Home home, List<Server> servers) {
        this.home = home;
        this.grounds = servers.stream().map(Ground::on).toList();
        this.placement = new MostRoom(grounds);
        this.labs = new LabShelf(home.labs());
        this.evacuation = new Evacuation(grounds, placement, this::stands, this::labs);
    }

    /**
     * Finds or starts the server. Attempts that a killed process left behind are marked as interrupted: their evidence ends where
     * its recorder did.
     *
     * @throws LabProblem when the server cannot be had
     */
    public static LabRunner open(Home home, Progress progress) {
        return open(home, Servers.named(System.getenv()), progress);
    }

    /**
     * As {@link #open(Home, Progress)}.
     *
     * @param servers as {@link Servers#named} gives them; the first has the academy, too
     */
    public static LabRunner open(Home home, List<String> servers, Progress progress) {
        List<Server> opened = new ArrayList<>();
        try {
            for (String name : servers) {
                opened.add(Servers.open(name, home.state(), progress));
            }
            LabRunner runner = new LabRunner(home, opened);
            runner.markInterrupted();
            return runner;
        } catch (RuntimeException e) {
            opened.forEach(Server::close);
            throw e;
        }
    }

    private void markInterrupted() {
        if (!Files.isDirectory(home.attempts())) {
            return;
        }
        try (Stream<Path> learners = Files.list(home.attempts())) {
            learners.filter(Files::isDirectory)
                    .forEach(learner -> markInterrupted(learner.getFileName().toString()));
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    home.attempts() + " could not be read: " + e.getMessage(), "See that you own it.", e);
        }
    }

    private void markInterrupted(String learner) {
        Optional<Attempt> left =
                new AttemptFolders(home.attempts().resolve(learner)).current().map(AttemptFile::read);
        if (left.isEmpty()) {
            return;
        }
        Attempt.State state = left.get().state();
        if (state == Attempt.State.RUNNING || state == Attempt.State.PREPARING) {
            AttemptFile.write(
                    new AttemptFolders(home.attempts().resolve(learner))
                            .current()
                            .orElseThrow(),
                    left.get().ended(Attempt.State.INTERRUPTED, Instant.now()));
        }
    }

    public Home home() {
        return home;
    }

    /** The first server; what is kept of people is there. */
    public Server server() {
        return grounds.get(0).server();
    }

    /** All servers, the first one first. */
    public List<Server> servers() {
        return grounds.stream().map(Ground::server).toList();
    }

    /** The labs as their files say now; while a lab.yml is not well written, as they said before. */
    public LabCatalog labs() {
        return labs.labs();
    }

    /** The stand of the only learner of a machine that has only one. */
    public Stand stand() {
        return stand(StandNames.ONLY_LEARNER);
    }

    /** All stands that there are now, whatever goes on on them. */
    public List<Stand> stands() {
        return List.copyOf(stands.values());
    }

    /** A learner's stand; made when it is first asked for, with nothing running on it. */
    public Stand stand(String learner) {
        return stands.computeIfAbsent(
                learner,
                name -> bound(new Stand(
                        placement,
                        new StandNames(name),
                        new AttemptFolders(home.attempts().resolve(name)),
                        VERSION,
                        this::sandboxes)));
    }

    /**
     * Seeds on every server what stands of that size are cloned from, so that those who start first need not wait for it: for the lessons
     * first, then for the labs. Takes minutes; what cannot be seeded is left to whoever starts it.
     *
     * @param orders empty for as many as each lab says
     */
    public void seed(OptionalLong orders) {
        List<StandSpec> kinds = Stream.concat(
                        Stream.of(StandSpec.plain(orders.orElse(ShopSize.FULL.orders()))),
                        labs().labs().stream().map(Lab::stand))
                .toList();
        List<ShopSize> sizes = kinds.stream()
                .map(kind -> new ShopSize(orders.orElse(kind.rows()), kind.usersWith(orders.orElse(kind.rows()))))
                .distinct()
                .toList();
        for (ShopSize size : sizes) {
            for (Ground ground : grounds) {
                try {
                    ground.templates().of(size, 1, Progress.SILENT);
                } catch (LabProblem e) {
                    LOG.warn("{} was not seeded ahead: {}", ground.server().name(), e.getMessage());
                }
            }
        }
    }

    private Stand bound(Stand stand) {
        keeper().ifPresent(keeping -> stand.bound(keeping.quota()));
        return stand;
    }

    /** Who keeps the stands of classes; empty where there are none. */
    public synchronized Optional<Keeper> keeper() {
        return Optional.ofNullable(keeper);
    }

    /** From now on no stand takes more than that, and those that nobody uses are suspended, and ended after a while. */
    public synchronized void keep(Quota quota) {
        keeper = new Keeper(() -> List.copyOf(stands.values()), quota, Clock.systemUTC());
    }

    /**
     * What learners' Java runs in. Fails with {@link LabProblem} where nothing holds it, unless the only learner of this machine has agreed
     * to that.
     */
    synchronized Sandboxes sandboxes() {
        if (sandboxes == null) {
            sandboxes = Sandboxes.ofThisMachine();
        }
        if (sandboxes.containment() instanceof Containment.Loose loose && (hasClasses || !hasAgreedToLooseJava())) {
            throw new LabProblem.Unfit(
                    "Nothing holds Java here: what is written would run with the course's own rights, on all its files. "
                            + loose.why(),
                    hasClasses
                            ? "A class does without Java until whoever runs this installation has installed bubblewrap."
                            : "Install bubblewrap; or, if you are the only one here and trust what you run, agree once: bin/lab java --agree.",
                    null);
        }
        return sandboxes;
    }

    /** From now on there are learners here who do not know each other: their Java runs in a sandbox, or not at all. */
    public synchronized void holdClasses() {
        hasClasses = true;
    }

    private boolean hasAgreedToLooseJava() {
        return Files.exists(agreement());
    }

    private Path agreement() {
        return home.state().resolve("java-with-own-rights");
    }

    /** The only learner of this machine has read what it means that nothing holds their Java, and wants it all the same. */
    public void agreeToLooseJava() {
        try {
            Files.writeString(agreement(), "agreed at " + Instant.now() + "\n");
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    agreement() + " could not be written: " + e.getMessage(), "See that you own its folder.", e);
        }
    }

    /** Ends all stands, then the servers. What was committed and recorded stays. */
    @Override
    public void close() {
        evacuation.close();
        keeper().ifPresent(Keeper::close);
        for (Stand stand : stands()) {
            stand.close();
        }
        synchronized (this) {
            if (sandboxes != null) {
                sandboxes.close();
            }
        }
        grounds.forEach(Ground::close);
        servers().forEach(Server::close);
    }
}
