package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.TrafficSecond;
import dev.zdm.grader.evidence.Words;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CapstoneChecksTest {

    @Nested
    class RolledBackTest {

        private final Check check = new RolledBack("v3", "v2", Duration.ofSeconds(5));

        private static MadeUpAttempt served(Object... stretches) {
            MadeUpAttempt attempt = busyShop().withoutTraffic(0, 60);
            for (int i = 0; i < stretches.length; i += 3) {
                for (int second = (int) stretches[i]; second < (int) stretches[i + 1]; second++) {
                    for (String app : Set.of(((String) stretches[i + 2]).split(" "))) {
                        attempt.line(new TrafficSecond(
                                second(second),
                                app,
                                Kind.READ,
                                300,
                                300,
                                0,
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Duration.ofMillis(3),
                                ""));
                    }
                }
            }
            return attempt;
        }

        private Outcome judge(MadeUpAttempt attempt) {
            return check.judge(attempt.evidence()).outcome();
        }

        @Test
        void thereBackAndThereAgain() {
            assertThat(judge(served(
                            0, 10, "v2", 10, 14, "v2 v3", 14, 22, "v3", 22, 26, "v2 v3", 26, 32, "v2", 32, 60, "v3")))
                    .isEqualTo(KEPT);
        }

        @Test
        void neverBackOrNotAloneOrNotForLongOrNotThereAgain() {
            assertThat(judge(served(0, 10, "v2", 10, 60, "v3"))).isEqualTo(BROKEN);
            assertThat(judge(served(0, 20, "v3", 20, 40, "v2 v3", 40, 60, "v3")))
                    .isEqualTo(BROKEN);
            assertThat(judge(served(0, 20, "v3", 20, 24, "v2", 24, 60, "v3"))).isEqualTo(BROKEN);
            assertThat(judge(served(0, 20, "v3", 20, 60, "v2"))).isEqualTo(BROKEN);
            assertThat(judge(served(0, 20, "v3", 20, 23, "v2", 23, 26, "v3", 26, 29, "v2", 29, 60, "v3")))
                    .isEqualTo(BROKEN);
        }

        @Test
        void evidenceThatIsDamagedProvesNothing() {
            assertThat(judge(served(0, 60, "v3").damaged("requests.jsonl lost a line")))
                    .isEqualTo(UNPROVEN);
        }
    }

    @Nested
    class WordsHandedInTest {

        private final Check check = new WordsHandedIn(List.of("expand", "contract"));

        @Test
        void eachPhaseHasToBeSpokenOf() {
            MadeUpAttempt attempt = busyShop().line(new Words(second(20), "expand", "this held", "that did not"));

            assertThat(check.judge(attempt.evidence()).actual()).isEqualTo("nothing was said of contract");
            attempt.line(new Words(second(30), "contract", "this held", "that did not"));
            assertThat(check.judge(attempt.evidence()).outcome()).isEqualTo(KEPT);
        }
    }
}
