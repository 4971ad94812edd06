package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ShopAnswerTest {

    @Nested
    class AtTheEnd {

        private final Check check = new ShopAnswer("names-filled", false);

        @Test
        void noRowKeepsIt() {
            Ruling ruling = check.judge(busyShop().probe(59, "names-filled", 0).phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("asked, and nothing was found");
        }

        @Test
        void everyRowIsAViolation() {
            Ruling ruling = check.judge(busyShop()
                    .probe(59, "names-filled", 3, "user 7 has no name", "user 8 has no name", "user 9 has no name")
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("3 violations: user 7 has no name, at 01:00:59.0Z, second 59");
            assertThat(ruling.proof()).containsExactly("user 8 has no name", "user 9 has no name");
        }

        @Test
        void oneViolationThatSaysNothingIsOne() {
            assertThat(check.judge(busyShop().probe(59, "names-filled", 1).phase())
                            .actual())
                    .isEqualTo("1 violation, at 01:00:59.0Z, second 59");
        }

        @Test
        void theLastAnswerCounts() {
            assertThat(check.judge(busyShop()
                                    .probe(50, "names-filled", 3, "user 7 has no name")
                                    .probe(59, "names-filled", 0)
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void theAnswerToAnotherClaimIsNone() {
            Ruling ruling = check.judge(
                    busyShop().probe(59, "names-kept", 3, "user 7 is gone").phase());

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("the shop was not asked at the end of this phase");
        }

        @Test
        void anAnswerOfHalfAMinuteAgoIsNotOfTheEnd() {
            assertThat(check.judge(busyShop().probe(30, "names-filled", 0).phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(check.judge(busyShop().probe(30.001, "names-filled", 0).phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void anAnswerOfThePhaseBeforeIsNotOfThisOne() {
            assertThat(check.judge(busyShop()
                                    .phase("work", 30, 60)
                                    .probe(29.9, "names-filled", 0)
                                    .phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        @Test
        void aShopThatCouldNotBeAskedProvesNothing() {
            Ruling ruling = check.judge(busyShop()
                    .probe(50, "names-filled", 0)
                    .probeWithoutAnswer(59, "names-filled", "canceling statement due to lock timeout")
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual())
                    .isEqualTo("the shop could not be asked: canceling statement due to lock timeout");
        }
    }

    @Nested
    class Always {

        private final Check check = new ShopAnswer("names-agree", true);

        @Test
        void neverViolatedKeepsIt() {
            Ruling ruling = check.judge(busyShop()
                    .probe(20, "names-agree", 0)
                    .probe(40, "names-agree", 0)
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("asked 2 times, never violated");
        }

        @Test
        void oneViolationInBetweenBreaksIt() {
            Ruling ruling = check.judge(busyShop()
                    .probe(20, "names-agree", 0)
                    .probe(30, "names-agree", 1, "user 7 is Ana and Anna")
                    .probe(40, "names-agree", 0)
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual()).isEqualTo("1 violation: user 7 is Ana and Anna, at 01:00:30.0Z, second 30");
        }

        @Test
        void aViolationBeforeThePhaseIsNotThePhases() {
            assertThat(check.judge(busyShop()
                                    .probe(9, "names-agree", 1, "user 7 is Ana and Anna")
                                    .probe(40, "names-agree", 0)
                                    .phase())
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void aQuestionWithoutAnAnswerDoesNotCount() {
            assertThat(check.judge(busyShop()
                                    .probe(31, "names-agree", 0)
                                    .probeWithoutAnswer(40, "names-agree", "lock timeout")
                                    .phase())
                            .actual())
                    .isEqualTo("asked 1 time, never violated");
        }

        @Test
        void halfAMinuteWithoutAnAnswerIsUnproven() {
            assertThat(check.judge(busyShop()
                                    .probe(20, "names-agree", 0)
                                    .probeWithoutAnswer(40, "names-agree", "lock timeout")
                                    .phase())
                            .actual())
                    .isEqualTo("the shop gave no answer from 01:00:20.0Z to 01:01:00.0Z, second 20 to 60");
            assertThat(check.judge(busyShop().probe(45, "names-agree", 0).phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
        }

        @Test
        void aShopThatWasNeverAskedProvesNothing() {
            Ruling ruling = check.judge(busyShop()
                    .probe(20, "names-filled", 0)
                    .probeWithoutAnswer(40, "names-agree", "lock timeout")
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("the shop was never asked in this phase");
        }

        @Test
        void linesThatAreLostMayHaveToldOfAViolation() {
            Ruling ruling = check.judge(busyShop()
                    .probe(20, "names-agree", 0)
                    .damaged("probes.jsonl is broken at line 2")
                    .phase());

            assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
            assertThat(ruling.actual()).isEqualTo("probes.jsonl is broken at line 2");
        }

        @Test
        void anEndThatNobodySawIsUnprovenButAViolationStands() {
            assertThat(check.judge(busyShop()
                                    .unseen(50, 60)
                                    .probe(20, "names-agree", 0)
                                    .phase())
                            .outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(check.judge(busyShop()
                                    .unseen(50, 60)
                                    .probe(20, "names-agree", 1)
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }
    }
}
