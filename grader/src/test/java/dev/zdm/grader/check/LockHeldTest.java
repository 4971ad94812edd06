package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LockHeldTest {

    private final Check anyTime = new LockHeld("orders", LockMode.SHARE, Duration.ZERO, false);
    private final Check fiveSeconds = new LockHeld("orders", LockMode.SHARE, Duration.ofSeconds(5), false);

    @Test
    void aLockThatWasSeenKeepsIt() {
        Ruling ruling = judge(fiveSeconds, held(20, 26, LockMode.SHARE));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual())
                .isEqualTo("session 4711 (learner) held ShareLock on orders for 6 s, at 01:00:20.0Z, second 20");
    }

    @Test
    void exactlyLongEnoughIsEnough() {
        assertThat(judge(fiveSeconds, held(20, 25, LockMode.SHARE)).outcome()).isEqualTo(KEPT);
    }

    @Test
    void tooShortIsNot() {
        Ruling ruling = judge(fiveSeconds, held(20, 24.9, LockMode.SHARE));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("too short: ").contains("4.9 s");
    }

    @Test
    void aLockThatOneTransactionAfterTheOtherTakesIsHeldForAsLongAsTheLongestOfThem() {
        var sixTimes = busyShop()
                .held(learner(1), 20, 26, ORDERS, "orders", LockMode.SHARE)
                .transaction(learner(1), 20, 22, false)
                .transaction(learner(1), 22, 23, false)
                .transaction(learner(2), 20, 26, false);

        assertThat(judge(fiveSeconds, sixTimes).actual())
                .startsWith("too short: ")
                .contains("for 2 s");
    }

    @Test
    void transactionsThatAreTooShortToBeToldOfHoldALockForAMoment() {
        var againAndAgain = busyShop().held(learner(1), 20, 26, ORDERS, "orders", LockMode.SHARE);

        assertThat(judge(fiveSeconds, againAndAgain).outcome()).isEqualTo(BROKEN);
        assertThat(judge(anyTime, againAndAgain).outcome()).isEqualTo(KEPT);
    }

    @Test
    void aLockAtTheEndOfDdlIsProofOfAMoment() {
        var quick = busyShop()
                .began(learner(1), 20, "CREATE INDEX ON orders (status)")
                .ddlEnd(learner(1), 20.01, "CREATE INDEX", 1, lock(LockMode.SHARE))
                .done(learner(1), 20.02);

        assertThat(judge(anyTime, quick).outcome()).isEqualTo(KEPT);
        assertThat(judge(fiveSeconds, quick).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aStrongerLockIsNotWhatWasAsked() {
        Ruling ruling = judge(anyTime, held(20, 26, LockMode.ACCESS_EXCLUSIVE));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("a stronger lock: ");
    }

    @Test
    void aStrongerLockWillDoWhenTheLabSaysSo() {
        var orStronger = new LockHeld("orders", LockMode.SHARE, Duration.ZERO, true);

        assertThat(judge(orStronger, held(20, 26, LockMode.ACCESS_EXCLUSIVE)).outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aWeakerLockIsNot() {
        assertThat(judge(anyTime, held(20, 26, LockMode.ROW_EXCLUSIVE)).actual())
                .startsWith("a weaker lock: ");
    }

    @Test
    void theRightLockOnTheWrongTableIsNot() {
        Ruling ruling = judge(anyTime, busyShop().held(learner(1), 20, 26, USERS, "users", LockMode.SHARE));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.proof().get(0)).startsWith("elsewhere: ").contains("on users");
    }

    @Test
    void aCustomersLockIsNotTheLearners() {
        assertThat(judge(anyTime, busyShop().held(writer(1), 20, 26, ORDERS, "orders", LockMode.SHARE))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void onlyTheTimeInThePhaseCounts() {
        assertThat(judge(fiveSeconds, held(6, 14, LockMode.SHARE)).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aLockThatNobodyWasThereToSeeIsUnproven() {
        assertThat(judge(anyTime, busyShop().unseen(20, 30)).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void noLockAtAllBreaksIt() {
        assertThat(judge(anyTime, busyShop()).outcome()).isEqualTo(BROKEN);
    }

    private static MadeUpAttempt held(double from, double to, LockMode mode) {
        return busyShop().held(learner(1), from, to, ORDERS, "orders", mode).transaction(learner(1), from, to, false);
    }

    private static Ruling judge(Check check, MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
