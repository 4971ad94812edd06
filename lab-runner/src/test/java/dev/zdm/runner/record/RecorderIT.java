package dev.zdm.runner.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.Catalogue;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.HeldLock;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.runner.Progress;
import dev.zdm.runner.stand.SharedServer;
import dev.zdm.runner.stand.StandDatabase;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.workload.shop.ShopSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderIT {

    private static final StandNames NAMES = new StandNames("recorded");
    private static final Duration LIMIT = Duration.ofSeconds(15);

    @TempDir
    Path folder;

    private final Map<Integer, Session> customers = new ConcurrentHashMap<>();
    private final LogReader log = new LogReader(SharedServer.server());
    private Recorder recorder;

    @BeforeEach
    void record() throws SQLException {
        String template = SharedServer.templates().of(ShopSize.withOrders(2_000), 1, Progress.SILENT);
        StandDatabase database = new StandDatabase(SharedServer.server(), NAMES);
        database.create(template, List.of("v1"), Map.of());
        database.letLearnerIn();
        recorder = Recorder.start(
                SharedServer.server(),
                new Everybody(SharedServer.server()),
                log,
                null,
                NAMES,
                folder,
                (pid, started) -> Optional.ofNullable(customers.get(pid)).map(session -> "v1"));
    }

    @AfterEach
    void stop() throws SQLException {
        recorder.close();
        log.close();
        new StandDatabase(SharedServer.server(), NAMES).drop();
    }

    @Test
    void aCustomerBehindALearnersDdlBehindAReaderIsToldAsAChain() throws Exception {
        try (Connection reader = open("learner");
                Connection migration = open("learner");
                Connection customer = openCustomer()) {
            reader.setAutoCommit(false);
            run(reader, "SELECT count(*) FROM orders");
            CompletableFuture<Void> ddl = async(migration, "ALTER TABLE orders ADD COLUMN gift_wrap boolean");
            await(() -> recorder.queue().size() == 2);
            CompletableFuture<Void> read = async(customer, "SELECT count(*) FROM orders");
            await(() -> recorder.queue().size() == 3);
            assertThat(recorder.queue()).extracting(node -> node.who()).containsExactly("learner", "learner", "v1");
            reader.rollback();
            ddl.get(15, TimeUnit.SECONDS);
            read.get(15, TimeUnit.SECONDS);
        }
        Evidence evidence = finished();

        LockWait wait = evidence.waits().stream()
                .filter(candidate -> !evidence.isLearners(candidate.victim()))
                .findFirst()
                .orElseThrow();
        assertThat(wait.relation()).isEqualTo("orders");
        assertThat(wait.mode()).isEqualTo(LockMode.ACCESS_SHARE);
        assertThat(wait.culprits()).hasSize(2);
        assertThat(wait.culprits().get(0).waiting()).isTrue();
        assertThat(wait.culprits().get(0).modes()).contains(LockMode.ACCESS_EXCLUSIVE);
        assertThat(wait.culprits()).allMatch(culprit -> evidence.isLearners(culprit.session()));
        assertThat(wait.over()).isTrue();
    }

    @Test
    void theLocksOfMillisecondDdlAreExactAndItsGuardsAreKnown() throws Exception {
        try (Connection migration = open("learner")) {
            run(migration, "SET lock_timeout = '2s'");
            run(migration, "CREATE INDEX slow_report ON orders (status, created_at)");
        }
        await(() -> recorder.latestCatalogue().filter(RecorderIT::hasSlowReport).isPresent());
        Evidence evidence = finished();

        StatementLine.DdlStart start = only(evidence, StatementLine.DdlStart.class);
        assertThat(start.lockTimeout()).isEqualTo(Duration.ofSeconds(2));
        StatementLine.DdlEnd end = only(evidence, StatementLine.DdlEnd.class);
        assertThat(end.objects()).extracting(object -> object.identity()).containsExactly("public.slow_report");
        assertThat(end.locks())
                .extracting(lock -> lock.relation() + " " + lock.mode())
                .containsExactly("orders ShareLock");
    }

    @Test
    void whateverWasChangedBeforeAPhaseEndsIsKnownAtItsEnd() throws Exception {
        try (Connection migration = open("learner")) {
            run(migration, "CREATE INDEX slow_report ON orders (status, created_at)");
        }

        recorder.awaitCatalogue();

        assertThat(recorder.latestCatalogue().filter(RecorderIT::hasSlowReport)).isPresent();
    }

    @Test
    void theEndOfDdlTellsHowBigItsTableIsAndHowFarTheLog() throws Exception {
        long bytes;
        try (Connection migration = open("learner")) {
            run(migration, "CREATE TABLE orders_copy AS SELECT * FROM orders");
            try (Statement statement = migration.createStatement();
                    ResultSet row = statement.executeQuery("SELECT pg_relation_size('orders_copy')")) {
                row.next();
                bytes = row.getLong(1);
            }
        }
        await(() -> recorder.latestCatalogue()
                .filter(snapshot -> snapshot.table("orders_copy").isPresent())
                .isPresent());
        Evidence evidence = finished();

        StatementLine.DdlEnd end = only(evidence, StatementLine.DdlEnd.class);
        assertThat(end.objects())
                .extracting(object -> object.identity() + " " + object.bytes())
                .containsExactly("public.orders_copy " + bytes);
        assertThat(end.lsn()).matches("[0-9A-F]+/[0-9A-F]+");
    }

    @Test
    void aTryThatWasGivenUpBehindAnActorIsCountedWhateverTheClientMadeOfTheError() throws Exception {
        try (Connection report = open("app_v1");
                Connection migration = open("learner");
                Connection other = open("learner")) {
            recorder.ownActor(sessionOf(report), "report");
            report.setAutoCommit(false);
            run(report, "SELECT count(*) FROM orders");
            run(other, "CREATE TABLE scratch (id int)");
            other.setAutoCommit(false);
            run(other, "LOCK TABLE scratch");
            run(migration, "SET lock_timeout = '300ms'");
            run(migration, caught("LOCK TABLE scratch"));
            run(migration, caught("ALTER TABLE orders ADD COLUMN gift_wrap boolean"));
            await(() -> recorder.refusalsBehind("report") == 1);
            run(migration, caught("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE"));
            await(() -> recorder.refusalsBehind("report") == 2);
            migration.setAutoCommit(false);
            assertThatThrownBy(() -> run(migration, "LOCK TABLE orders IN ACCESS EXCLUSIVE MODE NOWAIT"))
                    .hasMessageContaining("could not obtain lock");
            migration.rollback();
            migration.setAutoCommit(true);
            await(() -> recorder.refusalsBehind("report") == 3);
            report.rollback();
            run(migration, "ALTER TABLE orders ADD COLUMN gift_wrap boolean");
        }
        assertThat(recorder.refusalsBehind("report")).isEqualTo(3);
    }

    private static String caught(String sql) {
        return "DO $$ BEGIN " + sql + "; EXCEPTION WHEN lock_not_available THEN NULL; END $$";
    }

    @Test
    void aCustomerWhoRunsIntoSleepIsToldAsALongStatement() throws Exception {
        try (Connection customer = openCustomer()) {
            run(customer, "SELECT pg_sleep(1)");
        }
        Evidence evidence = finished();

        assertThat(evidence.longStatements()).hasSize(1);
        assertThat(evidence.longStatements().get(0).slept()).isTrue();
        assertThat(evidence.longStatements().get(0).span().length()).isGreaterThan(Duration.ofMillis(500));
    }

    @Test
    void nobodyEndsACustomersSessionButTheLearnerWhoseStatementsAreInTheLog() throws Exception {
        try (Connection byHand = open("app_v1");
                Connection customer = openCustomer();
                Connection learner = open("learner")) {
            String end = "SELECT pg_terminate_backend(" + sessionOf(customer).pid() + ")";
            assertThatThrownBy(() -> run(byHand, end)).hasMessageContaining("permission denied");
            run(learner, end);
        }
        assertThat(lines(finished())).contains("pg_terminate_backend");
    }

    @Test
    void nobodyCanForgeAWitness() throws Exception {
        try (Connection migration = open("learner")) {
            run(
                    migration,
                    "CREATE FUNCTION ddl_start() RETURNS void LANGUAGE plpgsql AS $$ BEGIN"
                            + " RAISE LOG 'zdm {\"type\":\"ddl-start\",\"tag\":\"FORGED\"}'; END $$");
            run(migration, "SET search_path = zdm, public");
            run(migration, "SELECT public.ddl_start()");
            run(migration, "DO $$ BEGIN RAISE LOG 'zdm {\"type\":\"ddl-start\",\"tag\":\"FORGED\"}'; END $$");
            run(migration, "DO $$ BEGIN RAISE DEBUG 'verifying table \"orders\"'; END $$");
            run(migration, "DO $$ BEGIN RAISE LOG 'statement: FORGED'; END $$");
        }
        Evidence evidence = finished();

        assertThat(evidence.statements())
                .flatExtracting(statement -> statement.events())
                .noneMatch(event -> event instanceof StatementLine.Proof)
                .noneMatch(event -> event instanceof StatementLine.DdlStart start
                        && start.tag().equals("FORGED"));
        assertThat(evidence.statements())
                .noneMatch(statement -> statement.text().equals("FORGED"));
        assertThat(lines(evidence)).contains("SET search_path = zdm");
    }

    @Test
    void noFunctionOfTheLearnersRunsWithTheRecordersRights() throws Exception {
        try (Connection learner = open("learner")) {
            run(learner, "CREATE TABLE loot (who text)");
            run(learner, "GRANT ALL ON loot TO PUBLIC");
            run(
                    learner,
                    "CREATE FUNCTION public.json_build_object(a text, b bigint, c text, d name, e text, f name,"
                            + " g text, h \"char\", i text, j bigint) RETURNS json LANGUAGE plpgsql AS $$ BEGIN"
                            + " INSERT INTO public.loot VALUES (current_user);"
                            + " RETURN pg_catalog.json_build_object(a, b, c, d, e, f, g, h, i, j); END $$");
            Instant since = Instant.now();
            await(() -> Duration.between(since, Instant.now()).toMillis() > 1_500);
            try (Statement statement = learner.createStatement();
                    ResultSet row = statement.executeQuery("SELECT count(*) FROM loot")) {
                row.next();
                assertThat(row.getLong(1)).isZero();
            }
        }
    }

    @Test
    void aStatementOfManyMegabytesDoesNotDeafenTheLogsReader() throws Exception {
        try (Connection learner = open("learner")) {
            run(learner, "SELECT length('" + "x".repeat(21_000_000) + "')");
            run(learner, "CREATE INDEX after_the_noise ON orders (note)");
        }
        Evidence evidence = finished();

        assertThat(lines(evidence)).contains("public.after_the_noise");
    }

    @Test
    void whatComesAfterAFloodOfWordsInTheLogIsToldAndNothingIsMissing() throws Exception {
        try (Connection learner = open("learner")) {
            run(learner, "DO $$ BEGIN FOR i IN 1..8000 LOOP RAISE LOG '%', repeat('x', 5000); END LOOP; END $$");
            run(learner, "CREATE INDEX after_the_noise ON orders (note)");
        }
        Instant after = Instant.now();
        await(() -> EvidenceReader.read(folderWithAttempt())
                .lastHeartbeat()
                .filter(beat -> beat.isAfter(after))
                .isPresent());
        Evidence evidence = finished();

        assertThat(lines(evidence)).contains("public.after_the_noise");
        assertThat(evidence.damage()).isEmpty();
    }

    @Test
    void everyStatementOfTheLearnersIsToldWithItsEndEvenInADoBlock() throws Exception {
        try (Connection migration = open("learner")) {
            run(migration, "DO $$ BEGIN EXECUTE 'CREATE INDEX hidden ON orders (note)'; END $$");
            try {
                run(migration, "SELECT 1 / 0");
            } catch (SQLException divisionByZero) {
                assertThat(divisionByZero.getSQLState()).isEqualTo("22012");
            }
        }
        Evidence evidence = finished();

        assertThat(lines(evidence)).contains("DdlEnd", "public.hidden", "22012");
    }

    @Test
    void aLockThatNobodyWaitsForIsSeenAsHeld() throws Exception {
        try (Connection holder = open("learner")) {
            holder.setAutoCommit(false);
            run(holder, "LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE");
            Instant since = Instant.now();
            await(() -> Duration.between(since, Instant.now()).toMillis() > 1_500);
            holder.rollback();
        }
        Evidence evidence = finished();

        HeldLock held = evidence.heldLocks().stream()
                .filter(lock -> lock.mode() == LockMode.SHARE_ROW_EXCLUSIVE)
                .findFirst()
                .orElseThrow();
        assertThat(held.relation()).isEqualTo("users");
        assertThat(held.lasted()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(6));
    }

    @Test
    void aHeartbeatVouchesForEverythingBeforeIt() throws Exception {
        Instant before = Instant.now();
        try (Connection migration = open("learner")) {
            run(migration, "ALTER TABLE orders ADD COLUMN gift_wrap boolean");
        }
        Instant after = Instant.now();
        await(() -> EvidenceReader.read(folderWithAttempt())
                .lastHeartbeat()
                .filter(beat -> beat.isAfter(after))
                .isPresent());
        Evidence evidence = EvidenceReader.read(folderWithAttempt());

        assertThat(only(evidence, StatementLine.DdlEnd.class).at()).isAfter(before.minusMillis(5));
        assertThat(recorder.latestCatalogue().orElseThrow().columns())
                .anyMatch(column -> column.name().equals("gift_wrap"));
    }

    private static boolean hasSlowReport(Catalogue catalogue) {
        return catalogue.indexes().stream().anyMatch(index -> index.name().equals("slow_report") && index.works());
    }

    private static String lines(Evidence evidence) {
        return evidence.statements().toString();
    }

    private static <T extends StatementLine> T only(Evidence evidence, Class<T> kind) {
        List<T> found = evidence.statements().stream()
                .flatMap(statement -> statement.events().stream())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Evidence finished() throws Exception {
        recorder.close();
        return EvidenceReader.read(folderWithAttempt());
    }

    private Path folderWithAttempt() {
        try {
            if (!Files.exists(folder.resolve("attempt.json"))) {
                Files.writeString(folder.resolve("attempt.json"), """
                        {"schema": 1, "lab": "lab-2", "slug": "x", "learner": "recorded", "attempt": 1, "database": "d",
                         "server": "18", "course": "0", "seed": 1, "rows": 1, "rate": 1, "state": "running",
                         "began": "2026-01-01T00:00:00Z", "phases": []}
                        """);
            }
            return folder;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Connection open(String role) throws SQLException {
        return SharedServer.server().connect(NAMES.database(), NAMES.role(role));
    }

    private Connection openCustomer() throws SQLException {
        Connection connection = open("app_v1");
        Session session = sessionOf(connection);
        customers.put(session.pid(), session);
        recorder.own(session, "test");
        return connection;
    }

    private static Session sessionOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")) {
            row.next();
            return new Session(row.getInt(1), Look.instant(row, "backend_start"), "app_v1");
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static CompletableFuture<Void> async(Connection connection, String sql) {
        return CompletableFuture.runAsync(() -> {
            try {
                run(connection, sql);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("it did not happen within %s", LIMIT)
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
