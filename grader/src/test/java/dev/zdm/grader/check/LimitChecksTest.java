package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.SHARE;
import static dev.zdm.grader.evidence.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.reader;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Claims that something never lasted longer, grew bigger or fell further behind. */
class LimitChecksTest {

    private static final String DAMAGE = "locks.jsonl is broken at line 7";

    @Nested
    class LongestTransactionTest {

        private final Check check = new LongestTransaction(Duration.ofSeconds(2));

        @Test
        void exactlyTheLimitIsInTime() {
            Ruling ruling = judge(open(learner(1), 20, 22));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual())
                    .isEqualTo("the longest: one of session 4711 (learner) was open for 2 s, from 01:00:20.0Z to"
                            + " 01:00:22.0Z, second 20 to 22");
            assertThat(check.claim()).isEqualTo("no transaction of yours that wrote was open for longer than 2 s");
        }

        @Test
        void aMomentLongerBreaksIt() {
            Ruling ruling = judge(open(learner(1), 20, 22.1).transaction(learner(2), 30, 31, true));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual())
                    .isEqualTo("one of session 4711 (learner) was open for 2.1 s, from 01:00:20.0Z to 01:00:22.1Z,"
                            + " second 20 to 22");
        }

        @Test
        void oneThatOnlyReadMayStayOpen() {
            Ruling ruling = judge(busyShop().transaction(learner(1), 20, 50, false));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("all were short");
        }

        @Test
        void transactionsOfTheStandAreNotTheLearners() {
            assertThat(judge(open(writer(1), 20, 50).transaction(report(), 20, 50, true))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void onlyTheTimeInThePhaseCounts() {
            assertThat(judge(open(learner(1), 2, 12)).outcome()).isEqualTo(KEPT);
            assertThat(judge(open(learner(1), 2, 12.1)).actual())
                    .isEqualTo("one of session 4711 (learner) was open for 2.1 s, from 01:00:10.0Z to 01:00:12.1Z,"
                            + " second 10 to 12");
        }

        @Test
        void whatNobodyWasThereToSeeIsUnproven() {
            assertThat(judge(open(learner(1), 20, 21).unseen(30, 40)).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(open(learner(1), 20, 21).damaged(DAMAGE)).actual()).isEqualTo(DAMAGE);
        }

        @Test
        void oneThatWasSeenStands() {
            assertThat(judge(open(learner(1), 20, 25).unseen(30, 60).damaged(DAMAGE))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void onASlowMachineALittleLongerIsUnproven() {
            Ruling ruling = judge(open(learner(1), 20.2, 22.9).slowReads(20, 22.5, Duration.ofMillis(8)));

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual())
                    .isEqualTo("one of session 4711 (learner) was open for 2.7 s, from 01:00:20.2Z to 01:00:22.9Z,"
                            + " second 20 to 22; the machine was slow just then: half of the customers who read took"
                            + " longer than 5 ms, at least 2 times as long as before the attempt");
        }

        @Test
        void noMachineExcusesTwiceTheLimit() {
            assertThat(judge(open(learner(1), 20, 24.1).slowReads(19, 25, Duration.ofMillis(30)))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void whenTheWholeMachineStoodStillItIsUnprovenHoweverLong() {
            Ruling ruling = judge(standstill(open(learner(1), 20, 29), 3));

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual())
                    .isEqualTo("one of session 4711 (learner) was open for 9 s, from 01:00:20.0Z to 01:00:29.0Z,"
                            + " second 20 to 29; the machine stood still just then: requests of 3 customers who waited for"
                            + " nobody took as long as this was too long");
        }

        @Test
        void aStandstillExcusesNoMoreThanItsOwnLength() {
            assertThat(judge(standstill(open(learner(1), 20, 29.2), 3)).outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void twoWhoStoodStillAreNoStandstill() {
            assertThat(judge(standstill(open(learner(1), 20, 29), 2)).outcome()).isEqualTo(BROKEN);
        }

        @Test
        void whoWaitsForALockTellsNothingOfTheMachine() {
            MadeUpAttempt forACustomer = standstill(open(learner(1), 20, 29), 2)
                    .slow(writer(3), 21, 7)
                    .wait(writer(3), 21, 28, behind(writer(1), "UPDATE users"));
            MadeUpAttempt forTheLearner = standstill(open(learner(1), 20, 29), 5)
                    .wait(writer(6), 21, 28, behind(learner(1), "UPDATE users"))
                    .wait(writer(7), 21, 28, behind(learner(1), "UPDATE users"));

            assertThat(judge(forACustomer).outcome()).isEqualTo(BROKEN);
            assertThat(judge(forTheLearner).outcome()).isEqualTo(BROKEN);
        }

        /** Customers whose requests took 7 seconds, though nobody was in their way. */
        private static MadeUpAttempt standstill(MadeUpAttempt attempt, int customers) {
            for (int i = 1; i <= customers; i++) {
                attempt.slow(writer(i), 21, 7);
            }
            return attempt;
        }

        @Test
        void anExcuseForTheLongestIsNoneForAnother() {
            Ruling ruling = judge(open(learner(1), 20.2, 22.9)
                    .transaction(learner(2), 30, 32.1, true)
                    .slowReads(20, 22.5, Duration.ofMillis(8)));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).startsWith("one of session 4712 (learner) was open for 2.1 s");
        }

        @Test
        void oneSecondAtTheUsualPaceIsNoExcuse() {
            assertThat(judge(open(learner(1), 20.2, 22.9).slowReads(20, 21.5, Duration.ofMillis(8)))
                            .outcome())
                    .isEqualTo(BROKEN);
            assertThat(judge(open(learner(1), 20.2, 22.9).slowReads(20, 22.5, Duration.ofMillis(4)))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void customersWhoWaitForTheLearnerTellNothingOfTheMachine() {
            MadeUpAttempt attempt = open(learner(1), 20.2, 22.9).slowReads(20, 22.5, Duration.ofMillis(900));
            for (int i = 0; i < 100; i++) {
                attempt.wait(reader(1 + i % 8), 20.3 + i / 100.0, 21.2 + i / 100.0, behind(learner(1), "UPDATE users"));
            }
            assertThat(judge(attempt).outcome()).isEqualTo(BROKEN);
        }

        @Test
        void aGapTooShortToHideOneDoesNotMatter() {
            assertThat(judge(open(learner(1), 20, 21).sampledLate(30, Duration.ofMillis(900)))
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(judge(open(learner(1), 20, 21).sampledLate(30, Duration.ofMillis(1100)))
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        private MadeUpAttempt open(Session session, double from, double to) {
            return busyShop().transaction(session, from, to, true);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class LockHeldBrieflyTest {

        private final Check check = new LockHeldBriefly("orders", SHARE, Duration.ofSeconds(2));

        @Test
        void exactlyTheLimitIsBrief() {
            Ruling ruling = judge(busyShop().held(learner(1), 20, 22, ORDERS, "orders", SHARE));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual())
                    .isEqualTo("session 4711 (learner) held ShareLock for 2 s, from 01:00:20.0Z to 01:00:22.0Z,"
                            + " second 20 to 22");
            assertThat(check.claim()).isEqualTo("you never held ShareLock or stronger on orders for longer than 2 s");
        }

        @Test
        void aStrongerLockForLongerBreaksIt() {
            Ruling ruling = judge(busyShop().held(learner(1), 20, 22.1, ORDERS, "orders", ACCESS_EXCLUSIVE));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).startsWith("session 4711 (learner) held AccessExclusiveLock for 2.1 s");
        }

        @Test
        void aWeakerLockAnotherTableAndAnotherSessionDoNotMatter() {
            Ruling ruling = judge(busyShop()
                    .held(learner(1), 20, 50, ORDERS, "orders", SHARE_UPDATE_EXCLUSIVE)
                    .held(learner(1), 20, 50, USERS, "users", SHARE)
                    .held(writer(1), 20, 50, ORDERS, "orders", SHARE));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("never for long enough to be seen");
        }

        @Test
        void onlyTheTimeInThePhaseCounts() {
            assertThat(judge(busyShop().held(learner(1), 2, 12, ORDERS, "orders", SHARE))
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(judge(busyShop().held(learner(1), 2, 12.1, ORDERS, "orders", SHARE))
                            .actual())
                    .contains("for 2.1 s, from 01:00:10.0Z to 01:00:12.1Z");
        }

        @Test
        void whatNobodyWasThereToSeeIsUnproven() {
            assertThat(judge(busyShop().unseen(30, 40)).actual())
                    .isEqualTo("none was seen, but the recorder was not looking all the time");
            assertThat(judge(busyShop().damaged(DAMAGE)).actual()).isEqualTo(DAMAGE);
        }

        @Test
        void aLockThatWasSeenStands() {
            assertThat(judge(busyShop()
                                    .held(learner(1), 20, 25, ORDERS, "orders", SHARE)
                                    .unseen(30, 60))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void onASlowMachineALittleLongerIsUnproven() {
            assertThat(judge(busyShop()
                                    .held(learner(1), 20, 22.5, ORDERS, "orders", SHARE)
                                    .slowReads(19, 25, Duration.ofMillis(8)))
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        @Test
        void aTableThatTheShopNeverHadIsTheLabsFault() {
            assertThat(new LockHeldBriefly("order", SHARE, Duration.ZERO)
                            .judge(busyShop().phase())
                            .actual())
                    .isEqualTo("the shop had no table order when the attempt began");
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class TableGrowthTest {

        private final Check check = new TableGrowth("orders", 50);

        @Test
        void exactlyTheLimitIsNotTooMuch() {
            Ruling ruling = judge(grown(1_536_000));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("from 1,000 to 1,500 kB, 50.0 % more");
            assertThat(check.claim()).isEqualTo("orders grew by 50 % at the most");
        }

        @Test
        void aLittleMoreBreaksItAndLooksLikeMore() {
            Ruling ruling = judge(grown(1_540_096));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("from 1,000 to 1,504 kB, 50.4 % more");
        }

        @Test
        void theBiggestSizeCountsThoughItShrankAgain() {
            assertThat(judge(grown(2_048_000).size(50, "orders", 1_024_000)).actual())
                    .isEqualTo("from 1,000 to 2,000 kB, 100.0 % more");
        }

        @Test
        void aTableThatShrankDidNotGrow() {
            assertThat(judge(grown(512_000)).actual()).isEqualTo("from 1,000 to 1,000 kB, 0.0 % more");
        }

        @Test
        void growthBeforeThePhaseAndOfAnotherTableDoesNotCount() {
            assertThat(judge(busyShop()
                                    .size(5, "orders", 1)
                                    .size(11, "orders", 1_024_000)
                                    .size(20, "users", 1)
                                    .size(30, "users", 9_000_000)
                                    .size(40, "orders", 1_024_000))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void aTableThatNobodyMeasuredIsUnproven() {
            assertThat(judge(busyShop().size(20, "users", 1)).actual()).isEqualTo("nobody measured orders");
            assertThat(judge(busyShop().size(20, "orders", 0)).outcome()).isEqualTo(UNPROVEN);
        }

        @Test
        void anEndThatNobodySawIsUnprovenButGrowthStands() {
            assertThat(judge(grown(1_024_000).unseen(50, 60)).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(grown(1_024_000).damaged(DAMAGE)).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(grown(2_048_000).unseen(50, 60)).outcome()).isEqualTo(BROKEN);
        }

        private MadeUpAttempt grown(long bytes) {
            return busyShop().size(11, "orders", 1_024_000).size(30, "orders", bytes);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class RowsPerCommitTest {

        private final Check check = new RowsPerCommit("batches", "orders", 5_000);

        @Test
        void theShopsAnswerDecides() {
            assertThat(judge(busyShop().probe(59, "batches", 0)).outcome()).isEqualTo(KEPT);
            assertThat(judge(busyShop().probe(59, "batches", 1, "one transaction changed 6000 rows of orders and more"))
                            .actual())
                    .isEqualTo(
                            "1 violation: one transaction changed 6000 rows of orders and more, at 01:00:59.0Z, second 59");
            assertThat(check.claim()).isEqualTo("no transaction changed more than 5000 rows of orders");
        }

        @Test
        void aShopThatCouldNotBeAskedIsUnproven() {
            assertThat(judge(busyShop()).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(busyShop().probeWithoutAnswer(59, "batches", "no such table"))
                            .outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(judge(busyShop().probe(59, "another", 3, "not mine")).outcome())
                    .isEqualTo(UNPROVEN);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class DeadTuplesTest {

        private final Check check = new DeadTuples("orders", 20);

        @Test
        void exactlyTheLimitIsNotTooMuch() {
            Ruling ruling = judge(busyShop().dead(11, "orders", 0, 1_000).dead(30, "orders", 250, 1_000));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("at the most 20.0 %, 250 dead rows");
            assertThat(check.claim()).isEqualTo("never more than 20 % of orders were dead rows");
        }

        @Test
        void moreBreaksItThoughAVacuumFollows() {
            Ruling ruling = judge(busyShop()
                    .dead(11, "orders", 0, 1_000)
                    .dead(30, "orders", 260, 1_000)
                    .dead(40, "orders", 0, 1_000));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("at the most 20.6 %, 260 dead rows");
        }

        @Test
        void whatWasDeadBeforeAndOtherTablesAreNotThePhases() {
            assertThat(judge(busyShop().dead(11, "orders", 900, 1_000).dead(30, "orders", 910, 1_000))
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(judge(busyShop().dead(11, "orders", 0, 1_000).dead(30, "users", 9_000, 1_000))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whatNobodySawIsUnproven() {
            assertThat(judge(busyShop()).actual()).isEqualTo("nobody measured orders");
            assertThat(judge(busyShop().size(20, "orders", 1)).outcome())
                    .as("evidence that does not tell live rows")
                    .isEqualTo(UNPROVEN);
            assertThat(judge(busyShop().dead(11, "orders", 0, 1_000).unseen(50, 60))
                            .outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(judge(busyShop()
                                    .dead(11, "orders", 0, 10)
                                    .dead(12, "orders", 10, 10)
                                    .unseen(50, 60))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class WalRateTest {

        private final Check check = new WalRate(10, Duration.ofSeconds(2));

        @Test
        void exactlyTheLimitIsNotTooMuch() {
            Ruling ruling = judge(working().wal(21, 10_000_000).wal(22, 10_000_000));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("at the most 10.0 MB/s, at 01:00:21.0Z, second 21");
            assertThat(check.claim()).isEqualTo("while you worked, the server wrote 10 MB of log a second at the most");
        }

        @Test
        void moreBreaksIt() {
            assertThat(judge(working().wal(21, 11_000_000).wal(22, 11_000_000).wal(23, 11_000_000))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void aShortBurstIsLevelledOut() {
            assertThat(judge(working()
                                    .wal(20, 1_000)
                                    .wal(21, 1_000)
                                    .wal(22, 25_000_000)
                                    .wal(23, 1_000))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whatTheServerWroteWhileTheLearnerRestedIsNotTheLearners() {
            assertThat(judge(busyShop()
                                    .statement(learner(1), 20, 21, "SELECT 1")
                                    .wal(40, 90_000_000)
                                    .wal(41, 90_000_000))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whatNobodySawIsUnproven() {
            assertThat(judge(busyShop()).actual()).isEqualTo("nobody measured the write-ahead log");
            assertThat(judge(working().wal(21, 1_000).wal(22, 1_000).unseen(50, 60))
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        private MadeUpAttempt working() {
            return busyShop().statement(learner(1), 20, 30, "UPDATE orders SET note = 'x'");
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class ReplicaLagTest {

        private final Check check = new ReplicaLag(Duration.ofSeconds(3), false);

        @Test
        void exactlyTheLimitIsNotTooFarBehind() {
            Ruling ruling = judge(behind(3_000));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("at the most 3 s behind, at 01:00:20.0Z, second 20");
            assertThat(check.claim()).isEqualTo("the standby was never more than 3 s behind");
        }

        @Test
        void furtherBehindBreaksIt() {
            Ruling ruling = judge(behind(3_100));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("at the most 3.1 s behind, at 01:00:20.0Z, second 20");
        }

        @Test
        void whatTheStandsOwnQuestionsCauseAtTheEndIsNotTheLearners() {
            MadeUpAttempt asked = busyShop()
                    .statement(learner(1), 15, 20, "CALL fill()")
                    .standby(22, null)
                    .probe(23, "all-filled", 0)
                    .standby(25, Duration.ofSeconds(9));
            assertThat(judge(asked).outcome()).isEqualTo(KEPT);

            assertThat(judge(asked.statement(learner(1), 24, 24.5, "UPDATE users SET handle = username"))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void lagThatWasThereBeforeTheQuestionsIsTheLearners() {
            assertThat(judge(busyShop()
                                    .statement(learner(1), 15, 20, "CALL fill()")
                                    .standby(22, Duration.ofSeconds(2))
                                    .probe(23, "all-filled", 0)
                                    .standby(25, Duration.ofSeconds(9)))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void norIsWhatWasWrittenAfterTheQuestionsWithoutALog() {
            assertThat(judge(busyShop()
                                    .statement(learner(1), 15, 20, "SELECT 1")
                                    .standby(22, null)
                                    .probe(23, "all-filled", 0)
                                    .transaction(learner(2), 24, 30, true)
                                    .standby(25, Duration.ofSeconds(9)))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void norIsWhatWasWrittenAfterTheQuestionsInTransactionsTooBriefToBeTold() {
            assertThat(judge(busyShop()
                                    .statement(learner(1), 15, 20, "SELECT 1")
                                    .standby(22, null)
                                    .probe(23, "all-filled", 0)
                                    .held(learner(2), 24, 24.01, USERS, "users", LockMode.ROW_EXCLUSIVE)
                                    .standby(25, Duration.ofSeconds(9)))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void anIdleStandbyIsNotBehind() {
            assertThat(judge(busyShop().standby(20, null)).actual()).isEqualTo("it was never behind");
        }

        @Test
        void lagBeforeThePhaseIsNotThePhases() {
            assertThat(judge(busyShop().standby(5, Duration.ofSeconds(9)).standby(20, null))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void withoutAStandbyNothingIsProven() {
            Ruling ruling = judge(
                    busyShop().line(new Wal(MadeUpAttempt.second(20), "0/0", 0, List.of(), null, null, Duration.ZERO)));

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("no standby was seen");
        }

        /** In the phase before nobody had asked for it. */
        @Test
        void aClaimThatReachesBackLeavesOutWhatWasOnItsWayAlready() {
            MadeUpAttempt attempt = busyShop()
                    .line(underWay(11, "0/A000000", 40_000_000, 9_000))
                    .line(underWay(15, "0/B000000", 20_000_000, 6_000))
                    .line(underWay(20, "0/C000000", 8_000_000, 2_000));

            assertThat(new ReplicaLag(Duration.ofSeconds(3), true)
                            .judge(attempt.phase())
                            .actual())
                    .isEqualTo("at the most 2 s behind, at 01:00:20.0Z, second 20");
            assertThat(judge(attempt).outcome()).isEqualTo(BROKEN);
            assertThat(new ReplicaLag(Duration.ofSeconds(3), true)
                            .judge(attempt.line(underWay(25, "0/F000000", 50_000_000, 5_000))
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        private static Wal underWay(double at, String lsn, long bytes, long millis) {
            return new Wal(
                    MadeUpAttempt.second(at), lsn, 0, List.of(), bytes, Duration.ofMillis(millis), Duration.ZERO);
        }

        /** The server goes on to tell how long that took which was replayed last, the phase before's backlog included. */
        @Test
        void aStandbyThatHasJustCaughtUpIsNotBehind() {
            MadeUpAttempt caughtUp = busyShop()
                    .line(new Wal(
                            MadeUpAttempt.second(20),
                            "0/0",
                            0,
                            List.of(),
                            40_000L,
                            Duration.ofSeconds(9),
                            Duration.ZERO));

            assertThat(judge(caughtUp).outcome()).isEqualTo(KEPT);
            assertThat(judge(caughtUp).actual()).isEqualTo("it was never behind");
            assertThat(judge(caughtUp.standby(30, Duration.ofSeconds(4))).outcome())
                    .as("with much on its way")
                    .isEqualTo(BROKEN);
        }

        @Test
        void anEndThatNobodySawIsUnprovenButLagStands() {
            assertThat(judge(behind(1_000).unseen(50, 60)).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(busyShop().standby(20, null).damaged(DAMAGE)).outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(judge(behind(9_000).unseen(50, 60)).outcome()).isEqualTo(BROKEN);
        }

        private MadeUpAttempt behind(long millis) {
            return busyShop().standby(20, Duration.ofMillis(millis)).standby(30, null);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }
}
