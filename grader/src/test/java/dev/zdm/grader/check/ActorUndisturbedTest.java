package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActorUndisturbedTest {

    private final Check check = new ActorUndisturbed("report");

    @Test
    void anActorThatEndsWellKeepsIt() {
        assertThat(check.judge(busyShop()
                                .actor(12, "began", null)
                                .actor(18, "ended", null)
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"57014", "57P01", "25P03", "08006"})
    void anActorThatWasCutOffBreaksIt(String sqlstate) {
        Ruling ruling = check.judge(busyShop()
                .actor(12, "began", null)
                .actor(18, "failed", sqlstate)
                .phase());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("the report was cut off with " + sqlstate + " at 01:00:18.0Z, second 18");
    }

    @Test
    void anActorThatFailedWithoutBeingCutOffIsUnprovenAndNobodyIsAcquitted() {
        Ruling ruling = check.judge(busyShop().actor(18, "failed", "23502").phase());

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual())
                .isEqualTo("the report failed with 23502 at 01:00:18.0Z, second 18; it was not cut off, and whose doing"
                        + " that was is not known");
    }

    @Test
    void anActorThatWasNeverAtWorkIsUnproven() {
        assertThat(check.judge(busyShop().phase()).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void anActorInTheMiddleOfARoundThatBeganBeforeThePhaseKeepsIt() {
        assertThat(check.judge(busyShop().actor(9, "began", null).phase()).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anActorWhoseRoundEndedBeforeThePhaseIsUnproven() {
        assertThat(check.judge(busyShop()
                                .actor(5, "began", null)
                                .actor(9, "ended", null)
                                .phase())
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void whatHappenedBeforeThePhaseDoesNotMatter() {
        assertThat(check.judge(busyShop()
                                .actor(5, "failed", "57014")
                                .actor(12, "began", null)
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
    }
}
