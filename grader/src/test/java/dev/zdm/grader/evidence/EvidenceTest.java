package dev.zdm.grader.evidence;

import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.reader;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.ShopCatalogue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

    // ---- sessions

    @Test
    void aSessionWhoseStartTheLogCutToTheSecondIsTheOneThatWasSampled() {
        Session cut = new Session(
                writer(1).pid(),
                writer(1).started().truncatedTo(ChronoUnit.SECONDS),
                writer(1).role());

        Evidence evidence = busyShop().statement(cut, 20, 21, "UPDATE orders").evidence();

        assertThat(evidence.statements())
                .as("the workload's statements are not the learner's")
                .isEmpty();
    }

    @Test
    void aSessionThatBeganASecondAndABitLaterIsAnother() {
        Session later = new Session(
                writer(1).pid(),
                writer(1).started().plusMillis(1_001),
                writer(1).role());

        Evidence evidence = busyShop().statement(later, 20, 21, "UPDATE orders").evidence();

        assertThat(evidence.statements()).hasSize(1);
    }

    @Test
    void ofTwoSessionsOfOnePidTheNearestIsMeant() {
        Instant start = second(30);
        var first = new Session(500, start, "learner");
        var other = new Session(500, start.plusMillis(900), "learner");
        var told = new Session(500, start.plusMillis(800), "learner");

        Evidence evidence = busyShop()
                .held(first, 31, 32, 1, "orders", LockMode.SHARE)
                .statement(told, 31, 32, "SELECT 1")
                .evidence();

        assertThat(evidence.statements().get(0).session()).isEqualTo(first);
        assertThat(other.mayBe(first)).isTrue();
    }

    @Test
    void theStandsOwnSessionsAreNotTheLearnersAndServerProcessesAreNobodys() {
        Evidence evidence = busyShop().evidence();

        assertThat(evidence.isLearners(learner(1))).isTrue();
        assertThat(evidence.isLearners(writer(1))).isFalse();
        assertThat(evidence.isLearners(report())).isFalse();
        assertThat(evidence.isLearners(new Session(900, second(1), ""))).isFalse();
        assertThat(evidence.isLearners(new Session(0, Instant.EPOCH, ""))).isTrue();
        assertThat(evidence.isLearners(new Session(901, second(1), "app_v1"))).isTrue();
        assertThat(evidence.isCustomers(writer(1))).isTrue();
        assertThat(evidence.isCustomers(report())).isFalse();
        assertThat(evidence.purpose(report())).contains("actor:report");
        assertThat(evidence.serves(reader(1), Kind.READ)).isTrue();
        assertThat(evidence.serves(reader(1), Kind.WRITE)).isFalse();
    }

    // ---- waits

    @Test
    void theLastLineOfAWaitCountsAndItsCulpritsAreAllThatAnyLineNames() {
        LockWait first = wait(7, 20, 21, learner(1));
        LockWait last = wait(7, 20, 23, learner(2));

        List<LockWait> waits = busyShop().line(first).line(last).evidence().waits();

        assertThat(waits).hasSize(1);
        assertThat(waits.get(0).lastSeen()).isEqualTo(second(23));
        assertThat(waits.get(0).culprits()).extracting(Culprit::session).containsExactly(learner(1), learner(2));
    }

    // ---- statements

    @Test
    void aStatementHasABeginAnEndAndWhatHappenedBetween() {
        Statement statement = only(busyShop()
                .began(learner(1), 20, "ALTER TABLE orders ADD COLUMN c text")
                .ddlStart(learner(1), 20, "ALTER TABLE", 1)
                .ddlEnd(learner(1), 20.5, "ALTER TABLE", 1)
                .done(learner(1), 21));

        assertThat(statement.span(second(60))).isEqualTo(new Span(second(20), second(21)));
        assertThat(statement.failed()).isFalse();
        assertThat(statement.isDdl()).isTrue();
    }

    @Test
    void aStatementThatFailsEndsWithItsError() {
        Statement statement = only(
                busyShop().began(learner(1), 20, "SELECT 1/0").error(learner(1), 20.1, "22012", "division by zero"));

        assertThat(statement.failedWith("22012")).isTrue();
        assertThat(statement.ended()).isEqualTo(second(20.1));
    }

    @Test
    void aStatementThatIsRefusedBeforeItBeginsIsAStatement() {
        Statement statement = only(busyShop()
                .line(new StatementLine.Failed(
                        second(20), learner(1), "42601", "ERROR", "syntax error", null, "SELEKT", null)));

        assertThat(statement.text()).isEqualTo("SELEKT");
        assertThat(statement.failedWith("42601")).isTrue();
    }

    @Test
    void theNextStatementOfASessionEndsTheOneBefore() {
        List<Statement> statements = busyShop()
                .began(learner(1), 20, "SELECT 1")
                .began(learner(1), 21, "SELECT 2")
                .evidence()
                .statements();

        assertThat(statements).extracting(Statement::text).containsExactly("SELECT 1", "SELECT 2");
        assertThat(statements.get(0).ended()).isEqualTo(second(21));
        assertThat(statements.get(1).ended()).isNull();
    }

    @Test
    void sessionsDoNotEndEachOthersStatements() {
        List<Statement> statements = busyShop()
                .began(learner(1), 20, "SELECT 1")
                .began(learner(2), 21, "SELECT 2")
                .done(learner(2), 22)
                .evidence()
                .statements();

        assertThat(statements.get(0).ended()).isNull();
    }

    @Test
    void ddlWhoseEndTheLogDoesNotTellEndsWithItsLastEvent() {
        Statement statement = only(busyShop()
                .began(learner(1), 20, "CREATE INDEX ON orders (status)")
                .ddlEnd(learner(1), 22, "CREATE INDEX", 1));

        assertThat(statement.ended()).isEqualTo(second(22));
    }

    // ---- gaps

    @Test
    void aRecorderThatNeverSleepsLeavesNoGap() {
        assertThat(busyShop().phase().gaps()).isEmpty();
        assertThat(busyShop().phase().seenToTheEnd()).isTrue();
    }

    @Test
    void missingHeartbeatsAreAGap() {
        assertThat(busyShop().unseen(20, 21).phase().gaps()).containsExactly(new Span(second(19.5), second(21.5)));
    }

    @Test
    void anEndWithoutHeartbeatsIsAGap() {
        Evidence phase = busyShop().unseen(50, 60).phase();

        assertThat(phase.gaps()).containsExactly(new Span(second(49.5), second(60)));
        assertThat(phase.seenToTheEnd()).isFalse();
    }

    @Test
    void aHeartbeatTwoSecondsOldIsNotOverdueYet() {
        assertThat(busyShop().unseen(58.1, 60).phase().seenToTheEnd()).isTrue();
        assertThat(busyShop().unseen(58, 60).phase().seenToTheEnd()).isFalse();
    }

    @Test
    void withoutAnyHeartbeatEverythingIsAGap() {
        assertThat(busyShop().unseen(0, 60).phase().gaps()).isNotEmpty();
    }

    // ---- catalogue

    @Test
    void theCatalogueOfAMomentIsTheLastSnapshotBeforeIt() {
        Evidence evidence = busyShop()
                .catalogue(30, ShopCatalogue.seeded().withTable(1, "more"))
                .evidence();

        assertThat(evidence.catalogueAt(second(29.9)).orElseThrow().table("more"))
                .isEmpty();
        assertThat(evidence.catalogueAt(second(30)).orElseThrow().table("more")).isPresent();
        assertThat(evidence.catalogueAtStart().orElseThrow().table("more")).isEmpty();
    }

    @Test
    void aChangeJustBeforeTheEndMayBeToldJustAfterIt() {
        ShopCatalogue changed = ShopCatalogue.seeded().withTable(1, "more");

        assertThat(ended().catalogue(31, changed)
                        .phase()
                        .catalogueAtEnd()
                        .orElseThrow()
                        .table("more"))
                .isPresent();
        assertThat(ended().catalogue(31.1, changed)
                        .phase()
                        .catalogueAtEnd()
                        .orElseThrow()
                        .table("more"))
                .isEmpty();
    }

    @Test
    void onABusyMachineTheFirstLookAfterTheEndCountsHoweverLateItIs() {
        ShopCatalogue changed = ShopCatalogue.seeded().withTable(1, "more");

        assertThat(ended().unseen(29.8, 31.6)
                        .catalogue(31.6, changed)
                        .phase()
                        .catalogueAtEnd()
                        .orElseThrow()
                        .table("more"))
                .isPresent();
        assertThat(ended().unseen(30.1, 31.6)
                        .catalogue(31.6, changed)
                        .phase()
                        .catalogueAtEnd()
                        .orElseThrow()
                        .table("more"))
                .isEmpty();
    }

    @Test
    void aChangeAfterTheEndIsNotTakenForOneBeforeIt() {
        ShopCatalogue changed = ShopCatalogue.seeded().withTable(1, "more");

        assertThat(ended().began(learner(1), 30.2, "CREATE TABLE more ()")
                        .ddlEnd(learner(1), 30.3, "CREATE TABLE", 1)
                        .done(learner(1), 30.3)
                        .catalogue(30.5, changed)
                        .phase()
                        .catalogueAtEnd()
                        .orElseThrow()
                        .table("more"))
                .isEmpty();
    }

    private static MadeUpAttempt ended() {
        return busyShop().phase("work", 10, 30);
    }

    // ---- windows

    @Test
    void aRequestBelongsToTheTimeInWhichItWasDue() {
        Evidence phase = busyShop()
                .phase("work", 30, 40)
                .slow(writer(1), 29.9, 1)
                .slow(writer(2), 39.9, 1)
                .phase();

        assertThat(phase.requests()).extracting(Request::session).containsExactly(writer(2));
    }

    @Test
    void aWaitBelongsToEveryTimeInWhichItWentOn() {
        assertThat(busyShop()
                        .phase("work", 30, 40)
                        .wait(writer(1), 20, 31, behind(learner(1), "LOCK"))
                        .wait(writer(2), 20, 29, behind(learner(1), "LOCK"))
                        .phase()
                        .waits())
                .extracting(LockWait::victim)
                .containsExactly(writer(1));
    }

    private static Statement only(MadeUpAttempt attempt) {
        List<Statement> statements = attempt.evidence().statements();
        assertThat(statements).hasSize(1);
        return statements.get(0);
    }

    private static LockWait wait(long id, double from, double to, Session culprit) {
        return new LockWait(
                second(to),
                id,
                writer(1),
                "UPDATE orders",
                "relation",
                "orders",
                LockMode.ROW_EXCLUSIVE,
                second(from),
                second(to),
                false,
                List.of(behind(culprit, "LOCK TABLE orders")));
    }
}
