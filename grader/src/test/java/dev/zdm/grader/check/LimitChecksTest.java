package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.SHARE;
import static dev.zdm.grader.evidence.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static org.assertj.core.api.Assertions.assertThat;

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
    class ReplicaLagTest {

        private final Check check = new ReplicaLag(Duration.ofSeconds(3));

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

        @Test
        void lagWithNothingOnItsWayIsNobodysWrites() {
            MadeUpAttempt heldUp = busyShop()
                    .line(new Wal(
                            MadeUpAttempt.second(20),
                            "0/0",
                            0,
                            List.of(),
                            40_000L,
                            Duration.ofSeconds(9),
                            Duration.ZERO));

            assertThat(judge(heldUp).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(heldUp).actual())
                    .isEqualTo("at the most 9 s behind, at 01:00:20.0Z, second 20, with 40 kB on their way:"
                            + " no write explains that");
            assertThat(judge(heldUp.standby(30, Duration.ofSeconds(4))).outcome())
                    .as("another time it was the writes")
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
