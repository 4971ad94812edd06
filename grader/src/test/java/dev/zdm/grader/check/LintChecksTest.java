package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.LintRun;
import dev.zdm.grader.evidence.LintRun.LintException;
import dev.zdm.grader.evidence.LintRun.OwnFile;
import dev.zdm.grader.evidence.LintRun.Planted;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LintChecksTest {

    private static final String FILE = "V001__a.sql";

    @Test
    void eachUnsafeFileHasToBeRefused() {
        Check check = new LintRefuses();

        assertThat(judge(check, planted(20, true, false)).outcome()).isEqualTo(KEPT);
        assertThat(judge(check, planted(20, false, false)).actual()).isEqualTo("it let through: a plain index");
        assertThat(judge(check, planted(20, true, true)).outcome()).isEqualTo(KEPT);
    }

    @Test
    void eachSafeFileHasToPass() {
        Check check = new LintPasses();

        assertThat(judge(check, planted(20, false, false)).outcome()).isEqualTo(KEPT);
        assertThat(judge(check, planted(20, true, true)).actual()).isEqualTo("it refused: a comment");
    }

    @Test
    void theLastUseCounts() {
        assertThat(judge(new LintRefuses(), planted(20, false, false), planted(30, true, false))
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(judge(new LintRefuses(), planted(20, true, false), planted(30, false, false))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void withoutTheLinterNothingIsProven() {
        LintRun without = new LintRun(second(20), "there is no npm", List.of(), false, List.of(), List.of());
        for (Check check : List.of(new LintRefuses(), new LintPasses(), new LintReasons(), new LintOwn())) {
            assertThat(judge(check, without).outcome()).isEqualTo(UNPROVEN);
            assertThat(judge(check, without).actual()).isEqualTo("nothing could be linted: there is no npm");
            assertThat(judge(check).actual()).isEqualTo("the lint step was never used");
        }
        LintRun nothingPlanted = new LintRun(second(20), null, List.of(), false, List.of(), List.of());
        assertThat(judge(new LintRefuses(), nothingPlanted).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(new LintPasses(), nothingPlanted).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void eachExceptionHasToHaveAReason() {
        Check check = new LintReasons();

        assertThat(judge(check, excepting("nobody has read it")).actual()).isEqualTo("1 exception, all with a reason");
        assertThat(judge(check, excepting(null)).actual())
                .isEqualTo("there is none in: V001__a.sql:2 (ban-drop-table)");
    }

    @Test
    void theOwnFilesHaveToPassAndToBeAppliedAsTheyPassed() {
        Check check = new LintOwn();

        assertThat(judge(check, own("a", false)).outcome()).isEqualTo(KEPT);
        assertThat(judge(check, own("a", true)).actual()).isEqualTo("it refused your own migrations");
        assertThat(check.judge(busyShop()
                                .line(own("a", false))
                                .migration(learner(1), 30, FILE, "a", true)
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(check.judge(busyShop()
                                .line(own("a", false))
                                .migration(learner(1), 30, FILE, "b", true)
                                .phase())
                        .actual())
                .isEqualTo("applied, and not what a good step had passed before: V001__a.sql");
    }

    @Test
    void whatWasLintedOnlyAfterItWasAppliedOrByASofterStepOrNotLookedAtIsNotLinted() {
        Check check = new LintOwn();
        String broken = "applied, and not what a good step had passed before: V001__a.sql";

        assertThat(check.judge(busyShop()
                                .migration(learner(1), 10, FILE, "a", true)
                                .line(own("a", false))
                                .phase())
                        .actual())
                .isEqualTo(broken);
        LintRun soft = new LintRun(
                second(20),
                null,
                List.of(new OwnFile(FILE, "a", false)),
                false,
                List.of(new Planted("unsafe/index", "a plain index", false, false)),
                List.of());
        assertThat(check.judge(busyShop()
                                .line(soft)
                                .migration(learner(1), 30, FILE, "a", true)
                                .phase())
                        .actual())
                .isEqualTo(broken);
        LintRun unseen =
                new LintRun(second(20), null, List.of(new OwnFile(FILE, "a", true)), false, List.of(), List.of());
        assertThat(judge(check, unseen).actual()).isEqualTo("no step that can fail looks at it: V001__a.sql");
    }

    @Test
    void whatWasTakenBackHadBeenAppliedToo() {
        assertThat(new LintOwn()
                        .judge(busyShop()
                                .migration(learner(1), 10, FILE, "b", true)
                                .migration(learner(2), 15, FILE.replace('V', 'U'), "u", true)
                                .line(own("a", false))
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    private static Ruling judge(Check check, LintRun... runs) {
        MadeUpAttempt attempt = busyShop();
        for (LintRun run : runs) {
            attempt.line(run);
        }
        return check.judge(attempt.phase());
    }

    private static LintRun planted(double at, boolean unsafeRefused, boolean safeRefused) {
        return new LintRun(
                second(at),
                null,
                List.of(),
                false,
                List.of(
                        new Planted("unsafe/index", "a plain index", false, unsafeRefused),
                        new Planted("safe/comment", "a comment", true, safeRefused)),
                List.of());
    }

    private static LintRun excepting(@Nullable String reason) {
        return new LintRun(
                second(20),
                null,
                List.of(),
                false,
                List.of(),
                List.of(new LintException(FILE + ":2", "ban-drop-table", reason)));
    }

    private static LintRun own(String checksum, boolean refused) {
        return new LintRun(
                second(20), null, List.of(new OwnFile(FILE, checksum, false)), refused, List.of(), List.of());
    }
}
