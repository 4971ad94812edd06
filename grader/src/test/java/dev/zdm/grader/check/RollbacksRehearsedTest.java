package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.ToolRun;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.List;
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
    void whatWasTakenBackAsItWasRehearsedIsNotInForce() {
        MadeUpAttempt attempt = applied()
                .rehearsal(15, FILE, "a")
                .rehearsal(16, "V002__more.sql", "b")
                .migration(learner(1), 30, "V002__more.sql", "b", true);

        assertThat(judge(attempt.migration(learner(1), 31, "U002__more.sql", "u-b", true))
                        .actual())
                .isEqualTo("the rollbacks of 1 file were rehearsed");
    }

    @Test
    void whatWasTakenBackInNameOnlyIsStillThere() {
        assertThat(judge(applied()
                                .migration(learner(1), 30, "V002__more.sql", "b", true)
                                .migration(learner(1), 31, "U002__more.sql", "nothing", true)
                                .rehearsal(15, FILE, "a"))
                        .actual())
                .isEqualTo("V002__more.sql was applied, and its rollback was never rehearsed");
    }

    @Test
    void theRollbackHasToLieThereAsItWasRehearsed() {
        MadeUpAttempt attempt = applied().rehearsal(15, FILE, "a");

        assertThat(judge(attempt.line(apply("U001__note.sql", "u-a"))).outcome())
                .isEqualTo(KEPT);
        assertThat(judge(attempt.line(apply("U001__note.sql", "another"))).actual())
                .isEqualTo("U001__note.sql is not what was rehearsed");
    }

    @Test
    void theFilesBeforeHaveToHaveBeenThere() {
        String second = "V002__more.sql";
        MadeUpAttempt attempt = busyShop()
                .migration(learner(1), 20, FILE, "a", true)
                .migration(learner(1), 22, second, "b", true)
                .rehearsal(12, FILE, "a")
                .rehearsal(15, second, "b");

        assertThat(judge(attempt.line(tool(
                                "rehearse",
                                14,
                                16,
                                file(FILE, "a"),
                                file(second, "b"),
                                file("U001__note.sql", "u-a"),
                                file("U002__more.sql", "u-b"))))
                        .outcome())
                .isEqualTo(KEPT);
        MadeUpAttempt alone = busyShop()
                .migration(learner(1), 20, FILE, "a", true)
                .migration(learner(1), 22, second, "b", true)
                .rehearsal(12, FILE, "a")
                .rehearsal(15, second, "b");
        assertThat(judge(alone.line(tool(
                                "rehearse",
                                14,
                                16,
                                file(second, "b"),
                                file("U001__note.sql", "u-a"),
                                file("U002__more.sql", "u-b"))))
                        .actual())
                .isEqualTo(second + " was rehearsed without " + FILE + " as it was applied");
    }

    private static ToolRun apply(String undo, String checksum) {
        return tool("apply", 19, 24, file(FILE, "a"), file(undo, checksum));
    }

    private static ToolRun tool(String name, double from, double to, ToolRun.WorkFile... files) {
        return new ToolRun(second(to), name, List.of(), second(from), 0, List.of(files), List.of());
    }

    private static ToolRun.WorkFile file(String name, String checksum) {
        return new ToolRun.WorkFile("migrations/" + name, checksum, "");
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
