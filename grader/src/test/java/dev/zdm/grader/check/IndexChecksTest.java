package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static dev.zdm.grader.fixture.ShopCatalogue.index;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.ShopCatalogue;
import dev.zdm.grader.fixture.ShopCatalogue.IndexMaker;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What counts as the index that a lab asks for, and in which state it has to be. */
class IndexChecksTest {

    private static final long NEW = 20_001;

    private final IndexShape shape = new IndexShape("orders", List.of("status", "user_id"), Optional.empty());
    private final Check exists = new IndexExists(shape);
    private final Check valid = new IndexValid(shape);
    private final Check absent = new IndexAbsent(shape);
    private final Check noneInvalid = new NoInvalidIndex();

    // ---- index-exists

    @Test
    void theAskedIndexIsThere() {
        assertThat(judge(exists, asked()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anInvalidOneIsThereToo() {
        assertThat(judge(exists, asked().invalid()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void itsNameDoesNotMatter() {
        assertThat(judge(exists, asked().named("whatever")).outcome()).isEqualTo(KEPT);
    }

    @Test
    void withoutItTheOnesThatWereMadeAreTold() {
        Ruling ruling = judge(exists, index(NEW, "mine", ORDERS, "status"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("there is no such index");
        assertThat(ruling.proof()).containsExactly("mine: btree on orders (status)");
    }

    @Test
    void columnsInAnotherOrderAreAnotherIndex() {
        assertThat(judge(exists, index(NEW, "mine", ORDERS, "user_id", "status"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void oneColumnMoreIsAnotherIndex() {
        assertThat(judge(exists, index(NEW, "mine", ORDERS, "status", "user_id", "id"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aHashIndexIsAnotherIndex() {
        assertThat(judge(exists, asked().method("hash")).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aPartialIndexIsAnotherIndex() {
        assertThat(judge(exists, asked().partial()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void anExpressionIsAnotherIndex() {
        assertThat(judge(exists, index(NEW, "mine", ORDERS, "status", null)).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anOperatorClassOfItsOwnMakesAnotherIndex() {
        assertThat(judge(exists, asked().withOperatorClass()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void theSameColumnsOfAnotherTableAreAnotherIndex() {
        assertThat(judge(exists, index(NEW, "mine", USERS, "status", "user_id")).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anIndexOnALookAlikeTableDoesNotCount() {
        ShopCatalogue swapped = seeded().withRenamedTable("orders", "orders_old")
                .withTable(30_000, "orders")
                .with(index(NEW, "mine", 30_000, "status", "user_id"));

        assertThat(exists.judge(after(swapped).phase()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aTableThatIsGoneHasNoIndex() {
        Ruling ruling = exists.judge(after(seeded().withoutTable("orders")).phase());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("the table orders is gone");
    }

    @Test
    void aUniqueIndexWillDoUnlessTheLabSaysOtherwise() {
        var plain = new IndexShape("orders", List.of("status", "user_id"), Optional.of(false));
        var unique = new IndexShape("orders", List.of("status", "user_id"), Optional.of(true));

        assertThat(judge(exists, asked().unique()).outcome()).isEqualTo(KEPT);
        assertThat(judge(new IndexExists(plain), asked().unique()).outcome()).isEqualTo(BROKEN);
        assertThat(judge(new IndexExists(unique), asked().unique()).outcome()).isEqualTo(KEPT);
        assertThat(judge(new IndexExists(unique), asked()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void whatIsMadeAfterThePhaseDoesNotCount() {
        assertThat(exists.judge(busyShop()
                                .phase("work", 10, 20)
                                .catalogue(25, seeded().with(asked()))
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anEndThatNobodySawIsUnproven() {
        assertThat(exists.judge(after(seeded().with(asked())).unseen(50, 60).phase())
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    // ---- index-valid

    @Test
    void aWorkingIndexIsValid() {
        assertThat(judge(valid, asked()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anInvalidIndexIsNot() {
        Ruling ruling = judge(valid, asked().invalid());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("mine is INVALID: its build did not end well");
    }

    @Test
    void aValidOneBesideAnInvalidOneIsEnough() {
        assertThat(valid.judge(after(seeded().with(asked().invalid())
                                        .with(asked().oid(NEW + 1).named("second")))
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void anIndexThatIsBeingBuiltIsCalledThat() {
        Ruling ruling = valid.judge(after(seeded().with(asked().invalid()))
                .began(learner(1), 30, "CREATE INDEX CONCURRENTLY")
                .progress(learner(1), 59, "CREATE INDEX CONCURRENTLY", NEW)
                .phase());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("mine is still being built");
    }

    @Test
    void anIndexWhoseBuildFailedAMomentAgoIsNotBeingBuilt() {
        assertThat(valid.judge(after(seeded().with(asked().invalid()))
                                .began(learner(1), 30, "CREATE INDEX CONCURRENTLY")
                                .progress(learner(1), 59, "CREATE INDEX CONCURRENTLY", NEW)
                                .error(learner(1), 59.5, "57014", "canceling statement due to user request")
                                .phase())
                        .actual())
                .startsWith("mine is INVALID");
    }

    // ---- index-absent

    @Test
    void anIndexThatWasNeverMadeIsAbsent() {
        assertThat(absent.judge(busyShop().phase()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anIndexThatIsLeftIsNotAbsent() {
        assertThat(judge(absent, asked()).actual()).isEqualTo("mine is still there");
    }

    @Test
    void anInvalidLeftoverIsNotAbsent() {
        Ruling ruling = judge(absent, asked().invalid());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("an INVALID mine is left behind");
    }

    @Test
    void anAbsenceWhoseEndNobodySawIsUnproven() {
        assertThat(absent.judge(busyShop().unseen(50, 60).phase()).outcome()).isEqualTo(UNPROVEN);
    }

    // ---- no-invalid-index

    @Test
    void aHealthyDatabaseHasNoInvalidIndex() {
        assertThat(noneInvalid.judge(busyShop().phase()).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anInvalidIndexOnAnyTableBreaksIt() {
        Ruling ruling = judge(noneInvalid, index(NEW, "forgotten", USERS, "id").invalid());

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("forgotten is INVALID");
    }

    @Test
    void whatAnInterruptedReindexLeftIsToldApart() {
        assertThat(judge(noneInvalid, asked().named("orders_user_id_idx_ccnew").invalid())
                        .actual())
                .isEqualTo(
                        "orders_user_id_idx_ccnew, which an interrupted REINDEX CONCURRENTLY left behind, is INVALID");
    }

    private static IndexMaker asked() {
        return index(NEW, "mine", ORDERS, "status", "user_id");
    }

    private static Ruling judge(Check check, IndexMaker made) {
        return check.judge(after(seeded().with(made)).phase());
    }

    private static MadeUpAttempt after(ShopCatalogue catalogue) {
        return busyShop().catalogue(30, catalogue);
    }
}
