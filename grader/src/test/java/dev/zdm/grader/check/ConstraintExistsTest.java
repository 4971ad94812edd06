package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Catalogue.Constraint;
import dev.zdm.grader.fixture.ShopCatalogue;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConstraintExistsTest {

    private final Check toUsers = foreignKey(true, "user_id");

    @Test
    void theConstraintIsThere() {
        Ruling ruling = judge(toUsers, seeded());

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("orders_user_id_fkey");
        assertThat(toUsers.claim())
                .isEqualTo("orders has a validated foreign key constraint on (user_id) that references users");
    }

    @Test
    void withoutItTheClaimIsBroken() {
        Ruling ruling = judge(toUsers, seeded().withoutConstraint("orders_user_id_fkey"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("there is none");
    }

    @Test
    void notValidIsNotEnoughUnlessTheLabSaysSo() {
        ShopCatalogue notValid = seeded().with(key(ORDERS, false, true, USERS));

        assertThat(judge(toUsers, notValid).outcome()).isEqualTo(BROKEN);
        assertThat(judge(toUsers, notValid).actual())
                .isEqualTo("orders_user_id_fkey is NOT VALID: nobody looked at the old rows");
        assertThat(judge(foreignKey(false, "user_id"), notValid).outcome()).isEqualTo(KEPT);
        assertThat(foreignKey(false).claim()).isEqualTo("orders has a foreign key constraint that references users");
    }

    @Test
    void oneThatIsNotEnforcedIsNone() {
        Ruling ruling = judge(foreignKey(false, "user_id"), seeded().with(key(ORDERS, false, false, USERS)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).isEqualTo("orders_user_id_fkey is NOT ENFORCED");
    }

    @Test
    void aValidOneBesideANotValidOneIsEnough() {
        assertThat(judge(
                                toUsers,
                                seeded().withoutConstraint("orders_user_id_fkey")
                                        .with(key(ORDERS, false, true, USERS))
                                        .with(new Constraint(
                                                20_001, "other", "f", ORDERS, true, true, USERS, List.of("user_id"))))
                        .actual())
                .isEqualTo("other");
    }

    @Test
    void anotherReferenceKindTableOrColumnIsAnotherConstraint() {
        assertThat(judge(toUsers, seeded().with(key(ORDERS, true, true, ORDERS)))
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(toUsers, seeded().with(key(USERS, true, true, USERS))).outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(foreignKey(true, "id"), seeded()).outcome()).isEqualTo(BROKEN);
        assertThat(judge(foreignKey(true, "user_id", "id"), seeded()).outcome()).isEqualTo(BROKEN);
        assertThat(judge(check("check"), seeded()).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void columnsMayComeInAnyOrder() {
        var unique = new Constraint(20_001, "u", "u", ORDERS, true, true, null, List.of("user_id", "id"));

        assertThat(judge(
                                new ConstraintExists(
                                        "orders", "unique", List.of("id", "user_id"), Optional.empty(), true),
                                seeded().with(unique))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aNotNullConstraintIsOneToo() {
        var notNull = new Constraint(20_001, "orders_note_not_null", "n", ORDERS, true, true, null, List.of("note"));

        assertThat(judge(check("not-null"), seeded().with(notNull)).outcome()).isEqualTo(KEPT);
        assertThat(check("not-null").claim()).isEqualTo("orders has a validated not null constraint");
        assertThat(judge(check("primary-key"), seeded()).actual()).isEqualTo("orders_pkey");
    }

    @Test
    void theTableIsTheOneThatHasTheNameNow() {
        assertThat(judge(toUsers, seeded().withRenamedTable("orders", "old")).actual())
                .isEqualTo("there is no table orders");
        assertThat(judge(toUsers, seeded().withRenamedTable("orders", "old").withTable(30_000, "orders"))
                        .actual())
                .isEqualTo("there is none");
    }

    @Test
    void anEndThatNobodySawIsUnproven() {
        assertThat(toUsers.judge(busyShop().unseen(50, 60).phase()).outcome()).isEqualTo(UNPROVEN);
        assertThat(toUsers.judge(busyShop()
                                .damaged("catalogue.jsonl is broken at line 2")
                                .phase())
                        .actual())
                .isEqualTo("catalogue.jsonl is broken at line 2");
    }

    private static Check foreignKey(boolean validated, String... columns) {
        return new ConstraintExists("orders", "foreign-key", List.of(columns), Optional.of("users"), validated);
    }

    private static Check check(String kind) {
        return new ConstraintExists("orders", kind, List.of(), Optional.empty(), true);
    }

    private static Constraint key(long table, boolean validated, boolean enforced, long references) {
        return new Constraint(
                16_413, "orders_user_id_fkey", "f", table, validated, enforced, references, List.of("user_id"));
    }

    private static Ruling judge(Check check, ShopCatalogue atEnd) {
        return check.judge(busyShop().catalogue(20, atEnd).phase());
    }
}
