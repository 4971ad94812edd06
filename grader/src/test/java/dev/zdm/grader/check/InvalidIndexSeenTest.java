package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.index;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.ShopCatalogue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InvalidIndexSeenTest {

    private static final long NEW = 20_001;
    private static final ShopCatalogue LEFT_BEHIND =
            seeded().with(index(NEW, "mine", ORDERS, "status").invalid());

    private final Check check = new InvalidIndexSeen(Optional.empty());

    @Test
    void aCancelledBuildLeavesAnInvalidIndex() {
        Ruling ruling = judge(cancelled(learner(1), 25).catalogue(21, LEFT_BEHIND));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("mine: btree on orders (status), INVALID");
        assertThat(ruling.proof().get(0)).contains("CREATE INDEX CONCURRENTLY", "57014");
    }

    @Test
    void aBuildThatTheStandCancelledIsNobodysDeed() {
        MadeUpAttempt attempt = cancelled(learner(1), 25).catalogue(21, LEFT_BEHIND);

        assertThat(judge(attempt.line(new StandAct(second(24.9), StandAct.Act.CANCELLED, learner(2), "another's")))
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(judge(attempt.line(
                                new StandAct(second(24.9), StandAct.Act.CANCELLED, learner(1), "it ran too long")))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aSnapshotThatWasTakenAfterTheCancelCountsToo() {
        assertThat(judge(cancelled(learner(1), 21).catalogue(21.2, LEFT_BEHIND)).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void thatItWasMendedLaterDoesNotMatter() {
        assertThat(judge(cancelled(learner(1), 25).catalogue(21, LEFT_BEHIND).catalogue(40, seeded()))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aBuildThatStillRunsHasLeftNothing() {
        assertThat(judge(busyShop()
                                .began(learner(1), 20, "CREATE INDEX CONCURRENTLY mine ON orders (status)")
                                .progress(learner(1), 22, "CREATE INDEX CONCURRENTLY", NEW)
                                .catalogue(21, LEFT_BEHIND))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aBuildThatFailedWithoutALeftoverBreaksIt() {
        Ruling ruling = judge(cancelled(learner(1), 25));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("an index build of yours failed, but it left no INVALID index");
    }

    @Test
    void anInvalidIndexThatWasThereBeforeIsNotTheLearners() {
        assertThat(judge(busyShop()
                                .catalogue(1, LEFT_BEHIND)
                                .began(learner(1), 20, "CREATE INDEX CONCURRENTLY other ON orders (status)")
                                .ddlStart(learner(1), 20, "CREATE INDEX", 0)
                                .error(learner(1), 21, "55P03", "canceling statement due to lock timeout"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theStandsOwnBuildsAreNotTheLearners() {
        assertThat(judge(cancelled(report(), 25).catalogue(21, LEFT_BEHIND)).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aStatementThatFailedWithoutBuildingProvesNothing() {
        assertThat(judge(busyShop()
                                .catalogue(21, LEFT_BEHIND)
                                .began(learner(1), 20, "SELECT 1/0")
                                .error(learner(1), 21, "22012", "division by zero"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theTableMatters() {
        var onUsers = new InvalidIndexSeen(Optional.of("users"));

        assertThat(onUsers.judge(cancelled(learner(1), 25)
                                .catalogue(21, LEFT_BEHIND)
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }

    private static MadeUpAttempt cancelled(Session session, double at) {
        return busyShop()
                .began(session, 20, "CREATE INDEX CONCURRENTLY mine ON orders (status)")
                .ddlStart(session, 20, "CREATE INDEX", 0)
                .progress(session, 20.5, "CREATE INDEX CONCURRENTLY", NEW)
                .error(session, at, "57014", "canceling statement due to user request");
    }
}
