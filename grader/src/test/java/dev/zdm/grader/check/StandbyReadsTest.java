package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.evidence.LockMode.SHARE;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.reader;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** {@code no-request-blocked} for customers who read from a standby. */
class StandbyReadsTest {

    private static final String ALTER = "ALTER TABLE orders ADD COLUMN line_count int";
    private static final String LOCK = "LOCK TABLE orders";
    private static final Session AUTOVACUUM = new Session(900, second(15), "");

    private final Check check = new NoRequestBlocked(Duration.ofMillis(250));

    @Test
    void aReaderBehindTheReplayOfTheLearnersLockIsTheLearnersFault() {
        Ruling ruling = judge(locked(20, 25).slow(reader(1), 30, 3).standbyWait(reader(1), 30, 33, 19.9));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .startsWith("LOCK TABLE orders in session 4711 (learner): 1 customer waited behind it, the longest for"
                        + " 3 s");
        assertThat(ruling.proof().get(0)).startsWith("browse of v1 on the standby, session 101, waited 3 s");
    }

    @Test
    void ddlOfMillisecondsThatNoSampleSawIsKnownByTheServersLog() {
        assertThat(judge(standby()
                                .statement(learner(1), 20, 20.01, ALTER)
                                .ddlEnd(learner(1), 20.005, "ALTER TABLE", ORDERS, lock(ACCESS_EXCLUSIVE))
                                .slow(reader(1), 21, 3)
                                .standbyWait(reader(1), 21, 24, 20))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aReaderWhoStillWaitsOnTheStandbyIsHarmed() {
        assertThat(judge(locked(20, 25).standbyWait(reader(1), 30, 33, 19.9)).outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aReaderTurnedAwayWhileThePoolStoodBehindTheReplayIsTheLearnersFault() {
        assertThat(judge(locked(20, 25).turnedAway(Kind.READ, 30, 3).standbyWait(reader(1), 30, 33, 19.9))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void theFirstLockThatTheStandbyHasYetToReplayIsTheOne() {
        MadeUpAttempt attempt = standby()
                .statement(learner(1), 22, 25, LOCK)
                .held(AUTOVACUUM, 20, 20.2, ORDERS, "orders", ACCESS_EXCLUSIVE)
                .held(learner(1), 22, 25, ORDERS, "orders", ACCESS_EXCLUSIVE)
                .slow(reader(1), 30, 1);

        assertThat(judge(attempt.standbyWait(reader(1), 30, 31, 20)).outcome()).isEqualTo(KEPT);
        assertThat(judge(attempt.slow(reader(2), 32, 1).standbyWait(reader(2), 32, 33, 22))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aLockThatTheStandbyHadReleasedBeforeIsNotToBlame() {
        Ruling ruling = judge(locked(20, 25).slow(reader(1), 40, 1).standbyWait(reader(1), 40, 41, 39.9));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual())
                .startsWith("a customer stood on the standby behind the replay of a lock on orders, and nobody was"
                        + " seen to take it: browse of v1 on the standby");
    }

    @Test
    void aLockOnAnotherTableOrOneThatIsNotReplayedIsNotToBlame() {
        MadeUpAttempt attempt = standby()
                .held(learner(1), 20, 25, USERS, "users", ACCESS_EXCLUSIVE)
                .held(learner(1), 20, 25, ORDERS, "orders", SHARE);

        assertThat(judge(attempt.slow(reader(1), 30, 1).standbyWait(reader(1), 30, 31, 20))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aMomentBehindTheReplayInsideARequestThatTheMachineMadeSlowBlamesNobody() {
        assertThat(judge(locked(20, 25).slow(reader(1), 30, 1).standbyWait(reader(1), 30, 30.01, 19.9))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void whatStandsInTheWayOnThePrimaryIsNoWitnessForARequestOnTheStandby() {
        assertThat(judge(locked(20, 23)
                                .wait(writer(1), 20, 20.2, behind(learner(1), LOCK))
                                .slow(reader(1), 20, 3))
                        .outcome())
                .isEqualTo(KEPT);
        assertThat(judge(locked(20, 23)
                                .wait(writer(1), 20, 20.2, behind(learner(1), LOCK))
                                .turnedAway(Kind.READ, 20, 3))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aStandbyThatLagsHarmsNobody() {
        assertThat(judge(standby().standby(20, Duration.ofSeconds(40))).outcome())
                .isEqualTo(KEPT);
    }

    // ---- failures

    @Test
    void aColumnThatIsGoneOnTheStandbyIsTheLearnersFaultHoweverLateItGotThere() {
        assertThat(judge(standby()
                                .statement(learner(1), 20, 20.01, "ALTER TABLE orders DROP COLUMN note")
                                .ddlEnd(learner(1), 20.005, "ALTER TABLE", ORDERS, lock(ACCESS_EXCLUSIVE))
                                .failed(reader(1), 45, 0.01, "42703", "column \"note\" does not exist"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aReadThatRecoveryCancelledIsUnprovenUnlessItStoodBehindTheLearner() {
        String conflict = "canceling statement due to conflict with recovery";
        Ruling ruling = judge(locked(20, 25).failed(reader(1), 30, 3, "40001", conflict));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("40001 (" + conflict + ")", "browse of v1 on the standby");
        assertThat(judge(locked(20, 25)
                                .failed(reader(1), 30, 3, "40001", conflict)
                                .standbyWait(reader(1), 30, 33, 19.9))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void endingSessionsOnThePrimaryEndsNoneOnTheStandby() {
        String kill = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity";

        assertThat(judge(standby()
                                .statement(learner(1), 20, 20.1, kill)
                                .failed(reader(1), 20, 0.1, "57P01", "terminating connection"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aWriteThatWasSentToTheStandbyIsNotTheLearnersFault() {
        assertThat(judge(standby()
                                .statement(learner(1), 15, 15.01, ALTER)
                                .ddlEnd(learner(1), 15.005, "ALTER TABLE", ORDERS, lock(ACCESS_EXCLUSIVE))
                                .failed(reader(1), 20, 0.1, "25006", "cannot execute UPDATE"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    private static MadeUpAttempt standby() {
        return busyShop().readingFromStandby();
    }

    private static MadeUpAttempt locked(double from, double to) {
        return standby()
                .statement(learner(1), from, to, LOCK)
                .held(learner(1), from + 0.2, to, ORDERS, "orders", ACCESS_EXCLUSIVE);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
