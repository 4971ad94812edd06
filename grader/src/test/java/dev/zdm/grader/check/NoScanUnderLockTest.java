package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.ROW_SHARE;
import static dev.zdm.grader.evidence.LockMode.SHARE;
import static dev.zdm.grader.evidence.LockMode.SHARE_ROW_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.SHARE_UPDATE_EXCLUSIVE;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StatementLine.ExactLock;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NoScanUnderLockTest {

    private static final String SET_NOT_NULL = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL";
    private static final String VERIFYING = "verifying table \"orders\"";
    private static final String FOREIGN_KEY = "validating foreign key constraint \"orders_user_id_fkey\"";

    private final Check anywhere = new NoScanUnderLock(Optional.empty());

    @Test
    void aTableThatIsVerifiedUnderItsLockBreaksIt() {
        Ruling ruling = judge(alter(SET_NOT_NULL, VERIFYING, lock(ACCESS_EXCLUSIVE)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .isEqualTo(SET_NOT_NULL + " in session 4711 (learner): verifying table \"orders\" under"
                        + " AccessExclusiveLock on orders, at 01:00:20.1Z, second 20");
        assertThat(anywhere.claim()).isEqualTo("no scan of a table in use was made under a lock that blocks writes");
    }

    @Test
    void aRewriteIsAScanToo() {
        assertThat(judge(alter(
                                "ALTER TABLE orders ALTER id TYPE numeric",
                                "rewriting table \"orders\"",
                                lock(ACCESS_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anIndexIsBuiltByAScan() {
        String building = "building index \"orders_note_key\" on table \"orders\" serially";

        assertThat(judge(alter("ALTER TABLE orders ADD UNIQUE (note)", building, lock(ACCESS_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(alter("CREATE INDEX CONCURRENTLY ON orders (note)", building, lock(SHARE_UPDATE_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void theWeakestLockThatBlocksWritesIsTheLimit() {
        assertThat(judge(alter(SET_NOT_NULL, VERIFYING, lock(SHARE))).outcome()).isEqualTo(BROKEN);
        assertThat(judge(alter(SET_NOT_NULL, VERIFYING, lock(SHARE_UPDATE_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aForeignKeyReadsBothItsTables() {
        assertThat(judge(alter(
                                "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users",
                                FOREIGN_KEY,
                                lock(SHARE_ROW_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(BROKEN);
        assertThat(judge(alter(
                                "ALTER TABLE orders VALIDATE CONSTRAINT fk",
                                FOREIGN_KEY,
                                lock(SHARE_UPDATE_EXCLUSIVE),
                                new ExactLock(USERS, "users", ROW_SHARE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aProofThatSparedTheScanIsNone() {
        assertThat(judge(alter(
                                SET_NOT_NULL,
                                "existing constraints on column \"orders.note\" are sufficient to prove that it does not contain nulls",
                                lock(ACCESS_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatIsNewServesNobodyYet() {
        assertThat(judge(alter(
                                "ALTER TABLE fresh ALTER COLUMN note SET NOT NULL",
                                "verifying table \"fresh\"",
                                new ExactLock(30_000, "fresh", ACCESS_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whoeverWaitsForAnotherTableWaitsForTheScanToo() {
        var users = new ExactLock(USERS, "users", ACCESS_EXCLUSIVE);
        Ruling ruling = judge(
                alter("ALTER TABLE orders VALIDATE CONSTRAINT ck", VERIFYING, users, lock(SHARE_UPDATE_EXCLUSIVE)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("verifying table \"orders\" under AccessExclusiveLock on users");
    }

    @Test
    void theLocksAreThoseAfterTheScanAlsoWhenTheLogTellsAllOfItInOneMillisecond() {
        var users = new ExactLock(USERS, "users", ACCESS_EXCLUSIVE);
        var attempt = busyShop()
                .began(learner(1), 20, "DO 'ALTER TABLE users …; ALTER TABLE orders VALIDATE …'")
                .ddlEnd(learner(1), 20.1, "ALTER TABLE", USERS, users)
                .proof(learner(1), 20.1, VERIFYING)
                .ddlEnd(learner(1), 20.1, "ALTER TABLE", ORDERS, users, lock(SHARE_UPDATE_EXCLUSIVE))
                .done(learner(1), 20.1);

        assertThat(judge(attempt).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void whatIsNewMayBeReadUnderAnyLock() {
        assertThat(judge(alter(
                                "ALTER TABLE fresh VALIDATE CONSTRAINT ck",
                                "verifying table \"fresh\"",
                                new ExactLock(30_000, "fresh", SHARE_UPDATE_EXCLUSIVE),
                                lock(ACCESS_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void onlyTheLabsTableMattersWhenItNamesOne() {
        var users = new NoScanUnderLock(Optional.of("users"));

        assertThat(users.judge(alter(SET_NOT_NULL, VERIFYING, lock(ACCESS_EXCLUSIVE))
                                .phase())
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(users.claim()).isEqualTo("no scan of users was made under a lock that blocks writes");
    }

    @Test
    void aTableThatIsCalledOtherwiseForTheMomentIsTheSame() {
        var users = new NoScanUnderLock(Optional.of("users"));

        assertThat(users.judge(alter(
                                        "ALTER TABLE u ALTER COLUMN email SET NOT NULL",
                                        "verifying table \"u\"",
                                        new ExactLock(USERS, "u", ACCESS_EXCLUSIVE))
                                .phase())
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aScanByTheStandIsNotTheLearners() {
        assertThat(judge(alterIn(report(), SET_NOT_NULL, VERIFYING, lock(ACCESS_EXCLUSIVE)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aScanBeforeThePhaseIsNotThePhases() {
        assertThat(judge(alter(SET_NOT_NULL, VERIFYING, lock(ACCESS_EXCLUSIVE)).phase("work", 30, 60))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aScanThatWasCutShortIsKnownByTheLockThatWasSampled() {
        MadeUpAttempt cutShort = busyShop()
                .began(learner(1), 20, SET_NOT_NULL)
                .proof(learner(1), 20.1, VERIFYING)
                .error(learner(1), 23, "57014", "canceling statement due to statement timeout")
                .held(learner(1), 20.15, 22.95, ORDERS, "orders", ACCESS_EXCLUSIVE);

        assertThat(judge(cutShort).actual()).contains("verifying table \"orders\" under AccessExclusiveLock on orders");
    }

    @Test
    void whatTheServerSaysBesideTheSampledLocksOfOthersIsNone() {
        MadeUpAttempt another = busyShop()
                .began(learner(1), 20, "ALTER TABLE orders VALIDATE CONSTRAINT c")
                .proof(learner(1), 20.1, VERIFYING)
                .error(learner(1), 23, "57014", "canceling statement due to statement timeout")
                .held(learner(1), 20.15, 22.95, ORDERS, "orders", SHARE_UPDATE_EXCLUSIVE)
                .held(learner(2), 21, 22, ORDERS, "orders", ACCESS_EXCLUSIVE)
                .held(learner(1), 30, 31, ORDERS, "orders", ACCESS_EXCLUSIVE);

        assertThat(judge(another).outcome()).isEqualTo(KEPT);
    }

    @Test
    void harmlessnessIsUnprovenInDamagedEvidenceButAScanStands() {
        assertThat(judge(busyShop().damaged("statements.jsonl is broken at line 7"))
                        .actual())
                .isEqualTo("statements.jsonl is broken at line 7");
        assertThat(judge(alter(SET_NOT_NULL, VERIFYING, lock(ACCESS_EXCLUSIVE))
                                .damaged("statements.jsonl is broken at line 7"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void anEndThatNobodySawIsUnproven() {
        assertThat(judge(busyShop().unseen(50, 60)).outcome()).isEqualTo(UNPROVEN);
    }

    private static MadeUpAttempt alter(String text, String message, ExactLock... locks) {
        return alterIn(learner(1), text, message, locks);
    }

    private static MadeUpAttempt alterIn(Session session, String text, String message, ExactLock... locks) {
        return busyShop()
                .began(session, 20, text)
                .proof(session, 20.1, message)
                .ddlEnd(session, 22, "ALTER TABLE", ORDERS, locks)
                .done(session, 22.01);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return anywhere.judge(attempt.phase());
    }
}
