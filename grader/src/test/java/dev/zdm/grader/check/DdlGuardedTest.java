package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DdlGuardedTest {

    private static final long OWN = 99_999;

    private final Check check = new DdlGuarded(Duration.ofSeconds(5), Optional.empty(), List.of());

    @Test
    void ddlInACustomersSessionIsOfCodeThatTheLearnerBroughtThere() {
        assertThat(check.judge(altered(MadeUpAttempt.writer(1), 0).phase()).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aGuardOfExactlyTheLongestKeepsIt() {
        Ruling ruling = check.judge(altered(learner(1), 5).phase());

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("1 of 1 guarded");
    }

    @Test
    void aLongerOneBreaksIt() {
        assertThat(check.judge(altered(learner(1), 6).phase()).actual())
                .isEqualTo("ALTER TABLE ran with a lock_timeout of 6 s");
    }

    @Test
    void noneBreaksIt() {
        Ruling ruling = check.judge(altered(learner(1), 0).phase());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("ALTER TABLE ran without a lock_timeout");
    }

    @Test
    void ddlThatStillWaitsCounts() {
        assertThat(check.judge(busyShop()
                                .began(learner(1), 20, "ALTER TABLE orders ADD COLUMN c text")
                                .ddlStart(learner(1), 20, "ALTER TABLE", 0)
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void whereTheLogHasAGapNothingIsKept() {
        MadeUpAttempt attempt = altered(learner(1), 5);
        attempt.line(new StandAct(MadeUpAttempt.second(40), StandAct.Act.LOG_LOST, "some of the log is missing"));

        Ruling ruling = check.judge(attempt.phase());

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).isEqualTo("some of the log is missing");
        assertThat(check.judge(altered(learner(1), 5).unseen(50, 60).phase()).outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void whatWasSeenUnguardedIsBrokenWhateverIsMissing() {
        MadeUpAttempt attempt = altered(learner(1), 0);
        attempt.line(new StandAct(MadeUpAttempt.second(40), StandAct.Act.LOG_LOST, "some of the log is missing"));

        assertThat(check.judge(attempt.phase()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void somethingNewNeedsNoGuard() {
        assertThat(check.judge(busyShop()
                                .began(learner(1), 20, "CREATE TABLE x ()")
                                .ddlStart(learner(1), 20, "CREATE TABLE", 0)
                                .ddlEnd(learner(1), 20.1, "CREATE TABLE", 1)
                                .done(learner(1), 20.1)
                                .phase())
                        .actual())
                .isEqualTo("no DDL of yours locked a table in use");
    }

    @Test
    void somethingNewThatLocksATableInUseNeedsOne() {
        assertThat(check.judge(busyShop()
                                .began(learner(1), 20, "CREATE TABLE x (o bigint REFERENCES orders)")
                                .ddlStart(learner(1), 20, "CREATE TABLE", 0)
                                .ddlEnd(learner(1), 20.1, "CREATE TABLE", 1, lock(LockMode.SHARE_ROW_EXCLUSIVE))
                                .done(learner(1), 20.1)
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void whatTheLearnerMadeAndNobodyKnowsNeedsNone() {
        assertThat(check.judge(alteredOwn(ownTable(busyShop()), 30).phase()).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatTheLearnerMadeNeedsOneOnceATriggerMayLeadThere() {
        assertThat(check.judge(alteredOwn(
                                        ownTable(busyShop())
                                                .began(learner(1), 25, "CREATE TRIGGER t ON orders")
                                                .ddlStart(learner(1), 25, "CREATE TRIGGER", 1)
                                                .ddlEnd(
                                                        learner(1),
                                                        25.1,
                                                        "CREATE TRIGGER",
                                                        2,
                                                        lock(LockMode.SHARE_ROW_EXCLUSIVE))
                                                .done(learner(1), 25.1),
                                        30)
                                .phase())
                        .actual())
                .isEqualTo("ALTER TABLE ran without a lock_timeout");
    }

    @Test
    void whatTheLearnerMadeNeedsOneOnceADeployMayLeadThere() {
        assertThat(check.judge(alteredOwn(
                                        ownTable(busyShop().deploy(0, Map.of("v1", 100)))
                                                .deploy(25, Map.of("v2", 100)),
                                        30)
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aTableThatNobodySawBeingMadeNeedsOne() {
        assertThat(check.judge(alteredOwn(busyShop(), 30).phase()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aConcurrentBuildThatFailedNeedsNone() {
        assertThat(check.judge(busyShop()
                                .began(learner(1), 20, "create index concurrently on orders (status)")
                                .ddlStart(learner(1), 20, "CREATE INDEX", 0)
                                .error(learner(1), 22, "57014", "canceling statement due to user request")
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void tagsThatTheLabLetsOffNeedNone() {
        var lenient = new DdlGuarded(Duration.ofSeconds(5), Optional.empty(), List.of("ALTER TABLE"));

        assertThat(lenient.judge(altered(learner(1), 0).phase()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void theStandsOwnDdlIsNotJudged() {
        assertThat(check.judge(altered(report(), 0).phase()).outcome()).isEqualTo(KEPT);
    }

    private static MadeUpAttempt ownTable(MadeUpAttempt attempt) {
        return attempt.began(learner(1), 20, "CREATE TABLE x ()")
                .ddlStart(learner(1), 20, "CREATE TABLE", 0)
                .ddlEnd(learner(1), 20.1, "CREATE TABLE", OWN)
                .done(learner(1), 20.1);
    }

    private static MadeUpAttempt alteredOwn(MadeUpAttempt attempt, double at) {
        return attempt.began(learner(1), at, "ALTER TABLE x ADD COLUMN c text")
                .ddlStart(learner(1), at, "ALTER TABLE", 0)
                .ddlEnd(learner(1), at + 0.1, "ALTER TABLE", OWN, new ExactLock(OWN, "x", LockMode.ACCESS_EXCLUSIVE))
                .done(learner(1), at + 0.1);
    }

    private static MadeUpAttempt altered(Session session, double lockTimeout) {
        return busyShop()
                .began(session, 20, "ALTER TABLE orders ADD COLUMN c text")
                .ddlStart(session, 20, "ALTER TABLE", lockTimeout)
                .ddlEnd(session, 20.1, "ALTER TABLE", 1, lock(LockMode.ACCESS_EXCLUSIVE))
                .done(session, 20.1);
    }
}
