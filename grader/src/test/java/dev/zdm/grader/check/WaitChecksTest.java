package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.Kind.WRITE;
import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.ACCESS_SHARE;
import static dev.zdm.grader.evidence.LockMode.ROW_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.farBehind;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.reader;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The claims of labs that want the harm to be seen: customers waited, were turned away, stood in a queue. */
class WaitChecksTest {

    private static final String BUILD = "CREATE INDEX ON orders (status)";
    private static final String ALTER = "ALTER TABLE orders ADD COLUMN c text";

    @Nested
    class RequestsWaitedTest {

        private final Check check = new RequestsWaited(Optional.of(WRITE), 3);

        @Test
        void enoughWaitsKeepIt() {
            Ruling ruling = check.judge(threeWritersWait(busyShop()).phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("3 writes waited behind you");
            assertThat(ruling.proof().get(0)).contains("3 s for RowExclusiveLock on orders, behind " + BUILD);
        }

        @Test
        void oneTooFewBreaksIt() {
            Ruling ruling = new RequestsWaited(Optional.of(WRITE), 4)
                    .judge(threeWritersWait(busyShop()).phase());

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("3 writes waited behind you");
        }

        @Test
        void aRequestAndItsWaitAreOne() {
            assertThat(new RequestsWaited(Optional.of(WRITE), 4)
                            .judge(threeWritersWait(busyShop())
                                    .slow(writer(1), 20, 3)
                                    .slow(writer(2), 20, 3)
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void requestsOfOneConnectionInOneWaitAreManyCustomers() {
            assertThat(check.judge(busyShop()
                                    .wait(writer(1), 20, 23, behind(learner(1), BUILD))
                                    .slow(writer(1), 20, 3)
                                    .slow(writer(1), 20.5, 2.6)
                                    .slow(writer(1), 21, 2.2)
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void readsAreNoWrites() {
            assertThat(check.judge(busyShop()
                                    .wait(reader(1), 20, 23, behind(learner(1), ALTER))
                                    .wait(reader(2), 20, 23, behind(learner(1), ALTER))
                                    .wait(reader(3), 20, 23, behind(learner(1), ALTER))
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void waitsBehindSomebodyElseDoNotCount() {
            assertThat(check.judge(busyShop()
                                    .wait(writer(1), 20, 23, behind(report(), "LOCK TABLE orders"))
                                    .wait(writer(2), 20, 23, behind(writer(1), "UPDATE orders"))
                                    .wait(learner(1), 20, 23, behind(learner(2), BUILD))
                                    .phase())
                            .actual())
                    .isEqualTo("none was seen");
        }

        @Test
        void whatNobodyWasThereToSeeIsUnproven() {
            assertThat(check.judge(busyShop().unseen(20, 30).phase()).outcome()).isEqualTo(UNPROVEN);
        }
    }

    @Nested
    class ReadsWentOnTest {

        private final Check check = new ReadsWentOn();

        @Test
        void readsThatEndedWellMeanwhileKeepIt() {
            Ruling ruling = check.judge(threeWritersWait(busyShop()).phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("1000 reads ended well meanwhile");
        }

        @Test
        void aReadBehindTheLearnerBreaksIt() {
            Ruling ruling = check.judge(threeWritersWait(busyShop())
                    .wait(reader(1), 21, 22, "orders", ACCESS_SHARE, behind(learner(1), ALTER))
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("1 read waited behind you as well");
        }

        @Test
        void aReadBehindTheLearnerAtAnotherTimeDoesNotMatter() {
            assertThat(check.judge(threeWritersWait(busyShop())
                                    .wait(
                                            reader(1),
                                            41,
                                            41.01,
                                            "orders",
                                            ACCESS_SHARE,
                                            behind(learner(1), "DROP INDEX"))
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void withoutAWaitingWriteThereIsNothingToCompare() {
            assertThat(check.judge(busyShop().phase()).outcome()).isEqualTo(BROKEN);
        }

        @Test
        void readsThatStoodStillForAnotherReasonAreUnproven() {
            assertThat(check.judge(threeWritersWait(busyShop())
                                    .withoutTraffic(18, 25)
                                    .phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }
    }

    @Nested
    class RequestsRefusedTest {

        private final Check check = new RequestsRefused(2);

        @Test
        void customersTurnedAwayWhileThePoolStandsBehindTheLearnerKeepIt() {
            Ruling ruling =
                    check.judge(turnedAway(threeWritersWait(busyShop()), 2).phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("2 customers got a 503 while the pool stood behind you");
        }

        @Test
        void oneTooFewBreaksIt() {
            assertThat(check.judge(turnedAway(threeWritersWait(busyShop()), 1).phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void customersTurnedAwayForNoKnownReasonAreUnproven() {
            assertThat(check.judge(turnedAway(busyShop(), 5).phase()).outcome()).isEqualTo(UNPROVEN);
        }

        @Test
        void withoutAWorkloadNobodyCanBeTurnedAway() {
            assertThat(check.judge(busyShop().withoutTraffic(0, 60).phase()).outcome())
                    .isEqualTo(UNPROVEN);
        }

        private static MadeUpAttempt turnedAway(MadeUpAttempt attempt, int times) {
            for (int i = 0; i < times; i++) {
                attempt.turnedAway(Kind.WRITE, 20.1 + i / 10.0, 2);
            }
            return attempt;
        }
    }

    @Nested
    class LockQueueTest {

        private final Check check = new LockQueue("orders", ACCESS_EXCLUSIVE, 3);

        @Test
        void aReportThenTheAlterThenCustomersAreAQueue() {
            Ruling ruling = check.judge(queue(3).phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual())
                    .isEqualTo("3 customers stood behind " + ALTER
                            + " in session 4711 (learner) at 01:00:20.3Z, second 20");
            assertThat(ruling.proof())
                    .startsWith(
                            "session 300 (app_v1): SELECT pg_sleep(60)",
                            "session 4711 (learner) waited for AccessExclusiveLock: " + ALTER);
        }

        @Test
        void oneCustomerTooFewBreaksIt() {
            assertThat(check.judge(queue(2).phase()).outcome()).isEqualTo(BROKEN);
        }

        @Test
        void customersWhoStoodThereOneAfterAnotherAreNoQueue() {
            assertThat(check.judge(head(busyShop())
                                    .wait(reader(1), 20.1, 20.2, behind(learner(1), ALTER))
                                    .wait(reader(2), 20.3, 20.4, behind(learner(1), ALTER))
                                    .wait(reader(3), 20.5, 20.6, behind(learner(1), ALTER))
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void theLearnersOwnReportMayBeInFront() {
            assertThat(check.judge(behindTheAlter(
                                            3,
                                            busyShop()
                                                    .wait(
                                                            learner(1),
                                                            20,
                                                            27,
                                                            "orders",
                                                            ACCESS_EXCLUSIVE,
                                                            behind(learner(2), "SELECT pg_sleep(60)")))
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void anotherModeIsAnotherQueue() {
            assertThat(check.judge(behindTheAlter(
                                            3,
                                            busyShop()
                                                    .wait(
                                                            learner(1),
                                                            20,
                                                            27,
                                                            "orders",
                                                            SHARE_ROW_EXCLUSIVE,
                                                            behind(report(), "SELECT")))
                                    .phase())
                            .actual())
                    .isEqualTo("no statement of yours has waited for AccessExclusiveLock on orders");
        }

        @Test
        void anotherTableIsAnotherQueue() {
            assertThat(new LockQueue("users", ACCESS_EXCLUSIVE, 1)
                            .judge(queue(3).phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void customersBehindTheReportAloneAreNotInTheQueue() {
            assertThat(check.judge(head(busyShop())
                                    .wait(writer(1), 20, 27, behind(report(), "SELECT"))
                                    .wait(writer(2), 20, 27, behind(report(), "SELECT"))
                                    .wait(writer(3), 20, 27, behind(report(), "SELECT"))
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        private static MadeUpAttempt queue(int customers) {
            return behindTheAlter(customers, head(busyShop()));
        }

        private static MadeUpAttempt head(MadeUpAttempt attempt) {
            return attempt.wait(
                    learner(1), 20, 27, "public.orders", ACCESS_EXCLUSIVE, behind(report(), "SELECT pg_sleep(60)"));
        }

        private static MadeUpAttempt behindTheAlter(int customers, MadeUpAttempt attempt) {
            for (int i = 1; i <= customers; i++) {
                attempt.wait(
                        writer(i),
                        20 + i / 10.0,
                        27,
                        "orders",
                        ROW_EXCLUSIVE,
                        behind(learner(1), ALTER),
                        farBehind(report(), "SELECT pg_sleep(60)"));
            }
            return attempt;
        }
    }

    private static MadeUpAttempt threeWritersWait(MadeUpAttempt attempt) {
        return attempt.wait(writer(1), 20, 23, behind(learner(1), BUILD))
                .wait(writer(2), 20.1, 23, behind(learner(1), BUILD))
                .wait(writer(3), 20.2, 23, behind(writer(1), "UPDATE"), farBehind(learner(1), BUILD));
    }
}
