package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.behindIdle;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.farBehind;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.Edition;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an app version that the learner wrote does to customers by itself, and what it does not. */
class OwnAppTest {

    private static final String DEPLOY = "the deploy of v1";

    private final Check check = new NoRequestBlocked(Duration.ofSeconds(1));

    @Test
    void anAppThatServesItsCustomersKeepsTheClaim() {
        assertThat(judge(own()).outcome()).isEqualTo(KEPT);
    }

    // ---- failures

    @Test
    void whatItThrowsIsTheLearnersDoing() {
        Ruling ruling = judge(own().failed(writer(1), 20, 0.01, null, "IllegalStateException: no (V2.java:42)"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith(DEPLOY).contains("IllegalStateException: no (V2.java:42)");
    }

    @Test
    void theSameOfAnAppThatIsNotTheLearnersIsUnproven() {
        assertThat(judge(busyShop().failed(writer(1), 20, 0.01, null, "IllegalStateException"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aSessionThatSomebodyEndedIsNotItsFailure() {
        assertThat(judge(own().failed(writer(1), 20, 0.01, "57P01", "terminating connection"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    // ---- slowness

    @Test
    void timeThatItTakesWhileTheServerDoesNothingForItIsTheLearners() {
        Ruling ruling = judge(own().slow(writer(1), 20, 1.5));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith(DEPLOY).contains("1.5 s");
    }

    @Test
    void exactlyTheLimitIsInTime() {
        assertThat(judge(own().slow(writer(1), 20, 1)).outcome()).isEqualTo(KEPT);
    }

    @Test
    void aStatementThatTakesItsTimeIsTheMachines() {
        assertThat(judge(own().slow(writer(1), 20, 1.5).longStatement(writer(1), 20.1, 21.4, "IO:WalSync"))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aStatementOfAnotherConnectionThatBeganMeanwhileMayBePartOfIt() {
        assertThat(judge(own().slow(writer(1), 20, 1.5).longStatement(writer(2), 20.1, 21.4, "IO:WalSync"))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatAnotherConnectionDoesAllAlongExcusesNothing() {
        assertThat(judge(own().slow(writer(1), 20, 1.5).longStatement(writer(2), 15, 30, "IO:WalSync"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aPoolWhoseConnectionsWereAllBusyMayHaveKeptItWaiting() {
        MadeUpAttempt attempt = own().slow(writer(1), 20, 1.5);
        for (int i = 1; i <= MadeUpAttempt.POOL; i++) {
            attempt.longStatement(writer(i), 19, 21.4, "IO:WalSync");
        }

        assertThat(judge(attempt).outcome()).isEqualTo(KEPT);
    }

    @Test
    void whatOnlySleepsIsNoWork() {
        assertThat(judge(own().slow(writer(1), 20, 1.5).asleep(writer(2), 20.1, 21.4))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aStatementThatOnlyComputesIsUnproven() {
        assertThat(judge(own().slow(writer(1), 20, 1.5).longStatement(writer(1), 20.1, 21.4, "CPU"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void filesOfItsOwnArePartOfWhatItComputes() {
        assertThat(judge(own().slow(writer(1), 20, 1.5).longStatement(writer(1), 20.1, 21.4, "IO:BufFileWrite"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void whereEverythingIsSlowAStatementThatComputesIsTheMachines() {
        assertThat(judge(own().slow(writer(1), 20, 1.5)
                                .longStatement(writer(1), 20.1, 21.4, "CPU")
                                .slowReads(18, 24, Duration.ofMillis(700))
                                .slowWrites(18, 24, Duration.ofMillis(700)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aWaitBehindAnActorIsNobodysDoing() {
        assertThat(judge(own().slow(writer(1), 20, 1.5)
                                .wait(writer(1), 20.1, 21.4, behind(report(), "LOCK TABLE orders")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whereEverythingIsSlowNobodyCanTell() {
        assertThat(judge(own().slow(writer(1), 20, 1.5)
                                .slowReads(18, 24, Duration.ofMillis(700))
                                .slowWrites(18, 24, Duration.ofMillis(700)))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void whereAppsThatAreNotTheLearnersStoodStillAsLongNobodyCanTell() {
        Ruling ruling = judge(own().slow(writer(1), 20, 1.5)
                .slowOf("v3", writer(5), 20.2, 0.6)
                .slowOf("v3", writer(6), 20.3, 0.6)
                .slowOf("v3", writer(7), 20.4, 0.6));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("the machine stood still just then");
    }

    @Test
    void whereTheRecorderItselfWasHeldUpForWhatWasTooMuchNobodyCanTell() {
        Duration gap = Evidence.HELD_UP;

        assertThat(judge(own().slow(writer(1), 20, 1.5).sampledLate(21, gap)).outcome())
                .isEqualTo(UNPROVEN);
        assertThat(judge(own().slow(writer(1), 20, 1.5).sampledLate(21, gap.minusMillis(1)))
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(own().slow(writer(1), 20, 1.6).sampledLate(21, gap)).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void othersOfItsOwnOrTooFewOrTooShortExcuseNothing() {
        assertThat(judge(own().slow(writer(1), 20, 1.5)
                                .slow(writer(5), 20.2, 0.6)
                                .slow(writer(6), 20.3, 0.6)
                                .slow(writer(7), 20.4, 0.6))
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(own().slow(writer(1), 20, 1.5)
                                .slowOf("v3", writer(5), 20.2, 0.6)
                                .slowOf("v3", writer(6), 20.3, 0.6)
                                .slowOf("v3", writer(7), 20.4, 0.4))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theSameSlownessOfAnAppThatIsNotTheLearnersIsTheMachines() {
        assertThat(judge(busyShop().slow(writer(1), 20, 1.5)).outcome()).isEqualTo(KEPT);
    }

    // ---- the pool

    @Test
    void connectionsThatItKeepsWithoutUsingThemAreTheLearnersDoing() {
        Ruling ruling = judge(own().turnedAway(Kind.WRITE, 20, 3));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith(DEPLOY).contains("503");
    }

    @Test
    void connectionsThatDidNothingWhileTheMachineHeldUpEverythingAreUnproven() {
        Duration gap = Evidence.HELD_UP;
        MadeUpAttempt attempt =
                own().turnedAway(Kind.WRITE, 20, 3).sampledLate(20.5, gap).sampledLate(21, gap);

        assertThat(judge(attempt).outcome()).isEqualTo(BROKEN);
        assertThat(judge(attempt.sampledLate(21.5, gap)).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void aPoolThatWasBusyIsUnproven() {
        assertThat(judge(own().turnedAway(Kind.WRITE, 20, 3).longStatement(writer(1), 20, 22, "IO:WalSync"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void theSame503OfAnAppThatIsNotTheLearnersIsUnproven() {
        assertThat(judge(busyShop().turnedAway(Kind.WRITE, 20, 3)).outcome()).isEqualTo(UNPROVEN);
    }

    // ---- locks that it keeps

    @Test
    void aLockThatItKeepsWhileItThinksIsTheLearnersDoing() {
        Ruling ruling = judge(
                own().slow(writer(1), 20, 2).wait(writer(1), 20, 22, behindIdle(writer(2), "UPDATE users SET a = 1")));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .contains("UPDATE users SET a = 1")
                .contains("session " + writer(2).pid());
    }

    @Test
    void aLockThatItKeepsWhileTheServerWorksForItIsACustomersAsAnyOther() {
        assertThat(judge(own().slow(writer(1), 20, 2)
                                .wait(writer(1), 20, 22, behindCustomer(writer(2), "UPDATE users SET a = 1")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aLockThatItKeepsWhileTheServerSleepsForItIsTheLearnersDoing() {
        assertThat(judge(own().slow(writer(1), 20, 2)
                                .wait(writer(1), 20, 22, behind(writer(2), "SELECT pg_sleep(2)"))
                                .asleep(writer(2), 20, 22))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aLockThatItKeepsWhileItsStatementComputesIsUnproven() {
        assertThat(judge(own().slow(writer(1), 20, 2)
                                .wait(writer(1), 20, 22, behindCustomer(writer(2), "UPDATE users SET a = 1"))
                                .longStatement(writer(2), 20, 22, "CPU"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aLockThatItKeepsWhileTheDiskIsSlowIsNobodysDoing() {
        assertThat(judge(own().slow(writer(1), 20, 2)
                                .wait(writer(1), 20, 22, behindCustomer(writer(2), "COMMIT"))
                                .longStatement(writer(2), 20, 22, "IO:WalSync"))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whoIsHeldUpBySomebodyElseHoldsUpNobody() {
        Session stuck = writer(2);
        MadeUpAttempt attempt = own().slow(writer(1), 20, 2)
                .wait(stuck, 20, 22, behind(report(), "LOCK TABLE orders"))
                .wait(
                        writer(1),
                        20,
                        22,
                        behindCustomer(stuck, "UPDATE users SET a = 1"),
                        farBehind(report(), "LOCK TABLE orders"));

        assertThat(judge(attempt).outcome()).isEqualTo(KEPT);
    }

    @Test
    void whoWantsALockThatNoRequestNeedsHoldsUpOthersEvenWhileItIsHeldUp() {
        Session greedy = writer(2);
        MadeUpAttempt attempt = own().slow(writer(1), 20, 2)
                .wait(greedy, 20, 22, behind(report(), "SELECT count(*) FROM orders"))
                .wait(
                        writer(1),
                        20,
                        22,
                        new Culprit(greedy, 1, "active", "LOCK TABLE orders", true, List.of(LockMode.ACCESS_EXCLUSIVE)),
                        farBehind(report(), "SELECT count(*) FROM orders"));

        assertThat(judge(attempt).actual()).startsWith("LOCK TABLE orders");
    }

    @Test
    void theLearnersDdlAheadOfItIsToldAsBefore() {
        assertThat(judge(own().slow(writer(1), 20, 2).wait(writer(1), 20, 22, behind(learner(1), "ALTER TABLE orders")))
                        .actual())
                .startsWith("ALTER TABLE orders");
    }

    // ---- its place

    @Test
    void whereV2IsWantedItsEditionIsV2() {
        MadeUpAttempt attempt = busyShop()
                .line(new Edition(second(15), "v2.1", "v2", "0123456789abcdef", "class V2 implements ShopApp {}"))
                .deploy(0, Map.of("v1", 100))
                .deploy(20, Map.of("v2.1", 100));

        assertThat(new AppsAtEnd(List.of("v2")).judge(attempt.phase()).outcome())
                .isEqualTo(KEPT);
        assertThat(new AppsAtEnd(List.of("v2.1")).judge(attempt.phase()).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aNameThatOnlyLooksLikeAnEditionIsNone() {
        MadeUpAttempt attempt = busyShop().deploy(0, Map.of("v1", 100)).deploy(20, Map.of("v2.1", 100));

        assertThat(new AppsAtEnd(List.of("v2")).judge(attempt.phase()).outcome())
                .isEqualTo(BROKEN);
    }

    private static Culprit behindCustomer(Session session, String statement) {
        return new Culprit(session, 1, "active", statement, false, List.of(LockMode.ROW_EXCLUSIVE));
    }

    private static MadeUpAttempt own() {
        return busyShop().deploy(0, Map.of("v1", 100)).writtenByTheLearner(12);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
