package dev.zdm.runner.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.grader.evidence.Audit;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.labs.Truth;
import dev.zdm.runner.probe.Auditor;
import dev.zdm.runner.road.RoadWalker;
import dev.zdm.runner.road.Terrain;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.runner.tool.ShopClone;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.traffic.RunningApp;
import dev.zdm.workload.traffic.Traffic;
import dev.zdm.workload.traffic.TrafficSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clone of the shop as a second database beside it, with the stand's own roles. The recorder looks at the shop alone, so what happens here
 * harms nobody. Customers come from the first {@link #serve} on and stay, so that what they are promised outlives a change and its undoing.
 */
final class CloneDatabase implements ShopClone {

    /** Requests a second: enough to meet every kind of request within a second. */
    static final int RATE = 120;

    private static final Logger LOG = LoggerFactory.getLogger(CloneDatabase.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Errors that only a changed shop gives; a clone's customers may well be slow. */
    private static final Pattern OF_THE_SCHEMA = Pattern.compile("42|23|22|0A|P0");

    private static final Duration ROLLOUT = Duration.ofMillis(500);
    private static final int CONNECTIONS = 4;
    private static final int WORKERS = 16;

    private final Server server;
    private final StandNames names;
    private final Lab lab;
    private final TrafficSettings settings;
    private final Function<List<String>, List<RunningApp>> apps;
    private final StandDatabase database;
    private @Nullable Traffic traffic;
    private @Nullable Auditor auditor;
    private CustomerTables reached = CustomerTables.none();

    private CloneDatabase(
            Server server,
            StandNames names,
            Lab lab,
            TrafficSettings settings,
            Function<List<String>, List<RunningApp>> apps) {
        this.server = server;
        this.names = names;
        this.lab = lab;
        this.settings = settings;
        this.apps = apps;
        this.database = StandDatabase.beside(server, names);
    }

    /**
     * Makes a clone of the template with the lab's scene set; one that was there is dropped.
     *
     * @param apps how app versions log in
     */
    static CloneDatabase of(
            Server server,
            StandNames names,
            Lab lab,
            String template,
            TrafficSettings standSettings,
            Function<List<String>, List<RunningApp>> apps) {
        TrafficSettings settings = standSettings
                .onDatabase(server.jdbcUrl(names.cloneDatabase()))
                .withPools(CONNECTIONS, CONNECTIONS, WORKERS);
        CloneDatabase clone = new CloneDatabase(server, names, lab, settings, apps);
        try {
            clone.database.createForSameRoles(template, lab.stand().deployable());
            lab.setup().ifPresent(clone::setScene);
            clone.database.letLearnerIn();
        } catch (SQLException e) {
            clone.close();
            throw Templates.problem("The shop could not be cloned", e);
        }
        return clone;
    }

    private void setScene(Road setup) {
        try (RoadWalker walker = new RoadWalker(new Scene(), Server.ADMIN, line -> {})) {
            Walked walked = walker.walk(setup);
            if (!(walked instanceof Walked.Done)) {
                throw new LabProblem("The clone's start state could not be made: " + walked, "Try again.");
            }
        }
    }

    /** What a setup may touch: nothing goes on in a clone yet. */
    private final class Scene implements Terrain {

        @Override
        public SqlSession open(String role) {
            return SqlSession.open(login(role));
        }

        @Override
        public void nextPhase() {
            throw new IllegalStateException("a setup begins no phase");
        }

        @Override
        public void deploy(List<String> versions) {
            throw new IllegalStateException("a setup deploys nothing");
        }

        @Override
        public void write(Path folder) {
            throw new IllegalStateException("a setup writes no work files");
        }

        @Override
        public int useTool(String tool, List<String> arguments, Consumer<String> says) {
            throw new IllegalStateException("a setup uses no tool");
        }

        @Override
        public void slowAutovacuum(boolean on, String table) {
            // a clone is left alone by it
        }
    }

    @Override
    public Login login(String role) {
        String name = role.equals(Server.ADMIN) ? role : names.role(role);
        return new Login(server.jdbcUrl(names.cloneDatabase()), name, server.passwordOf(name));
    }

    @Override
    public List<String> serve(List<String> versions, Duration time) throws InterruptedException {
        Instant began = Instant.now();
        try {
            Traffic running = traffic;
            if (running == null) {
                open(versions);
            } else if (!List.copyOf(running.shares().keySet()).equals(versions)) {
                running.deploy(apps.apply(versions), ROLLOUT);
            }
        } catch (WorkloadProblem e) {
            throw new LabProblem.Unfit(String.valueOf(e.getMessage()), e.whatToDo(), e);
        }
        // How long customers come is what was asked for; there is no condition to wait for.
        new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS);
        reached = reached.and(asked(this::reachedNow));
        return failuresSince(began, versions);
    }

    private void open(List<String> versions) {
        try {
            Files.createDirectories(settings.requestLog().resolveSibling("."));
            Files.deleteIfExists(settings.requestLog());
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    settings.requestLog() + " cannot be used: " + e.getMessage(), "See that the disk has room.", e);
        }
        Traffic started = Traffic.start(settings, apps.apply(versions));
        traffic = started;
        Auditor fresh = new Auditor(lab.stand().truths(), started.promises());
        auditor = fresh;
        asked(observer -> {
            fresh.noteSeed(observer);
            return true;
        });
    }

    /** A version that was replaced may still be ending what it had begun; nobody asked whether that goes well. */
    private List<String> failuresSince(Instant began, List<String> versions) {
        Map<String, Integer> times = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(settings.requestLog())) {
                if (line.endsWith("}")) {
                    count(JSON.readTree(line), began, versions, times);
                }
            }
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    settings.requestLog() + " cannot be read: " + e.getMessage(), "Rehearse again.", e);
        }
        return times.entrySet().stream()
                .map(failure -> failure.getKey() + " (" + failure.getValue() + " times)")
                .toList();
    }

    private static void count(JsonNode line, Instant began, List<String> versions, Map<String, Integer> times) {
        String code = line.path("sqlstate").asText("");
        if (line.path("type").asText().equals("failed")
                && OF_THE_SCHEMA.matcher(code).lookingAt()
                && versions.contains(line.path("app").asText())
                && Instant.parse(line.path("t").asText()).isAfter(began)) {
            times.merge(
                    line.path("app").asText() + " " + code + ": "
                            + line.path("message").asText().lines().findFirst().orElse(""),
                    1,
                    Integer::sum);
        }
    }

    @Override
    public Rows rows() {
        reached = asked(this::reachedNow);
        return asked(SeenRows::of);
    }

    private CustomerTables reachedNow(Connection observer) throws SQLException {
        return CustomerTables.of(lab.stand().truths().stream().map(Truth::table).collect(Collectors.toSet()), observer);
    }

    @Override
    public List<String> lostSince(Rows before) {
        Traffic running = traffic;
        Auditor comparing = auditor;
        if (running == null || comparing == null) {
            throw new IllegalStateException("no customer has come yet");
        }
        return asked(observer -> {
            List<String> lost = new ArrayList<>();
            Audit audit = comparing.compare(observer);
            if (audit.problem() != null) {
                lost.add("what customers were promised cannot be read: " + audit.problem());
            }
            audit.lost()
                    .forEach(write -> lost.add(write.truth() + " of " + write.table() + " " + write.key()
                            + " was promised to be " + write.expected() + " and is " + write.found()));
            CustomerTables tables = reached.and(reachedNow(observer));
            lost.addAll(((SeenRows) before).missing(observer, tables, name -> written(name, running)));
            return lost;
        });
    }

    /** Which rows the clone's own customers wrote under that name, or may be writing. */
    private Set<Long> written(String name, Traffic running) {
        Set<String> truths = lab.stand().truths().stream()
                .filter(truth -> truth.table().equals(name))
                .map(Truth::name)
                .collect(Collectors.toSet());
        return running.promises().written(truths);
    }

    private interface Question<T> {
        T ask(Connection observer) throws SQLException;
    }

    private <T> T asked(Question<T> question) {
        try (Connection observer = server.connect(names.cloneDatabase(), names.observerRole())) {
            return question.ask(observer);
        } catch (SQLException e) {
            throw Templates.problem("The clone could not be read", e);
        }
    }

    @Override
    public void close() {
        Traffic running = traffic;
        traffic = null;
        if (running != null) {
            running.close();
        }
        try {
            database.drop();
        } catch (SQLException e) {
            LOG.warn("the clone {} could not be dropped: {}", names.cloneDatabase(), e.getMessage());
        }
    }
}
