package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What labs claim of app versions: which served, which run, and which of them failed on the learner's account. */
class AppChecksTest {

    private static final String NO_COLUMN = "column \"full_name\" does not exist";

    @Nested
    class RequestsFailedTest {

        private final Check check = new RequestsFailed("v1", List.of("42703", "42P01"), 2);

        @Test
        void enoughFailuresAfterADropKeepIt() {
            Ruling ruling = judge(failures(dropped(), 2));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("2 requests of v1 failed so");
            assertThat(ruling.proof()).containsExactly("place-order: " + NO_COLUMN + ", at 01:00:21.1Z, second 21");
            assertThat(check.claim()).isEqualTo("because of you 2 requests of v1 or more failed with 42703 or 42P01");
        }

        @Test
        void failuresAfterADeployAreTheLearnersToo() {
            assertThat(judge(failures(
                                    busyShop().deploy(0, Map.of("v1", 100)).deploy(20, Map.of("v1", 50, "v2", 50)), 2))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void oneTooFewBreaksIt() {
            Ruling ruling = judge(failures(dropped(), 1));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("1 request of v1 failed so");
        }

        @Test
        void anotherErrorDoesNotCount() {
            assertThat(judge(dropped()
                                    .failed(writer(1), 21, 0.1, "42501", "permission denied")
                                    .failed(writer(1), 22, 0.1, "42501", "permission denied"))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void ofWhatIsNotSupportedOnlyALostPlanCounts() {
            var lostPlan = new RequestsFailed("v1", List.of("0A000"), 1);

            assertThat(lostPlan.judge(dropped()
                                    .failed(writer(1), 21, 0.1, "0A000", "cached plan must not change result type")
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(lostPlan.judge(dropped()
                                    .failed(writer(1), 21, 0.1, "0A000", "cannot alter type of a column")
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void aColumnThatWasThereAllTheTimeWasMissedByNobody() {
            MadeUpAttempt counterfeit = busyShop()
                    .began(learner(1), 20, "CREATE TRIGGER missing BEFORE UPDATE ON orders …")
                    .ddlEnd(learner(1), 20.01, "CREATE TRIGGER", 1, lock(LockMode.SHARE_ROW_EXCLUSIVE))
                    .done(learner(1), 20.02)
                    .failed(writer(1), 21, 0.1, "42703", "column \"status\" does not exist")
                    .failed(writer(1), 22, 0.1, "42703", "column orders.status does not exist");

            assertThat(judge(counterfeit).outcome()).isEqualTo(BROKEN);
            assertThat(judge(counterfeit).actual()).isEqualTo("0 requests of v1 failed so");
        }

        @Test
        void anotherAppDoesNotCount() {
            assertThat(new RequestsFailed("v2", List.of("42703"), 2)
                            .judge(failures(dropped(), 2).phase())
                            .actual())
                    .isEqualTo("0 requests of v2 failed so");
        }

        @Test
        void slowRequestsDidNotFail() {
            assertThat(judge(dropped()
                                    .slow(writer(1), 21, 3)
                                    .wait(writer(1), 21, 24, behind(learner(1), "ALTER TABLE orders")))
                            .actual())
                    .isEqualTo("0 requests of v1 failed so");
        }

        @Test
        void failuresThatNothingTiesToTheLearnerAreUnproven() {
            Ruling ruling = judge(failures(busyShop(), 3));

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("0 requests of v1 failed so, of 3 in all");
        }

        @Test
        void tooFewInADamagedLogAreUnproven() {
            Ruling ruling = judge(failures(dropped(), 1).damaged("requests.jsonl is broken at line 7"));

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("1 request of v1 failed so, but the log is damaged");
        }

        @Test
        void anIdleShopProvesNothing() {
            assertThat(judge(dropped().withoutTraffic(0, 60)).outcome()).isEqualTo(UNPROVEN);
        }

        private MadeUpAttempt dropped() {
            return busyShop()
                    .began(learner(1), 20, "ALTER TABLE users DROP COLUMN full_name")
                    .ddlEnd(learner(1), 20.01, "ALTER TABLE", 1, lock(LockMode.ACCESS_EXCLUSIVE))
                    .done(learner(1), 20.02);
        }

        private MadeUpAttempt failures(MadeUpAttempt attempt, int times) {
            for (int i = 1; i <= times; i++) {
                attempt.failed(writer(1), 20.0 + i, 0.1, "42703", NO_COLUMN);
            }
            return attempt;
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class AppsServedTest {

        private final Check check = new AppsServed(List.of("v1", "v2"), Duration.ofSeconds(10));

        @Test
        void exactlyLongEnoughSideBySideIsEnough() {
            Ruling ruling = judge(busyShop().alsoServing("v2", 20, 30, true));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("they did in 10 seconds");
            assertThat(check.claim()).isEqualTo("v1 and v2 served customers side by side for 10 s or longer");
        }

        @Test
        void aSecondTooFewIsNot() {
            Ruling ruling = judge(busyShop().alsoServing("v2", 20, 29, true));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("they did in 9 seconds");
        }

        @Test
        void secondsNeedNotFollowEachOther() {
            assertThat(judge(busyShop().alsoServing("v2", 20, 25, true).alsoServing("v2", 40, 45, true))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void oneAfterTheOtherIsNotSideBySide() {
            assertThat(judge(busyShop().withoutTraffic(30, 46).alsoServing("v2", 30, 46, true))
                            .actual())
                    .isEqualTo("they did in 0 seconds");
        }

        @Test
        void anAppThatOnlyFailsDoesNotServe() {
            assertThat(judge(busyShop().alsoServing("v2", 20, 40, false)).outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void onlyThePhaseCounts() {
            assertThat(judge(busyShop().phase("work", 30, 60).alsoServing("v2", 15, 30, true))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void halfASecondNeedsASecond() {
            var half = new AppsServed(List.of("v2"), Duration.ofMillis(500));

            assertThat(half.judge(busyShop().phase()).outcome()).isEqualTo(BROKEN);
            assertThat(half.judge(busyShop().alsoServing("v2", 20, 21, true).phase())
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(half.claim()).isEqualTo("v2 served customers for 500 ms or longer");
        }

        @Test
        void anIdleShopProvesNothing() {
            Ruling ruling = judge(busyShop().withoutTraffic(0, 60));

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("they did in 0 seconds; the workload did not run");
        }

        @Test
        void aDamagedLogMayHaveLostTheSeconds() {
            assertThat(judge(busyShop().damaged("requests.jsonl is broken at line 7"))
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class AppsAtEndTest {

        private final Check check = new AppsAtEnd(List.of("v2"));

        @Test
        void theLastDeployDecides() {
            Ruling ruling = check.judge(busyShop()
                    .deploy(0, Map.of("v1", 100))
                    .deploy(20, Map.of("v1", 50, "v2", 50))
                    .deploy(25, Map.of("v2", 100))
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("v2 gets 100 %");
            assertThat(check.claim()).isEqualTo("v2 alone runs at the end");
        }

        @Test
        void halfWayIsNotThere() {
            Ruling ruling = check.judge(busyShop()
                    .deploy(0, Map.of("v1", 100))
                    .deploy(20, Map.of("v2", 75, "v1", 25))
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("v1 gets 25 %, v2 gets 75 %");
        }

        @Test
        void bothMayBeWhatIsAsked() {
            var both = new AppsAtEnd(List.of("v2", "v1"));

            assertThat(both.judge(busyShop()
                                    .deploy(20, Map.of("v1", 50, "v2", 50))
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(both.judge(busyShop().deploy(20, Map.of("v2", 100)).phase())
                            .outcome())
                    .isEqualTo(BROKEN);
            assertThat(both.claim()).isEqualTo("v2 and v1 run at the end");
        }

        @Test
        void aDeployAfterThePhaseIsNotThePhases() {
            assertThat(check.judge(busyShop()
                                    .phase("work", 10, 40)
                                    .deploy(0, Map.of("v1", 100))
                                    .deploy(41, Map.of("v2", 100))
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void whereNobodyToldWhatRunsNothingIsProven() {
            Ruling ruling = check.judge(busyShop().phase());

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("nobody saw which app versions ran at the end");
        }

        @Test
        void anEndThatNobodySawIsUnproven() {
            assertThat(check.judge(busyShop()
                                    .unseen(50, 60)
                                    .deploy(20, Map.of("v2", 100))
                                    .phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(check.judge(busyShop()
                                    .damaged("requests.jsonl is broken at line 7")
                                    .deploy(20, Map.of("v2", 100))
                                    .phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }
    }

    @Nested
    class AppsApartTest {

        private final Check check = new AppsApart(List.of("v1", "v3"));

        @Test
        void aSecondWithBothBreaksIt() {
            Ruling ruling =
                    check.judge(busyShop().alsoServing("v3", 20, 22, true).phase());

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).startsWith("they had in 2 seconds, first at 01:00:20");
        }

        @Test
        void customersWhoComeAndAreNotServedCount() {
            assertThat(check.judge(busyShop().alsoServing("v3", 20, 21, false).phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void anotherAppBesideThemKeepsIt() {
            assertThat(check.judge(busyShop().alsoServing("v2", 20, 22, true).phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whatNobodySawIsUnproven() {
            assertThat(check.judge(busyShop()
                                    .damaged("requests.jsonl is broken at line 7")
                                    .phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }
    }
}
