package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class DdlByRunnerTest {

    private static final Session RUNNER = learner(1);
    private static final Session PSQL = learner(2);

    private final Check check = new DdlByRunner(List.of("DROP INDEX"));

    @Test
    void aFileThatTheRunnerAppliedKeepsIt() {
        Ruling ruling = judge(applied());

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("1 file applied, nothing by hand");
    }

    @Test
    void ddlInAnotherSessionBreaksIt() {
        Ruling ruling = judge(altered(applied(), PSQL, 30));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.proof().get(0)).startsWith("ALTER TABLE orders ADD note2 text in session 4712 (learner)");
    }

    @Test
    void nothingAppliedBreaksIt() {
        assertThat(judge(busyShop()).actual()).isEqualTo("the runner has applied no file in this phase");
        assertThat(judge(busyShop().migration(RUNNER, 20, "V001__note.sql", "a", false))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void whatFailedByHandChangedNothing() {
        assertThat(judge(applied()
                                .began(PSQL, 30, "ALTER TABLE orders ADD note2 text")
                                .error(PSQL, 31, "55P03", "canceling statement due to lock timeout"))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatTheLabLetsOffMayComeByHand() {
        assertThat(judge(applied()
                                .began(PSQL, 30, "DROP INDEX CONCURRENTLY orders_x")
                                .ddlEnd(PSQL, 30.1, "DROP INDEX", ORDERS)
                                .done(PSQL, 30.2))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void theRunnersBookAndTemporaryTablesAreNotTheShop() {
        assertThat(judge(applied()
                                .began(PSQL, 18, "CREATE TABLE IF NOT EXISTS public.migration_history (…)")
                                .ddlEndOf(PSQL, 18.1, "CREATE TABLE", "public.migration_history")
                                .done(PSQL, 18.2)
                                .began(PSQL, 19, "CREATE TEMP TABLE t ()")
                                .ddlEndOf(PSQL, 19.1, "CREATE TABLE", "pg_temp_3.t")
                                .done(PSQL, 19.2))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void ddlOfTheStandsOwnIsNotTheLearners() {
        assertThat(judge(altered(applied(), report(), 30)).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anEndThatNobodySawIsUnproven() {
        assertThat(judge(applied().unseen(50, 60)).outcome()).isEqualTo(UNPROVEN);
    }

    private static MadeUpAttempt applied() {
        return altered(busyShop(), RUNNER, 20).migration(RUNNER, 20.3, "V001__note.sql", "a", true);
    }

    private static MadeUpAttempt altered(MadeUpAttempt attempt, Session session, double at) {
        return attempt.began(session, at, "ALTER TABLE orders ADD note2 text")
                .ddlEnd(session, at + 0.1, "ALTER TABLE", ORDERS, lock(ACCESS_EXCLUSIVE))
                .done(session, at + 0.2);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
