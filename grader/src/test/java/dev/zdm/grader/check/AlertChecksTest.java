package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.DrillMark;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Drills of ten seconds and more in which an alert is asked every second and a half. */
class AlertChecksTest {

    private static final Check RINGS = new AlertRings("lag", "slow", Duration.ofSeconds(6));
    private static final Check SILENT = new AlertSilent("lag", List.of("slow"), List.of("locked"));
    private static final Check ANSWERS =
            new AlertsAnswer(List.of("lag", "index"), List.of("slow"), Duration.ofSeconds(2));

    /** From second 10 to 40: the harm comes about at 15, is done at 18, and is undone at 28. */
    private static MadeUpAttempt slow() {
        return busyShop()
                .drill(10, "slow", DrillMark.BEGAN)
                .drill(15, "slow", DrillMark.MAY_RING)
                .drill(18, "slow", DrillMark.MUST_RING)
                .drill(28, "slow", DrillMark.OVER)
                .drill(40, "slow", DrillMark.ENDED);
    }

    private static MadeUpAttempt slowThenLocked() {
        return slow().drill(42, "locked", DrillMark.BEGAN).drill(52, "locked", DrillMark.ENDED);
    }

    @Test
    void itRingsInTime() {
        Ruling ruling = judge(RINGS, slow().alerts("lag", 10, 40, 19, 28));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).startsWith("it rang: \"something\" at 01:00:");
    }

    @Test
    void itRingsTooLateOrNotAtAll() {
        assertThat(judge(RINGS, slow().alerts("lag", 10, 40, 23.5, 28)).outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(RINGS, slow().alerts("lag", 10, 40, 50, 51)).actual()).startsWith("it did not ring between");
        assertThat(judge(RINGS, slow().alerts("other", 10, 40, 19, 28)).actual())
                .isEqualTo("there was no alert lag");
    }

    @Test
    void oneAnswerAloneIsNoRing() {
        assertThat(judge(RINGS, slow().alerts("lag", 10, 40, 19, 20)).outcome()).isEqualTo(BROKEN);
        assertThat(judge(SILENT, slowThenLocked().alerts("lag", 10, 40, 19, 28).alerts("lag", 42, 52, 45, 46))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatWasHardlyAskedProvesNothing() {
        assertThat(judge(RINGS, slow().alerts("lag", 10, 19, 50, 51)).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void aDrillThatWasNotRunOrDidNotEndProvesNothing() {
        assertThat(judge(RINGS, busyShop().alerts("lag", 10, 40, 19, 28)).actual())
                .isEqualTo("the drill slow was never run");
        MadeUpAttempt broken = busyShop()
                .drill(10, "slow", DrillMark.BEGAN)
                .drill(18, "slow", DrillMark.MUST_RING)
                .alerts("lag", 10, 40, 19, 28);
        assertThat(judge(RINGS, broken).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(SILENT, broken).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(RINGS, broken.drill(20, "slow", DrillMark.FAILED)).actual())
                .isEqualTo("the drill slow did not come about as it should; run it again");
    }

    @Test
    void onlyTheLastRunOfADrillCounts() {
        MadeUpAttempt twice = slow().alerts("lag", 10, 40, 50, 51)
                .drill(41, "slow", DrillMark.BEGAN)
                .drill(42, "slow", DrillMark.MAY_RING)
                .drill(43, "slow", DrillMark.MUST_RING)
                .drill(52, "slow", DrillMark.OVER)
                .drill(58, "slow", DrillMark.ENDED)
                .alerts("lag", 41, 58, 43, 52);

        assertThat(judge(RINGS, twice).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anAlertThatWasChangedSinceHasProvedNothing() {
        MadeUpAttempt changed = slowThenLocked().alerts("lag", 10, 40, 19, 28).alertsOf("b", "lag", 42, 52, 60, 61);

        assertThat(judge(RINGS, changed).actual()).isEqualTo("lag was changed after the drill slow; run it again");
        assertThat(judge(RINGS, changed).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(SILENT, changed).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(ANSWERS, changed).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void itIsSilentButInItsOwnDrill() {
        assertThat(judge(SILENT, slowThenLocked().alerts("lag", 10, 40, 16, 33).alerts("lag", 42, 52, 60, 61))
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(judge(SILENT, slowThenLocked().alerts("lag", 10, 40, 19, 28).alerts("lag", 42, 52, 45, 50))
                        .actual())
                .startsWith("it rang in the drill locked, which is none of its business: \"something\"");
        assertThat(judge(SILENT, slow().alerts("lag", 10, 40, 19, 28)).actual())
                .isEqualTo("the drill locked was never run");
    }

    @Test
    void itRingsBeforeThereIsAReasonOrWhenThatIsGone() {
        assertThat(judge(SILENT, slowThenLocked().alerts("lag", 10, 40, 11, 28)).actual())
                .startsWith("it rang in the drill slow, before there was a reason");
        assertThat(judge(SILENT, slowThenLocked().alerts("lag", 10, 40, 19, 39)).actual())
                .startsWith("it rang in the drill slow, when the reason was gone");
    }

    @Test
    void aFalseAlarmIsToldThoughOtherDrillsWereNotRun() {
        assertThat(judge(SILENT, slow().alerts("lag", 10, 40, 11, 28)).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theyAllAnswerInTime() {
        assertThat(judge(ANSWERS, slow().alerts("lag", 10, 40, 19, 28).alerts("index", 10, 40, 50, 51))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void oneThatWaitsForALockHangs() {
        Ruling ruling = judge(
                ANSWERS,
                slow().alerts("lag", 10, 20, 50, 51)
                        .slowAlert(21, "lag", Duration.ofSeconds(5), true)
                        .alerts("index", 10, 40, 50, 51));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("waited for a lock for 5 s");
    }

    @Test
    void oneThatIsSlowAloneReadsTooMuchAndOneOfManyHasASlowMachine() {
        MadeUpAttempt alone = slow().alerts("lag", 10, 20, 50, 51)
                .slowAlert(21, "lag", Duration.ofMillis(2_500), false)
                .alerts("index", 10, 40, 50, 51);
        assertThat(judge(ANSWERS, alone).outcome()).isEqualTo(BROKEN);
        assertThat(judge(ANSWERS, alone.slowAlert(22, "index", Duration.ofMillis(1_800), false))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void oneThatFailsDoesNotAnswer() {
        assertThat(judge(
                                ANSWERS,
                                slow().alerts("lag", 10, 40, 50, 51)
                                        .alerts("index", 10, 30, 50, 51)
                                        .failedAlert(31, "index", "42703 column \"x\" does not exist"))
                        .actual())
                .endsWith("failed: 42703 column \"x\" does not exist");
    }

    private static Ruling judge(Check check, MadeUpAttempt attempt) {
        return check.judge(attempt.evidence());
    }
}
