package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColumnChecksTest {

    private final Check priority = exists(Optional.of("integer"), Optional.empty());

    @Test
    void theColumnIsThere() {
        assertThat(judge(priority, "integer", false).outcome()).isEqualTo(KEPT);
    }

    @Test
    void withoutItTheClaimIsBroken() {
        assertThat(priority.judge(busyShop().phase()).actual()).isEqualTo("orders has no column priority");
    }

    @Test
    void anotherTypeIsAnotherColumn() {
        assertThat(judge(priority, "text", false).actual()).isEqualTo("priority is text");
    }

    @Test
    void nullabilityMattersWhenTheLabSaysSo() {
        assertThat(judge(exists(Optional.empty(), Optional.of(true)), "integer", false)
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(exists(Optional.empty(), Optional.of(true)), "integer", true)
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(judge(exists(Optional.empty(), Optional.of(false)), "integer", true)
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theTableIsTheOneFromTheStart() {
        assertThat(priority.judge(busyShop()
                                .catalogue(
                                        20,
                                        seeded().withRenamedTable("orders", "old")
                                                .withTable(30_000, "orders")
                                                .withColumn("orders", "priority", "integer", false))
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aColumnThatWasNeverThereIsAbsent() {
        assertThat(new ColumnAbsent("orders", "priority")
                        .judge(busyShop().phase())
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(new ColumnAbsent("orders", "status")
                        .judge(busyShop().phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aTableThatIsGoneIsNotATableWithoutTheColumn() {
        assertThat(new ColumnAbsent("orders", "status")
                        .judge(busyShop()
                                .catalogue(20, seeded().withoutTable("orders"))
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aTableThatTheShopNeverHadIsTheLabsFault() {
        assertThat(new ColumnAbsent("order", "status").judge(busyShop().phase()).outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void anEndThatNobodySawIsUnproven() {
        assertThat(priority.judge(busyShop().unseen(50, 60).phase()).outcome()).isEqualTo(UNPROVEN);
    }

    private static Check exists(Optional<String> type, Optional<Boolean> notNull) {
        return new ColumnExists("orders", "priority", type, notNull);
    }

    private static Ruling judge(Check check, String type, boolean notNull) {
        return check.judge(busyShop()
                .catalogue(20, seeded().withColumn("orders", "priority", type, notNull))
                .phase());
    }
}
