package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.ServerRole;
import dev.zdm.workload.server.TestServer;
import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrafficIT {

    private static final ShopSize SIZE = ShopSize.withOrders(20_000);
    private static final int RATE = 200;

    private static String shop = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void seedAShop() throws SQLException {
        shop = TestServer.get().newShop(SIZE);
    }

    @Test
    void aHealthyShopServesEveryRequestAtTheAskedRate() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > 4 * RATE);
            assertThat(traffic.live().apps()).singleElement().satisfies(second -> {
                assertThat(second.app()).isEqualTo("v1");
                assertThat(second.done()).isBetween(RATE * 9L / 10, RATE * 11L / 10);
                assertThat(second.p50Millis()).isPositive().isLessThanOrEqualTo(second.p99Millis());
            });
        }
        LoggedTraffic log = log();
        assertThat(log.of("failed").lines()).isEmpty();
        assertThat(dueBySecond(log).values().stream().skip(1).limit(3)).containsOnly((long) RATE);
        assertThat(log.of("second").kind("write").sum("due")
                        * 100.0
                        / log.of("second").sum("due"))
                .isBetween(28.0, 42.0);
    }

    @Test
    void customersWhoWereSentAwayComeBackAsIfNoneHadBeenDueMeanwhile() throws Exception {
        long servedBefore;
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > 2 * RATE);
            assertThat(traffic.pause()).isTrue();
            servedBefore = traffic.live().doneSoFar();
            Instant pausedAt = traffic.live().second();
            await(() -> Instant.now().isAfter(pausedAt.plusSeconds(6)));
            assertThat(traffic.live().doneSoFar()).isEqualTo(servedBefore);
            assertThat(traffic.live().second()).isEqualTo(pausedAt);
            traffic.resume();
            await(() -> traffic.live().doneSoFar() > servedBefore + 2 * RATE);
        }
        LoggedTraffic log = log();
        assertThat(log.of("failed").lines()).isEmpty();
        assertThat(dueBySecond(log).values()).as("nobody is caught up with").allMatch(due -> due <= RATE);
    }

    @Test
    void everyLineSaysWhatTheEvidenceFormatAsksFor() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > RATE);
        }
        LoggedTraffic log = log();
        assertThat(log.numbers("seq")).first().isEqualTo(1L);
        for (int i = 0; i < log.lines().size(); i++) {
            assertThat(log.lines().get(i).get("seq").asInt()).isEqualTo(i + 1);
        }
        assertThat(log.texts("t")).allMatch(t -> t.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z"));
        assertThat(log.texts("type").subList(0, 20)).containsOnly("session");
        assertThat(log.of("session").texts("pool"))
                .filteredOn("readers"::equals)
                .hasSize(10);
        assertThat(log.of("session").texts("app")).containsOnly("v1");
        JsonNode second = log.of("second")
                .kind("read")
                .where(line -> line.get("done").asLong() > 0)
                .lines()
                .get(0);
        Histogram histogram = Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(
                        Base64.getDecoder().decode(second.get("histogram").asText())),
                0);
        assertThat(histogram.getTotalCount())
                .isEqualTo(second.get("done").asLong() + second.get("failed").asLong());
        assertThat(histogram.getValueAtPercentile(50) / 1_000.0)
                .isEqualTo(second.get("p50Millis").asDouble());
    }

    @Test
    void aDeployMovesCustomersOverWhileBothVersionsRun() throws Exception {
        AppVersion v1 = AppVersion.builtIn("v1");
        RunningApp next = app(new AppVersion("v2", v1.readsFrom(), v1.requests()));
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > RATE);
            traffic.deploy(List.of(next), Duration.ofSeconds(2));
            assertThat(traffic.shares()).isEqualTo(Map.of("v2", 100));
            long done = traffic.live().doneSoFar();
            await(() -> traffic.live().doneSoFar() > done + RATE);
            traffic.deploy(List.of(app(v1), next), Duration.ofMillis(500));
            assertThat(traffic.shares()).isEqualTo(Map.of("v1", 50, "v2", 50));
        }
        LoggedTraffic log = log();
        assertThat(log.of("failed").lines()).isEmpty();
        assertThat(log.of("second").sum("due") - log.of("second").sum("done"))
                .as("cut off at the end")
                .isLessThan(RATE / 10);
        List<JsonNode> deploys = log.of("deploy").lines();
        assertThat(deploys.get(0).get("shares").toString()).isEqualTo("{\"v1\":100}");
        assertThat(deploys.get(5).get("shares").toString()).isEqualTo("{\"v1\":50,\"v2\":50}");
        assertThat(deploys.get(10).get("shares").toString()).isEqualTo("{\"v2\":100}");
        assertThat(deploys.get(10).get("over").asBoolean()).isTrue();
    }

    @Test
    void aRolloutEndsWithTheTraffic() throws Exception {
        AppVersion v1 = AppVersion.builtIn("v1");
        RunningApp next = app(new AppVersion("v2", v1.readsFrom(), v1.requests()));
        Future<?> rollout;
        ExecutorService deployer = Executors.newSingleThreadExecutor();
        try (Traffic traffic = start(settings())) {
            rollout = deployer.submit(() -> {
                traffic.deploy(List.of(next), Duration.ofMinutes(10));
                return null;
            });
            await(() -> traffic.shares().containsKey("v2"));
        } finally {
            deployer.shutdown();
        }
        assertThat(rollout).succeedsWithin(Duration.ofSeconds(10));
    }

    @Test
    void whatCustomersWerePromisedIsWhatTheShopHolds() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > 5 * RATE);
            List<Promises.Promise> promised = traffic.promises().settled();
            assertThat(promised).extracting(Promises.Promise::truth).contains("full_name", "username", "order_status");
            assertThat(kept(promised, traffic, "full_name", "users")).isGreaterThan(20);
            assertThat(kept(promised, traffic, "status", "orders")).isGreaterThan(50);
        }
    }

    /** How many promises of that column were compared, all of which have to be kept. */
    private long kept(List<Promises.Promise> promised, Traffic traffic, String column, String table)
            throws SQLException {
        String truth = table.equals("orders") ? "order_status" : column;
        long compared = 0;
        try (Connection admin = admin();
                Statement statement = admin.createStatement()) {
            for (Promises.Promise promise : promised) {
                if (!promise.truth().equals(truth)) {
                    continue;
                }
                String held;
                try (ResultSet row = statement.executeQuery(
                        "SELECT " + column + " FROM " + table + " WHERE id = " + promise.key())) {
                    held = row.next() ? row.getString(1) : "no row";
                }
                if (traffic.promises().settled().contains(promise)) {
                    assertThat(promise.anyOf()).contains(held);
                    compared++;
                }
            }
        }
        return compared;
    }

    @Test
    void everySessionIsKnownByItsProcessAndItsStart() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> sessionsOnTheServer().size() == 20); // those of the test before may take a moment to go
            assertThat(sessionsOnTheServer()).allSatisfy(session -> {
                assertThat(traffic.sessions().isOurs(session.pid(), session.started()))
                        .isTrue();
                assertThat(traffic.sessions()
                                .isOurs(session.pid(), session.started().plusMillis(1)))
                        .isFalse();
                assertThat(traffic.sessions().find(session.pid(), session.started()))
                        .hasValueSatisfying(
                                pooled -> assertThat(pooled.session()).isEqualTo(session));
            });
        }
    }

    @Test
    void aFrozenTableEndsInA503ForReadsAndWritesAlike() throws Exception {
        try (Traffic traffic = start(settings().withConnectionTimeout(Duration.ofMillis(500)))) {
            await(() -> traffic.live().doneSoFar() > RATE);
            try (Connection learner = admin()) {
                hold(learner, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
                await(() -> traffic.live().failedSoFar() > 3 * RATE);
            }
            long failed = traffic.live().failedSoFar();
            long done = traffic.live().doneSoFar();
            await(() -> traffic.live().doneSoFar() > done + 2 * RATE);
            assertThat(failed).isPositive();
        }
        LoggedTraffic turnedAway = log().of("failed");
        assertThat(turnedAway.numbers("status")).containsOnly(503L);
        assertThat(turnedAway.texts("kind")).contains("read", "write");
        assertThat(turnedAway.lines()).allSatisfy(line -> {
            assertThat(line.get("sqlstate").isNull()).isTrue();
            assertThat(line.get("session").isNull()).isTrue();
            assertThat(line.get("waitedMillis").asDouble()).isGreaterThanOrEqualTo(500);
        });
        assertThat(turnedAway.texts("message"))
                .anyMatch(message -> message.contains("Connection is not available"))
                .anyMatch(message -> message.contains("No worker was free"));
    }

    @Test
    void aTableLockedAgainstWritesLeavesReadsAlone() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > RATE);
            try (Connection learner = admin()) {
                hold(learner, "LOCK TABLE orders IN SHARE MODE");
                sleepOn(learner, 2);
            }
            long done = traffic.live().doneSoFar();
            await(() -> traffic.live().doneSoFar() > done + 2 * RATE);
        }
        LoggedTraffic log = log();
        assertThat(log.of("slow").kind("write").max("waitedMillis")).isGreaterThan(1_500);
        assertThat(log.of("slow").kind("read").max("waitedMillis"))
                .as("a busy machine may delay a read, a lock does not")
                .isLessThan(1_000);
        assertThat(log.of("slow").lines())
                .as("each names the session that waited")
                .allSatisfy(line ->
                        assertThat(line.get("session").get("pid").asInt()).isPositive());
        LoggedTraffic reads = log.of("second").kind("read");
        assertThat(reads.sum("failed")).isZero();
        assertThat(reads.sum("due") - reads.sum("done")).isBetween(0L, RATE / 10L);
    }

    @Test
    void aFreezeStandsInTheLatencyOfEverybodyWhoCameMeanwhile() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > RATE);
            try (Connection learner = admin()) {
                hold(learner, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
                sleepOn(learner, 1);
            }
            long done = traffic.live().doneSoFar();
            await(() -> traffic.live().doneSoFar() > done + 2 * RATE);
        }
        LoggedTraffic log = log();
        assertThat(log.of("second").max("p99Millis")).isGreaterThan(800);
        assertThat(log.of("slow").lines().size())
                .as("nearly all of a second's requests waited, not only those that held a connection")
                .isGreaterThan(RATE / 2);
        assertThat(log.of("second").sum("due") - log.of("second").sum("done"))
                .as("all were served in the end, but for those that were due when it was closed")
                .isBetween(0L, RATE / 10L);
    }

    @Test
    void aKilledConnectionFailsItsRequestAndIsReplaced() throws Exception {
        try (Traffic traffic = start(settings())) {
            await(() -> traffic.live().doneSoFar() > RATE);
            try (Connection learner = admin();
                    Statement statement = learner.createStatement()) {
                hold(learner, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
                awaitSomebodyBehind(learner);
                statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity" + " WHERE usename = '"
                        + TestServer.APP_USER + "' AND wait_event_type = 'Lock'");
            }
            long done = traffic.live().doneSoFar();
            await(() -> traffic.live().doneSoFar() > done + 2 * RATE);
            assertThat(traffic.live().apps().get(0).failed()).isZero();
        }
        LoggedTraffic failed = log().of("failed");
        assertThat(failed.texts("sqlstate")).isNotEmpty().containsOnly("57P01");
        assertThat(failed.texts("message")).containsOnly("terminating connection due to administrator command");
        assertThat(failed.numbers("status")).containsOnly(500L);
        assertThat(failed.lines())
                .allSatisfy(line ->
                        assertThat(line.get("session").get("role").asText()).isEqualTo(TestServer.APP_USER));
        assertThat(log().of("session").lines())
                .as("the pools have mended themselves")
                .hasSizeGreaterThan(20);
    }

    @Test
    void closingStopsAFrozenShopWithinASecondOrSo() throws Exception {
        Traffic traffic = start(settings());
        try (Connection learner = admin()) {
            hold(learner, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
            awaitSomebodyBehind(learner);
            long began = System.nanoTime();
            traffic.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
            assertThat(ask(
                            learner,
                            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                    + " AND wait_event_type = 'Lock'"))
                    .as("nobody is left waiting on the server")
                    .isEqualTo("0");
        }
        assertThat(log().of("failed").lines()).as("it was we who stopped them").isEmpty();
    }

    @Test
    void clientsOfTheClosedLoopTakeAllThatTheServerGives() throws Exception {
        try (Traffic traffic = start(settings().withPace(new Pace.Saturating(4)))) {
            await(() -> traffic.live().doneSoFar() > 10 * RATE);
        }
        LoggedTraffic seconds = log().of("second");
        assertThat(seconds.sum("failed")).isZero();
        assertThat(seconds.sum("due")).isEqualTo(seconds.sum("done"));
    }

    @Test
    void anAttemptThatGoesOnNumbersItsLinesOn() throws Exception {
        start(settings()).close();
        start(settings()).close();

        assertThat(log().numbers("seq"))
                .isEqualTo(
                        java.util.stream.LongStream.rangeClosed(1, log().lines().size())
                                .boxed()
                                .toList());
    }

    @Test
    void aRoleThatCannotConnectIsNamed() {
        RunningApp stranger = new RunningApp(AppVersion.builtIn("v1"), "stranger", "");

        assertThatThrownBy(() -> Traffic.start(settings(), List.of(stranger)))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessageContaining("v1 as stranger");
    }

    @Test
    void aVersionThatReadsFromAStandbyNeedsOne() {
        RunningApp reader = app(new AppVersion(
                "v2", ServerRole.STANDBY, AppVersion.builtIn("v1").requests()));

        assertThatThrownBy(() -> Traffic.start(settings(), List.of(reader)))
                .isInstanceOf(WorkloadProblem.class)
                .hasMessage("An app version reads from the standby, and the shop has none.");
    }

    private TrafficSettings settings() {
        return TrafficSettings.on(TestServer.get().url(shop), folder.resolve("requests.jsonl"), SIZE, TestServer.SEED)
                .withPace(new Pace.Steady(RATE));
    }

    private static Traffic start(TrafficSettings settings) {
        return Traffic.start(settings, List.of(app(AppVersion.builtIn("v1"))));
    }

    private static RunningApp app(AppVersion version) {
        return new RunningApp(version, TestServer.APP_USER, "");
    }

    private LoggedTraffic log() throws IOException {
        return LoggedTraffic.in(folder.resolve("requests.jsonl"));
    }

    private static Map<String, Long> dueBySecond(LoggedTraffic log) {
        Map<String, Long> due = new TreeMap<>();
        log.of("second")
                .lines()
                .forEach(line ->
                        due.merge(line.get("t").asText(), line.get("due").asLong(), Long::sum));
        return due;
    }

    private static Connection admin() throws SQLException {
        return TestServer.get().admin(shop);
    }

    /** Takes a lock and keeps it until the connection is closed. */
    private static void hold(Connection connection, String lock) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(lock);
        }
    }

    private static void sleepOn(Connection connection, int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_sleep(" + seconds + ")");
        }
    }

    private static List<Session> sessionsOnTheServer() {
        List<Session> sessions = new ArrayList<>();
        try (Connection admin = admin();
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT pid, backend_start, usename FROM pg_stat_activity"
                        + " WHERE datname = current_database() AND usename <> current_user")) {
            while (row.next()) {
                sessions.add(new Session(row.getInt(1), row.getTimestamp(2).toInstant(), row.getString(3)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return sessions;
    }

    private static void awaitSomebodyBehind(Connection holder) {
        await(() -> {
            try {
                return !ask(holder, "SELECT count(*) FROM pg_locks WHERE NOT granted")
                        .equals("0");
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void await(BooleanSupplier condition) {
        assertThat(BoundedWait.until(condition, Duration.ofSeconds(20)))
                .as("it came about within 20 s")
                .isTrue();
    }
}
