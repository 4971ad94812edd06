package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetriesBackOffTest {

    private static final String ALTER = "ALTER TABLE orders ADD COLUMN c text";

    private final Check check = new RetriesBackOff("55P03", Optional.of("orders"));

    @Test
    void aChangeThatGoesThroughAtOnceNeedsNoRetry() {
        Ruling ruling = judge(busyShop().statement(learner(1), 20, 21, ALTER));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("no retry was needed: 0 refusals");
    }

    @Test
    void oneRefusalNeedsNoPattern() {
        assertThat(judge(refused(busyShop(), 20)).actual()).isEqualTo("no retry was needed: 1 refusal");
    }

    @Test
    void growingPausesKeepIt() {
        Ruling ruling = judge(through(refused(refused(busyShop(), 20), 21.5), 24));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("2 refusals, with pauses of 500 ms, 1.5 s");
    }

    @Test
    void growingByExactlyHalfIsEnough() {
        assertThat(judge(through(refused(refused(busyShop(), 20), 22), 24.5)).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void pausesThatDoNotGrowBreakIt() {
        Ruling ruling = judge(through(refused(refused(busyShop(), 20), 22), 24.2));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("the pauses do not grow: 2 refusals, with pauses of 1 s, 1.2 s");
    }

    @Test
    void pausesOfTwoSecondsNeedNotGrow() {
        assertThat(judge(through(refused(refused(busyShop(), 20), 23), 26)).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aLongThoughtBeforeTheSeriesDoesNotSpoilIt() {
        assertThat(judge(through(refused(refused(refused(busyShop(), 20), 35), 36.5), 39))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aRetryAtOnceBreaksIt() {
        Ruling ruling = judge(through(refused(refused(busyShop(), 20), 21.099), 30));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("a try followed the last at once: 2 refusals, with pauses of 99 ms");
    }

    @Test
    void aRetryFromAnotherSessionIsARetry() {
        assertThat(judge(refused(busyShop(), 20)
                                .began(learner(2), 21.01, ALTER)
                                .ddlStart(learner(2), 21.01, "ALTER TABLE", 1)
                                .error(learner(2), 22.01, "55P03", "canceling statement due to lock timeout"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void refusalsOnAnotherTableDoNotCount() {
        assertThat(judge(busyShop()
                                .began(learner(1), 20, "ALTER TABLE users ADD COLUMN c text")
                                .error(learner(1), 21, "55P03", "canceling statement due to lock timeout")
                                .began(learner(1), 21, "ALTER TABLE users ADD COLUMN c text")
                                .error(learner(1), 22, "55P03", "canceling statement due to lock timeout"))
                        .actual())
                .isEqualTo("no retry was needed: 0 refusals");
    }

    @Test
    void anExplicitLockThatIsRefusedIsATryToo() {
        assertThat(judge(busyShop()
                                .began(learner(1), 20, "LOCK TABLE orders")
                                .error(learner(1), 21, "55P03", "canceling statement due to lock timeout")
                                .began(learner(1), 21.01, "LOCK TABLE orders")
                                .error(learner(1), 22.01, "55P03", "canceling statement due to lock timeout"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aLoopInABlockThatHammersIsSeenByItsDdl() {
        Ruling ruling = judge(loop(20, 20.5, 21));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("2 refusals, with pauses of 0 ms, 0 ms");
    }

    @Test
    void aLoopInABlockThatBacksOffKeepsIt() {
        Ruling ruling = judge(loop(20, 21, 22.5));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("2 refusals, with pauses of 500 ms, 1 s");
    }

    @Test
    void twoChangesInOneBlockAreNoRetry() {
        assertThat(judge(busyShop()
                                .began(learner(1), 20, "DO $$ two changes of orders $$")
                                .ddlStart(learner(1), 20, "ALTER TABLE", 0.5)
                                .ddlEnd(learner(1), 20.1, "ALTER TABLE", 1)
                                .ddlStart(learner(1), 20.7, "ALTER TABLE", 0.5)
                                .ddlEnd(learner(1), 20.8, "ALTER TABLE", 1)
                                .done(learner(1), 20.9))
                        .actual())
                .isEqualTo("no retry was needed: 0 refusals");
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }

    /** A try of a second that ends in 55P03. */
    private static MadeUpAttempt refused(MadeUpAttempt attempt, double at) {
        return attempt.began(learner(1), at, ALTER)
                .ddlStart(learner(1), at, "ALTER TABLE", 1)
                .error(learner(1), at + 1, "55P03", "canceling statement due to lock timeout");
    }

    private static MadeUpAttempt through(MadeUpAttempt attempt, double at) {
        return attempt.began(learner(1), at, ALTER)
                .ddlStart(learner(1), at, "ALTER TABLE", 1)
                .ddlEnd(learner(1), at + 0.01, "ALTER TABLE", 1)
                .done(learner(1), at + 0.02);
    }

    /** A DO block that catches the error: two refusals after half a second each, then success. */
    private static MadeUpAttempt loop(double first, double second, double third) {
        return busyShop()
                .began(learner(1), first, "DO $$ LOOP over orders $$")
                .ddlStart(learner(1), first, "ALTER TABLE", 0.5)
                .ddlStart(learner(1), second, "ALTER TABLE", 0.5)
                .ddlStart(learner(1), third, "ALTER TABLE", 0.5)
                .ddlEnd(learner(1), third + 0.01, "ALTER TABLE", 1)
                .done(learner(1), third + 0.02);
    }
}
