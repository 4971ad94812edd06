package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.MadeUpAttempt;
import org.junit.jupiter.api.Test;

class NoRewriteTest {

    private static final String TO_BIGINT = "ALTER TABLE orders ALTER COLUMN total TYPE bigint";

    private final Check check = new NoRewrite("orders");

    @Test
    void theSameFileKeepsIt() {
        Ruling ruling = judge(busyShop().catalogue(20, seeded().withColumn("orders", "note", "text", false)));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("it lies in the same file");
        assertThat(check.claim()).isEqualTo("orders was not rewritten");
    }

    @Test
    void theServersWordOnARewriteBreaksIt() {
        Ruling ruling = judge(rewritten(ORDERS, "orders").done(learner(1), 25));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .isEqualTo(
                        "it was rewritten by " + TO_BIGINT + " in session 4711 (learner), at 01:00:20.1Z, second 20");
    }

    @Test
    void aFileThatChangedBreaksItWhoeverChangedIt() {
        Ruling ruling = judge(busyShop().catalogue(20, seeded().withFile("orders", 99_001)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("its file changed 1 time");
    }

    @Test
    void aFileThatWasNotKnownOnceIsNoOther() {
        assertThat(judge(busyShop().catalogue(20, seeded().withFile("orders", 0)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aRewriteOfAnotherTableDoesNotMatter() {
        assertThat(judge(rewritten(USERS, "users")
                                .done(learner(1), 25)
                                .catalogue(26, seeded().withFile("users", 99_001)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aRewriteThatFailedLeftTheTableWhereItLay() {
        assertThat(judge(rewritten(ORDERS, "orders")
                                .error(learner(1), 25, "57014", "canceling statement due to statement timeout"))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatHappenedInThePhaseBeforeCountsAndWhatComesAfterDoesNot() {
        assertThat(judge(rewritten(ORDERS, "orders").done(learner(1), 25).phase("work", 30, 60))
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(busyShop().phase("work", 10, 30).catalogue(40, seeded().withFile("orders", 99_001)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aRenamedTableLiesWhereItLay() {
        assertThat(judge(busyShop().catalogue(20, seeded().withRenamedTable("orders", "purchases")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aCopyInItsPlaceIsNotTheTable() {
        Ruling ruling =
                judge(busyShop().catalogue(20, seeded().withoutTable("orders").withTable(30_000, "orders")));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("the table orders is gone");
    }

    @Test
    void aTableThatTheShopNeverHadIsTheLabsFault() {
        assertThat(new NoRewrite("order").judge(busyShop().phase()).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void anEndThatNobodySawIsUnprovenButARewriteStands() {
        assertThat(judge(busyShop().unseen(50, 60)).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(rewritten(ORDERS, "orders").done(learner(1), 25).unseen(50, 60))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    private static MadeUpAttempt rewritten(long oid, String table) {
        return busyShop().began(learner(1), 20, TO_BIGINT).rewrite(learner(1), 20.1, oid, table);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
