package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attack.Tried;
import dev.zdm.runner.record.Everybody;
import dev.zdm.runner.record.LogReader;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import dev.zdm.workload.shop.ShopSize;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a learner may try against those who keep and question their stand. */
class StandAttacksIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(2_000).withRate(20).withBaseline(Duration.ofSeconds(3));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final StandNames names = new StandNames("mallory2");
    private final Lab lab = LabCatalog.in(Path.of("..", "labs")).named("lab-3");
    private final Stand stand = SharedServer.forAll().stand(names);

    @AfterEach
    void tidyUp() throws SQLException {
        stand.close();
        SharedServer.forAll().drop(names);
    }

    @Test
    @Timeout(300)
    void whoHoldsTheirRoleInAnOpenTransactionKeepsNobodyWaiting(@TempDir Path folder) throws SQLException {
        String template = SharedServer.templates().of(ShopSize.withOrders(2_000), 1, Progress.SILENT);
        StandDatabase shop = new StandDatabase(SharedServer.server(), names);
        shop.create(template, List.of("v1"), Map.of());
        shop.letLearnerIn();
        StandDatabase clone = StandDatabase.beside(SharedServer.server(), names);
        clone.createForSameRoles(template, List.of("v1"));
        clone.letLearnerIn();
        try (Connection holder = SharedServer.server().connect(names.cloneDatabase(), names.learnerRole());
                Everybody everybody = new Everybody(SharedServer.server());
                LogReader log = new LogReader(SharedServer.server());
                Recorder recorder = Recorder.start(
                        SharedServer.server(),
                        everybody,
                        log,
                        null,
                        names,
                        folder,
                        (pid, started) -> Optional.empty());
                LearnerSessions keepers = new LearnerSessions(SharedServer.server(), names, recorder)) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("DROP OWNED BY " + names.learnerRole() + ", shop_owner CASCADE");
                statement.execute("ALTER ROLE " + names.learnerRole() + " PASSWORD 'mine'");
            }

            assertThatThrownBy(() -> keepers.letIn(false, List.of(names.learnerRole())))
                    .hasMessageContaining("lock timeout");
        }
        try (Connection holder = SharedServer.server().connect(names.cloneDatabase(), names.learnerRole())) {
            holder.setAutoCommit(false);
            try (Statement statement = holder.createStatement()) {
                statement.execute("DROP OWNED BY " + names.learnerRole() + ", shop_owner CASCADE");
                statement.execute("ALTER ROLE " + names.learnerRole() + " PASSWORD 'mine'");
            }

            shop.create(template, List.of("v1"), Map.of());
            shop.letLearnerIn();

            SharedServer.server().connect(names.database(), names.learnerRole()).close();
        } finally {
            clone.drop();
        }
        Tried.note(
                "Holds its own role in an open transaction, so that whoever keeps all stands waits for it",
                "BEGIN; DROP OWNED BY learner CASCADE; ALTER ROLE learner PASSWORD 'mine'; and nothing more",
                "without effect on others: the keeper gives up after 2 s, and a new attempt ends the session");
    }

    @Test
    void aViewThatRunsCodeAsTheObserverChangesNothingForTheNextQuestion() throws SQLException {
        Path folder = stand.start(lab, SMALL, Progress.SILENT).folder();
        try (SqlSession learner = stand.open("learner")) {
            for (String sql : List.of(
                    "CREATE TABLE loot (who text)",
                    "GRANT ALL ON loot TO PUBLIC",
                    "CREATE FUNCTION take() RETURNS void LANGUAGE sql SECURITY DEFINER AS"
                            + " $$ INSERT INTO public.loot VALUES (session_user) $$",
                    "CREATE FUNCTION tap() RETURNS boolean LANGUAGE plpgsql COST 1 AS $$ BEGIN IF session_user LIKE"
                            + " 'observer%' THEN  PERFORM set_config('default_transaction_read_only', 'off', false); "
                            + " PERFORM set_config('search_path', 'public, pg_catalog', false);  IF NOT"
                            + " current_setting('transaction_read_only')::boolean THEN PERFORM public.take(); END IF; END"
                            + " IF; RETURN true; END $$",
                    "ALTER TABLE users RENAME TO people",
                    "CREATE VIEW users AS SELECT * FROM people WHERE tap()")) {
                assertThat(learner.execute(sql).error()).as(sql).isNull();
            }
        }

        for (int question = 0; question < 3; question++) {
            EvidenceNow.of(folder, Clock.systemUTC());
        }

        assertThat(asAdmin("SELECT count(*) FROM public.loot")).isEqualTo("0");
        Tried.note(
                "Has the prober write, by a view with a function that changes its session's settings",
                "CREATE VIEW users AS SELECT * FROM people WHERE tap()",
                "without effect: settings are set anew before each question, and each only reads");
    }

    @Test
    void whoFloodsTheServersLogHasTheirStandEnded() throws Exception {
        Quota bounds = Quota.parse("evidence=5MB");
        stand.bound(bounds);
        try (Keeper keeper = new Keeper(() -> List.of(stand), bounds, Clock.systemUTC())) {
            stand.start(lab, SMALL, Progress.SILENT);
            assertThat(asAdmin("SELECT rolconnlimit FROM pg_catalog.pg_roles WHERE rolname = '" + names.observerRole()
                            + "'"))
                    .isEqualTo("45");
            try (SqlSession learner = stand.open("learner")) {
                CompletableFuture<Result> flood = learner.executeAsync(
                        "DO $$ BEGIN LOOP RAISE LOG '%', repeat('x', 100000); PERFORM pg_sleep(0.01); END LOOP; END"
                                + " $$");
                await("the stand ended", () -> keeper.stateOf(stand).told().isPresent());
                assertThat(flood.get(PATIENCE.toSeconds(), TimeUnit.SECONDS).failed())
                        .isTrue();
            }
            assertThat(keeper.stateOf(stand).told().orElseThrow()).contains("its lines in the server's log");
        }
        Tried.note(
                "Fills the disk with lines of the server's log",
                "DO $$ BEGIN LOOP RAISE LOG '%', repeat('x', 100000); END LOOP; END $$",
                "its stand ends when its lines are twice what evidence may be");
    }

    private static void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private String asAdmin(String question) throws SQLException {
        try (Connection admin = SharedServer.server().connectAsAdmin(names.database());
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getString(1);
        }
    }
}
