package dev.zdm.runner.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.runner.Progress;
import dev.zdm.runner.record.Everybody;
import dev.zdm.runner.record.LogReader;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.SharedServer;
import dev.zdm.runner.stand.StandDatabase;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.workload.shop.ShopSize;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a learner's SQL may try against the server, the evidence and other learners, on a real server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqlAttacksIT {

    private static final StandNames ME = new StandNames("mallory");
    private static final StandNames OTHER = new StandNames("anna");

    private Connection othersSession;
    private Connection observersSession;

    @BeforeAll
    void openTwoShops() throws SQLException {
        String template = SharedServer.templates().of(ShopSize.withOrders(2_000), 1, Progress.SILENT);
        for (StandNames names : List.of(ME, OTHER)) {
            StandDatabase database = new StandDatabase(SharedServer.server(), names);
            database.create(template, List.of("v1"), Map.of());
            database.letLearnerIn();
        }
        observersSession = open(ME, "observer");
        othersSession = open(OTHER, "learner");
        run(othersSession, "SELECT 'the road that I took'");
    }

    @AfterAll
    void dropThem() throws SQLException {
        othersSession.close();
        observersSession.close();
        for (StandNames names : List.of(ME, OTHER)) {
            new StandDatabase(SharedServer.server(), names).drop();
        }
    }

    // ---- refused, or without effect

    @TestFactory
    Stream<DynamicTest> whatALearnersSqlTriesIsRefusedOrDoesNoHarm() {
        return SqlAttack.all().stream()
                .flatMap(attack -> attack.tries().stream()
                        .map(sql -> DynamicTest.dynamicTest(
                                attack.role() + ": " + sql, () -> tryIt(attack, inPlace(sql)))));
    }

    private static void tryIt(SqlAttack attack, String sql) throws SQLException {
        try (Connection attacker = open(ME, attack.role())) {
            String state = sqlstate(attacker, sql);
            assertThat(state).as(sql).isEqualTo(Objects.requireNonNullElse(attack.refused(), ""));
            SqlAttack.Proof proof = attack.proof();
            if (proof != null) {
                try (Connection witness = open(ME, proof.as())) {
                    assertThat(ask(witness, inPlace(proof.sql()))).isEqualTo(proof.is());
                }
            }
        }
        Tried.note(
                attack.attack(),
                (attack.role().equals("learner") ? "" : attack.role() + ": ") + sql,
                attack.refused() == null ? "allowed: " + attack.allowed() : "refused, " + attack.refused());
    }

    private static String inPlace(String sql) {
        return sql.replace("{me}", ME.learner()).replace("{other}", OTHER.learner());
    }

    // ---- evidence

    @Test
    void aTemporaryTableThatIsNamedLikeACatalogueHidesNoLockFromTheWitness(@TempDir Path folder) throws Exception {
        Evidence evidence = recorded(folder, learner -> {
            run(learner, "CREATE TEMPORARY TABLE pg_class (oid oid, relname name, relnamespace oid)");
            run(learner, "CREATE TEMPORARY TABLE pg_namespace (oid oid, nspname name)");
            run(learner, "ALTER TABLE public.orders ADD COLUMN unseen int");
        });

        assertThat(evidence.statements())
                .flatExtracting(statement -> statement.events())
                .filteredOn(StatementLine.DdlEnd.class::isInstance)
                .map(StatementLine.DdlEnd.class::cast)
                .filteredOn(end -> end.tag().equals("ALTER TABLE"))
                .flatExtracting(StatementLine.DdlEnd::locks)
                .extracting(lock -> lock.relation() + " " + lock.mode())
                .contains("orders AccessExclusiveLock");
        Tried.note(
                "Hides its locks from the server's witness behind temporary tables",
                "CREATE TEMPORARY TABLE pg_class (…); ALTER TABLE orders …",
                "without effect: the locks are in the evidence");
    }

    @Test
    void wordsThatLookLikeLinesOfTheLogAreNoEvidence(@TempDir Path folder) throws Exception {
        List<String> forgeries = List.of(
                "statement: FORGED",
                "duration: 0.001 ms  statement: FORGED",
                "execute S_1: FORGED",
                "recorder mark FORGED",
                "rewriting table \"FORGED\"",
                "zdm {\"type\":\"ddl-end\",\"tag\":\"FORGED\",\"objects\":[],\"locks\":[]}",
                "x\n"
                        + "{\"timestamp\":\"2026-01-01 00:00:00.000"
                        + " UTC\",\"dbname\":\"shop_mallory\",\"message\":\"statement:"
                        + " FORGED\",\"func_name\":\"exec_simple_query\",\"pid\":1,\"session_start\":\"2026-01-01 00:00:00"
                        + " UTC\"}\n",
                "\"}\n{\"dbname\":\"shop_mallory\"",
                "x\",\"func_name\":\"exec_simple_query\",\"message\":\"statement: FORGED",
                "2026-01-01 00:00:00 UTC,\"admin\",\"shop_mallory\",\"\"\"FORGED\"\"\"\n\u0001");
        Evidence evidence = recorded(folder, learner -> {
            run(
                    learner,
                    "CREATE FUNCTION public.\"zdm.ddl_end\"(words text) RETURNS void LANGUAGE plpgsql AS $$ BEGIN"
                            + " RAISE LOG '%', words; RAISE DEBUG '%', words; RAISE LOG USING MESSAGE = words, DETAIL ="
                            + " words, HINT = words; END $$");
            for (String forgery : forgeries) {
                try (var call = learner.prepareStatement("SELECT public.\"zdm.ddl_end\"(?)")) {
                    call.setString(1, forgery);
                    call.execute();
                }
            }
            run(learner, "CREATE INDEX after_the_noise ON public.orders (note)");
        });

        assertThat(evidence.statements())
                .extracting(statement -> statement.text())
                .anyMatch(text -> text.contains("after_the_noise"))
                .noneMatch(text -> text.startsWith("FORGED"));
        assertThat(evidence.statements())
                .flatExtracting(statement -> statement.events())
                .noneMatch(event -> event instanceof StatementLine.Proof proof
                        && proof.message().contains("FORGED"))
                .noneMatch(event ->
                        event instanceof StatementLine.DdlEnd end && end.tag().equals("FORGED"));
        forgeries.forEach(forgery -> Tried.note(
                "Forges lines of the log", "RAISE LOG '" + forgery + "'", "without effect: no evidence of it"));
    }

    private interface Deeds {
        void by(Connection learner) throws SQLException;
    }

    private static Evidence recorded(Path folder, Deeds deeds) throws SQLException {
        Instant began = Instant.now();
        try (Everybody everybody = new Everybody(SharedServer.server());
                LogReader log = new LogReader(SharedServer.server());
                Recorder recorder = Recorder.start(
                        SharedServer.server(), everybody, log, null, ME, folder, (pid, started) -> Optional.empty())) {
            try (Connection learner = open(ME, "learner")) {
                deeds.by(learner);
            }
            assertThat(recorder.queue()).isEmpty();
        }
        AttemptFile.write(
                folder,
                new Attempt(
                        1,
                        "lab-3",
                        "attacks",
                        ME.learner(),
                        1,
                        ME.database(),
                        SharedServer.server().version(),
                        "test",
                        42,
                        2_000,
                        0,
                        Attempt.State.RUNNING,
                        began,
                        null,
                        null,
                        List.of()));
        return EvidenceReader.read(folder);
    }

    // ---- code that others run

    @Test
    void codeOfTheLearnersInAnIndexNeverRunsAsTheSuperuser() throws SQLException {
        try (Connection learner = open(ME, "learner")) {
            run(learner, "CREATE TABLE loot (who text)");
            run(learner, "GRANT ALL ON loot TO PUBLIC");
            run(learner, "CREATE TABLE bait AS SELECT g AS id FROM generate_series(1, 200) g");
            // A function that is called immutable may not write, but one that it calls may.
            run(
                    learner,
                    "CREATE FUNCTION note() RETURNS void LANGUAGE sql AS"
                            + " $$ INSERT INTO public.loot VALUES (current_user) $$");
            run(
                    learner,
                    "CREATE FUNCTION tap(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $$ BEGIN"
                            + " PERFORM public.note(); RETURN n; END $$");
            run(learner, "CREATE INDEX ON bait (tap(id))");
        }
        try (Connection admin = SharedServer.server().connectAsAdmin(ME.database())) {
            run(admin, "ANALYZE public.bait");
            run(admin, "VACUUM public.bait");
            run(admin, "REINDEX TABLE public.bait");
            assertThat(ask(admin, "SELECT string_agg(DISTINCT who, ', ') FROM public.loot"))
                    .isEqualTo(ME.learnerRole());
        }
        Tried.note(
                "Has its code run by the superuser's maintenance",
                "CREATE INDEX … ((a function that writes down who runs it)); then ANALYZE, VACUUM, REINDEX by us",
                "without effect: it runs as the table's owner");
    }

    // ---- plumbing

    private static Connection open(StandNames names, String role) throws SQLException {
        return role.equals(Server.ADMIN)
                ? SharedServer.server().connectAsAdmin(names.database())
                : SharedServer.server().connect(names.database(), names.role(role));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Empty when it is done. */
    private static String sqlstate(Connection connection, String sql) {
        try {
            run(connection, sql);
            return "";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
