package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.MadeUpAttempt;
import org.junit.jupiter.api.Test;

class RollbacksRehearsedTest {

    private static final String FILE = "V001__note.sql";

    private final Check check = new RollbacksRehearsed();

    @Test
    void aRehearsalThatFoundNothingKeepsIt() {
        assertThat(judge(applied().rehearsal(15, FILE, "a")).outcome()).isEqualTo(KEPT);
        assertThat(judge(applied().rehearsal(40, FILE, "a")).actual())
                .isEqualTo("the rollbacks of 1 file were rehearsed");
    }

    @Test
    void aDifferenceBreaksIt() {
        Ruling ruling = judge(applied().rehearsal(15, FILE, "a", "+ index x", "+ index y"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith(FILE).endsWith("after the rollback + index x");
        assertThat(ruling.proof()).containsExactly("after the rollback + index y");
    }

    @Test
    void theLastRehearsalCounts() {
        assertThat(judge(applied().rehearsal(15, FILE, "a", "+ index x").rehearsal(16, FILE, "a"))
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(judge(applied().rehearsal(15, FILE, "a").rehearsal(16, FILE, "a", "+ index x"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aFileThatWasChangedAfterItsRehearsalWasNotRehearsed() {
        assertThat(judge(applied().rehearsal(15, FILE, "another")).actual())
                .isEqualTo(FILE + " was applied, and its rollback was never rehearsed");
    }

    @Test
    void nothingToTakeItBackBreaksIt() {
        assertThat(judge(applied().rehearsalWithoutUndo(15, FILE, "a")).actual())
                .endsWith("nothing takes it back");
    }

    @Test
    void whatWasTakenBackNeedsNoRehearsal() {
        assertThat(judge(applied()
                                .migration(learner(1), 30, "V002__more.sql", "b", true)
                                .migration(learner(1), 31, "U002__more.sql", "c", true)
                                .rehearsal(15, FILE, "a"))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void withoutAnyFileThereIsNothingToRehearse() {
        assertThat(judge(busyShop()).actual()).isEqualTo("the runner has applied no file");
        assertThat(judge(busyShop().migration(learner(1), 20, FILE, "a", false)).outcome())
                .isEqualTo(BROKEN);
    }

    private static MadeUpAttempt applied() {
        return busyShop().migration(learner(1), 20, FILE, "a", true);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
