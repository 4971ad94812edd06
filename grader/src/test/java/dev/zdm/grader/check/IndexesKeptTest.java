package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.index;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.ShopCatalogue;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexesKeptTest {

    private final Check check = new IndexesKept(List.of());

    @Test
    void aShopThatNobodyTouchedKeepsThem() {
        assertThat(judge(seeded()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void oneMoreIndexDoesNotMatter() {
        assertThat(judge(seeded().with(index(1, "more", ORDERS, "status"))).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anIndexThatIsGoneBreaksIt() {
        assertThat(judge(seeded().withoutIndex("orders_user_id_idx")).actual())
                .isEqualTo("index orders_user_id_idx is gone");
    }

    @Test
    void anIndexThatBecameInvalidBreaksIt() {
        assertThat(judge(seeded().withIndex("orders_user_id_idx", index -> index.invalid()))
                        .actual())
                .isEqualTo("index orders_user_id_idx is INVALID now");
    }

    @Test
    void aReindexKeepsAnIndexThoughItsOidChanges() {
        assertThat(judge(seeded().withIndex("orders_user_id_idx", index -> index.oid(99_999)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aNewNameIsAChange() {
        assertThat(judge(seeded().withIndex("orders_user_id_idx", index -> index.named("better_name")))
                        .actual())
                .isEqualTo("index orders_user_id_idx is called better_name now");
    }

    @Test
    void theNameAloneIsNotEnough() {
        assertThat(judge(seeded().withoutIndex("orders_user_id_idx")
                                .with(index(1, "orders_user_id_idx", ORDERS, "status")))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aConstraintThatIsGoneBreaksIt() {
        assertThat(judge(seeded().withoutConstraint("orders_user_id_fkey")).actual())
                .isEqualTo("constraint orders_user_id_fkey is gone");
    }

    @Test
    void anIndexThatTheLabLetsGoMayGo() {
        var lenient = new IndexesKept(List.of(List.of("user_id")));

        assertThat(lenient.judge(busyShop()
                                .catalogue(30, seeded().withoutIndex("orders_user_id_idx"))
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anIndexThatWasInvalidAtTheStartMayGo() {
        assertThat(check.judge(busyShop()
                                .catalogue(
                                        0.5,
                                        seeded().with(index(1, "broken", ORDERS, "status")
                                                .invalid()))
                                .catalogue(30, seeded())
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anEndThatNobodySawIsUnproven() {
        assertThat(check.judge(busyShop().unseen(50, 60).phase()).outcome()).isEqualTo(UNPROVEN);
    }

    private Ruling judge(ShopCatalogue now) {
        return check.judge(busyShop().catalogue(30, now).phase());
    }
}
