package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.dev.Walk;
import dev.zdm.runner.sql.Result;
import dev.zdm.runner.sql.SqlSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a stand that nobody uses, or that takes too much. */
class KeeperIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(20_000).withRate(50).withBaseline(Duration.ofSeconds(3));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final StandNames names = new StandNames("kept");
    private final Lab lab = LabCatalog.in(Path.of("..", "labs")).named("lab-3");
    private final List<String> gone = new CopyOnWriteArrayList<>();
    private final Stand stand = SharedServer.forAll().stand(names, new Telling());

    /** Of the server of all, telling whose room is free. */
    private final class Telling implements Placement {

        @Override
        public Ground forStand(String learner, long bytes) {
            return SharedServer.forAll().ground();
        }

        @Override
        public Ground of(String learner) {
            return SharedServer.forAll().ground();
        }

        @Override
        public void gone(String learner) {
            gone.add(learner);
        }
    }

    @AfterEach
    void tidyUp() throws SQLException {
        stand.close();
        SharedServer.forAll().drop(names);
    }

    private Keeper keeper(String quota) {
        Quota bounds = Quota.parse(quota);
        stand.bound(bounds);
        return new Keeper(() -> List.of(stand), bounds, Clock.systemUTC());
    }

    private static void await(String what, BooleanSupplier reached) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    @Test
    void aStandWhoseLearnerDoesNothingIsSuspendedThenEndedAndItsEvidenceStays() throws SQLException {
        Path folder;
        try (Keeper keeper = keeper("idle=2s,life=25s,notice=20s")) {
            folder = stand.start(lab, SMALL, Progress.SILENT).folder();
            await("suspended", () -> keeper.stateOf(stand).suspended().isPresent());
            await("told that it ends", () -> keeper.stateOf(stand).ends().isPresent());
            assertThat(stand.isOpen()).isTrue();
            await("ended", () -> keeper.stateOf(stand).told().isPresent());

            assertThat(keeper.stateOf(stand).told().orElseThrow()).contains("Your stand has ended");
            assertThat(keeper.stateOf(stand).ends()).isEmpty();
        }
        assertThat(stand.isOpen()).isFalse();
        assertThat(gone).containsExactly("kept");
        assertThat(new StandDatabase(SharedServer.server(), names).exists()).isFalse();
        assertThat(AttemptFile.read(folder).state()).isEqualTo(Attempt.State.ENDED);
        assertThat(EvidenceReader.read(folder).whole().standActs())
                .extracting(StandAct::act)
                .containsExactly(StandAct.Act.SUSPENDED, StandAct.Act.EXPIRED);
    }

    @Test
    void whoDoesSomethingIsNotSuspended() {
        stand.start(lab, SMALL, Progress.SILENT);
        try (Keeper keeper = keeper("idle=6s");
                SqlSession learner = stand.open("learner")) {
            Instant until = Instant.now().plusSeconds(20);
            while (Instant.now().isBefore(until)) {
                assertThat(learner.execute("SELECT 1").error()).isNull();
                assertThat(keeper.stateOf(stand).suspended()).isEmpty();
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        }
    }

    @Test
    void aLearnerMayHaveItLiveLongerUpToABoundAndAnInstructorFurther() {
        try (Keeper keeper = keeper("life=1h,extension=2h,most=4h")) {
            Instant before = keeper.ends(stand);
            keeper.extend(stand);
            assertThat(Duration.between(before, keeper.ends(stand))).isEqualTo(Duration.ofHours(2));
            keeper.extend(stand);
            assertThat(keeper.ends(stand)).isBefore(Instant.now().plus(Duration.ofHours(4)));

            keeper.extendFurther(stand);

            assertThat(keeper.ends(stand)).isAfter(Instant.now().plus(Duration.ofHours(5)));
            assertThatThrownBy(() -> keeper.extend(stand))
                    .isInstanceOf(LabProblem.Usage.class)
                    .hasMessageContaining("as long already");
        }
    }

    @Test
    void aStatementThatRunsForTooLongIsCancelledAndTheEvidenceSaysByWhom() {
        Path folder = stand.start(lab, SMALL, Progress.SILENT).folder();
        try (Keeper keeper = keeper("statement=3s");
                SqlSession learner = stand.open("learner")) {
            Result result = learner.execute("SELECT pg_sleep(300)");

            assertThat(sqlstate(result)).isEqualTo("57014");
            assertThat(learner.execute("SELECT 1").error())
                    .as("the session stays")
                    .isNull();
            assertThat(keeper.stateOf(stand).told().orElseThrow()).contains("cancelled by the stand");
        }
        assertThat(EvidenceReader.read(folder).whole().standActs())
                .singleElement()
                .satisfies(act -> {
                    assertThat(act.act()).isEqualTo(StandAct.Act.CANCELLED);
                    assertThat(act.session()).isNotNull();
                    assertThat(act.why()).contains("it had run for longer than");
                });
    }

    @Test
    void aShopThatOutgrowsItsQuotaGrowsNoFurther() throws Exception {
        Path folder = stand.start(lab, SMALL, Progress.SILENT).folder();
        try (Keeper keeper = keeper("growth=50MB");
                SqlSession learner = stand.open("learner")) {
            await("the shop was measured", () -> keeper.ends(stand).isAfter(Instant.EPOCH));
            CompletableFuture<Result> greedy = learner.executeAsync(
                    "CREATE TABLE greedy AS SELECT repeat(md5(i::text), 100) AS t FROM generate_series(1, 100000000) i");

            assertThat(sqlstate(greedy.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)))
                    .isEqualTo("57014");
            assertThat(learner.execute("SELECT 1").error())
                    .as("a small thing goes on")
                    .isNull();
        }
        assertThat(EvidenceReader.read(folder).whole().standActs())
                .anySatisfy(act -> assertThat(act.why()).contains("the shop had grown by more than 50 MB"));
    }

    @Test
    void temporaryFilesAreBounded() {
        try (Keeper keeper = keeper("temp=10MB")) {
            assertThat(keeper.quota().tempBytes()).isEqualTo(10_000_000);
            stand.start(lab, SMALL, Progress.SILENT);
            try (SqlSession learner = stand.open("learner")) {
                assertThat(
                                sqlstate(
                                        learner.execute(
                                                "SELECT count(*) FROM (SELECT repeat(md5(i::text), 10) AS t FROM generate_series(1, 500000) i ORDER BY 1) s")))
                        .isEqualTo("53400");
                assertThat(sqlstate(learner.execute("SET temp_file_limit = -1")))
                        .isEqualTo("42501");
            }
        }
    }

    @Test
    void aLearnerHasNoMoreConnectionsThanTheQuota() {
        try (Keeper keeper = keeper("connections=2")) {
            assertThat(keeper.quota().connections()).isEqualTo(2);
            stand.start(lab, SMALL, Progress.SILENT);
            try (SqlSession one = stand.open("learner");
                    SqlSession two = stand.open("learner")) {
                assertThat(one.pid()).isNotEqualTo(two.pid());
                assertThatThrownBy(() -> stand.open("learner")).hasMessageContaining("too many connections");
            }
        }
    }

    @Test
    void anAttemptWhoseEvidenceGrowsTooLargeEndsAndWhatItDidNotBreakIsUnproven() {
        Path folder = stand.start(lab, SMALL, Progress.SILENT).folder();
        try (SqlSession learner = stand.open("learner")) {
            assertThat(learner.execute("CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at)")
                            .error())
                    .isNull();
        }
        try (Keeper keeper = keeper("evidence=1MB")) {
            try (SqlSession learner = stand.open("learner")) {
                String chatter = "SELECT '" + "x".repeat(5_000) + "'";
                for (int i = 0; i < 400 && stand.isOpen(); i++) {
                    learner.execute(chatter);
                }
            }
            await("ended", () -> !stand.isOpen());
            await("told", () -> keeper.stateOf(stand).told().isPresent());
        }
        assertThat(AttemptFile.read(folder).state()).isEqualTo(Attempt.State.ENDED);
        Verdict verdict = Grader.of(lab).judge(EvidenceReader.read(folder), Instant.now());
        assertThat(verdict).as(() -> Walk.inFull(verdict)).isInstanceOf(Verdict.Unproven.class);
        assertThat(verdict.findings())
                .filteredOn(finding -> finding.is(Outcome.UNPROVEN))
                .anySatisfy(finding -> assertThat(finding.actual()).contains("had grown beyond 1 MB"));
    }

    private static String sqlstate(Result result) {
        return Objects.requireNonNull(result.error()).sqlstate();
    }
}
