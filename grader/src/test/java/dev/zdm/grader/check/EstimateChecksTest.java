package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What was said of a migration beforehand, beside what was measured. The made-up shop has 200,000 orders, and a row for each fifth. */
class EstimateChecksTest {

    private static final String FILE = "V001__copy.sql";

    /** Applied at second 20, and wrote 100 MB: 2,500 bytes for each of 40,000 rows. */
    private static MadeUpAttempt applied() {
        return busyShop().migration(learner(1), 20, FILE, "a", true, 100_000_000L);
    }

    @Nested
    class GateHandedInTest {

        private final Check check = new GateHandedIn();

        @Test
        void numbersBeforeTheFirstFileKeepIt() {
            assertThat(judge(busyShop().gate(15, 100, 1, true)).outcome()).isEqualTo(KEPT);
            assertThat(judge(applied().gate(15, 100, 1, true)).actual())
                    .isEqualTo("handed in at 01:00:15.0Z, second 15");
        }

        @Test
        void numbersAfterATryOnTheShopAreNoEstimate() {
            assertThat(judge(applied().gate(25, 100, 1, true)).actual())
                    .isEqualTo("the first numbers came after a file had been applied");
            assertThat(judge(busyShop()
                                    .migration(learner(1), 20, FILE, "a", false)
                                    .gate(25, 100, 1, true))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void withoutNumbersItIsBroken() {
            assertThat(judge(applied()).actual()).isEqualTo("nothing was handed in");
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class RehearsedWithinTest {

        private final Check check = new RehearsedWithin(Duration.ofSeconds(10));

        @Test
        void exactlyTheLimitIsInTime() {
            Ruling ruling = judge(applied().rehearsal(15, FILE, "a", true, Duration.ofSeconds(10)));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("the slowest: V001__copy.sql took 10 s, at 01:00:15.0Z, second 15");
        }

        @Test
        void aMomentLongerBreaksIt() {
            assertThat(judge(applied().rehearsal(15, FILE, "a", true, Duration.ofMillis(10_001)))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void aFileThatIsNoTransactionHoldsNothingForSoLong() {
            assertThat(judge(applied().rehearsal(15, FILE, "a", false, Duration.ofSeconds(60)))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void theLastRehearsalOfTheFileAsItIsCounts() {
            assertThat(judge(applied()
                                    .rehearsal(14, FILE, "a", true, Duration.ofSeconds(60))
                                    .rehearsal(15, FILE, "a", true, Duration.ofSeconds(1)))
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(judge(applied().rehearsal(15, FILE, "b", true, Duration.ofSeconds(1)))
                            .actual())
                    .isEqualTo("V001__copy.sql was applied, and never rehearsed as it is");
        }

        @Test
        void withoutAnyFileThereIsNothing() {
            assertThat(judge(busyShop()).outcome()).isEqualTo(BROKEN);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class LogEstimatedTest {

        private final Check check = new LogEstimated("copies", 5, 30);

        @Test
        void exactlySoManyPercentOffKeepsIt() {
            assertThat(judge(applied().gate(15, 1750, 1, true)).actual())
                    .isEqualTo("you said 1750 bytes a row, and it was 2500, 30 % too low");
            assertThat(judge(applied().gate(15, 1750, 1, true)).outcome()).isEqualTo(KEPT);
            assertThat(judge(applied().gate(15, 3250, 1, true)).outcome()).isEqualTo(KEPT);
        }

        @Test
        void aLittleMoreBreaksIt() {
            assertThat(judge(applied().gate(15, 1747.5, 1, true)).outcome()).isEqualTo(BROKEN);
            assertThat(judge(applied().gate(15, 3252.5, 1, true)).outcome()).isEqualTo(BROKEN);
        }

        @Test
        void theLastNumbersBeforeTheShopWasTouchedCount() {
            assertThat(judge(applied()
                                    .gate(14, 250, 1, true)
                                    .gate(15, 2500, 1, true)
                                    .gate(25, 250, 1, true))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void allFilesInForceCountAndEachOnce() {
            assertThat(judge(applied()
                                    .gate(15, 3750, 1, true)
                                    .migration(learner(2), 30, "V002__index.sql", "b", true, 50_000_000L)
                                    .migration(learner(3), 32, "U002__index.sql", "c", true, 9_000_000L)
                                    .migration(learner(4), 34, "V002__index.sql", "b", true, 50_000_000L))
                            .actual())
                    .isEqualTo("you said 3750 bytes a row, and it was 3750, no percent off");
        }

        @Test
        void aTableThatHoldsMoreThanWasLoggedWasFilledBySomethingElse() {
            assertThat(judge(applied().gate(15, 2500, 1, true).size(55, "copies", 142_000_000))
                            .outcome())
                    .isEqualTo(KEPT);
            Ruling ruling = judge(applied().gate(15, 2500, 1, true).size(55, "copies", 144_000_000));
            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual())
                    .isEqualTo("copies holds 144 MB, and your files wrote 100 MB of log: something else filled it");
            assertThat(judge(applied().gate(15, 2500, 1, true).size(55, "orders", 900_000_000))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whatNobodyCouldAskIsUnproven() {
            assertThat(judge(busyShop().gate(15, 2500, 1, true).migration(learner(1), 20, FILE, "a", true, null))
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        @Test
        void withoutNumbersOrFilesItIsBroken() {
            assertThat(judge(applied()).outcome()).isEqualTo(BROKEN);
            assertThat(judge(busyShop().gate(15, 2500, 1, true)).outcome()).isEqualTo(BROKEN);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class ProductionEstimatedTest {

        /** 2,500 bytes for each of 400,000,000 rows over 10 MB/s are 100,000 s. */
        private static final double HOURS = 100_000 / 3_600.0;

        private final Check check = new ProductionEstimated(400_000_000, 5, 10, 30, Duration.ofHours(24));

        @Test
        void hoursFollowFromWhatARowCosts() {
            assertThat(judge(applied().gate(15, 100, HOURS, false)).actual())
                    .isEqualTo("you said 27.8 h, and it is 27.8 h, no percent off");
            assertThat(judge(applied().gate(15, 100, HOURS * 1.29, false)).outcome())
                    .isEqualTo(KEPT);
            assertThat(judge(applied().gate(15, 100, HOURS * 1.31, false)).outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void whatIsDecidedHasToFollowFromWhatWasSaid() {
            assertThat(judge(applied().gate(15, 100, HOURS, true)).actual())
                    .endsWith("27.8 h is more than 24, and you said that it may run in one piece");
            assertThat(judge(applied().gate(15, 100, 24, true)).outcome()).isEqualTo(KEPT);
            assertThat(judge(applied().gate(15, 100, 24, false)).actual())
                    .endsWith("24.0 h is no more than 24, and you said that it has to be split");
        }

        @Test
        void whatNobodyCouldAskIsUnproven() {
            assertThat(judge(busyShop().gate(15, 100, HOURS, false).migration(learner(1), 20, FILE, "a", true, null))
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        @Test
        void withoutNumbersItIsBroken() {
            assertThat(judge(applied()).outcome()).isEqualTo(BROKEN);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }
}
