package dev.zdm.grader.verdict;

import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.evidence.StandAct.Act;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import dev.zdm.labs.StandSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attempts at stands that had no customers for a while. */
class SuspensionTest {

    private final Grader grader = Grader.of(new Lab(
            6,
            "made-up",
            "Made up",
            1,
            List.of(),
            List.of(),
            StandSpec.plain(200_000),
            List.of(new Phase(
                    "work",
                    "Work",
                    List.of(),
                    List.of(
                            claim(
                                    "nobody-blocked",
                                    "no-request-blocked",
                                    Map.of("by", "learner", "longer-than", "250ms")),
                            claim("briefly", "longest-transaction", Map.of("at-most", "5s"))))),
            List.of(),
            List.of(),
            Path.of("")));

    private static CheckSpec claim(String id, String check, Map<String, Object> arguments) {
        return new CheckSpec(id, check, arguments, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static MadeUpAttempt away(double from, double to) {
        return busyShop().withoutTraffic(from, to).unseen(from + 1, to - 1);
    }

    private static MadeUpAttempt suspended(double from, double to) {
        return away(from, to).line(act(from, Act.SUSPENDED)).line(act(to, Act.RESUMED));
    }

    private static StandAct act(double at, Act act) {
        return new StandAct(second(at), act, "because");
    }

    private List<Outcome> judge(MadeUpAttempt attempt) {
        return grader.judge(attempt.evidence(), second(60)).findings().stream()
                .map(Finding::outcome)
                .toList();
    }

    @Test
    void aSuspensionIsNoGapAndNoSilence() {
        assertThat(judge(suspended(20, 50))).containsExactly(Outcome.KEPT, Outcome.KEPT);
        assertThat(suspended(20, 50).phase().gaps()).isEmpty();
    }

    @Test
    void theSameTimeWithoutAWordOfTheStandProvesNothing() {
        assertThat(judge(away(20, 50))).containsExactly(Outcome.UNPROVEN, Outcome.UNPROVEN);
    }

    @Test
    void harmOnEitherSideOfASuspensionStands() {
        for (double due : new double[] {15, 55}) {
            assertThat(judge(suspended(20, 50)
                            .slow(writer(1), due, 1)
                            .wait(writer(1), due, due + 1, behind(learner(1), "LOCK TABLE orders"))))
                    .containsExactly(Outcome.BROKEN, Outcome.SKIPPED);
        }
    }

    @Test
    void whoWasSlowWhileCustomersLeftOrCameBackIsNobodysFault() {
        MadeUpAttempt attempt = suspended(20, 50).slow(writer(1), 49, 5).failed(writer(2), 20.5, 0.1, "57P01", "gone");

        assertThat(judge(attempt)).containsExactly(Outcome.KEPT, Outcome.KEPT);
        assertThat(attempt.phase().requests()).isEmpty();
    }

    @Test
    void whatNobodySawOfTheTimeAfterItIsAGap() {
        MadeUpAttempt attempt = away(20, 50).line(act(20, Act.SUSPENDED)).line(act(30, Act.RESUMED));

        assertThat(judge(attempt)).containsExactly(Outcome.UNPROVEN, Outcome.UNPROVEN);
    }

    @Test
    void anAttemptIsJudgedUpToTheSuspensionThatItIsIn() {
        MadeUpAttempt attempt = away(30, 61).line(act(30, Act.SUSPENDED));

        assertThat(judge(attempt)).containsExactly(Outcome.KEPT, Outcome.KEPT);
        assertThat(judge(attempt.slow(writer(1), 25, 1)
                        .wait(writer(1), 25, 26, behind(learner(1), "LOCK TABLE orders"))))
                .containsExactly(Outcome.BROKEN, Outcome.SKIPPED);
    }

    @Test
    void howLongItLastedIsNotCountedTwice() {
        Evidence whole = suspended(20, 50).evidence();

        assertThat(whole.suspendedIn(new Span(second(10), second(30)))).isEqualTo(Duration.ofSeconds(10));
        assertThat(whole.suspendedIn(new Span(second(0), second(60)))).isEqualTo(Duration.ofSeconds(30));
        assertThat(whole.suspendedIn(new Span(second(51), second(60)))).isZero();
        assertThat(whole.suspensionAt(second(35))).contains(new Span(second(20), second(50)));
        assertThat(whole.suspensionAt(second(51))).isEmpty();
    }

    @Test
    void whatWasNotRecordedAnyMoreIsUnprovenAndTheSameBeforeThatIsNot() {
        MadeUpAttempt attempt = busyShop().line(act(40, Act.EVIDENCE_FULL));

        assertThat(judge(attempt)).containsExactly(Outcome.UNPROVEN, Outcome.UNPROVEN);
        assertThat(attempt.evidence().during(new Span(second(10), second(39))).damage())
                .isEmpty();
    }
}
