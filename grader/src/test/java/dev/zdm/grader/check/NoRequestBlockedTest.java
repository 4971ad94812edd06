package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.farBehind;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.reader;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.ShopCatalogue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoRequestBlockedTest {

    private static final String BUILD = "CREATE INDEX ON orders (status)";

    private final Check check = new NoRequestBlocked(Duration.ofMillis(250));

    @Test
    void aBusyShopThatNobodyDisturbsKeepsTheClaim() {
        Ruling ruling = judge(busyShop());

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.actual()).isEqualTo("15000 requests served, the slowest in 12 ms");
    }

    @Test
    void aCustomerStuckBehindTheLearnerBreaksIt() {
        Ruling ruling =
                judge(busyShop().slow(writer(1), 20, 0.251).wait(writer(1), 20.001, 20.2, behind(learner(1), BUILD)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .isEqualTo("CREATE INDEX ON orders (status) in session 4711 (learner): 1 customer waited behind it, the"
                        + " longest for 251 ms, from 01:00:20.0Z to 01:00:20.2Z, second 20 to 20");
        assertThat(ruling.proof())
                .containsExactly("place-order of v1, session 201, waited 251 ms from 01:00:20.0Z to 01:00:20.2Z,"
                        + " second 20 to 20");
    }

    @Test
    void aRequestOfExactlyTheLimitIsInTime() {
        assertThat(judge(busyShop().slow(writer(1), 20, 0.25).wait(writer(1), 20, 20.25, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void theStatementThatHurtMostIsToldFirst() {
        Ruling ruling = judge(busyShop()
                .slow(writer(1), 20, 0.3)
                .wait(writer(1), 20, 20.3, behind(learner(1), "LOCK TABLE orders"))
                .slow(writer(1), 30, 0.3)
                .wait(writer(1), 30, 30.3, behind(learner(2), BUILD))
                .slow(writer(2), 30, 2)
                .wait(writer(2), 30, 32, behind(learner(2), BUILD)));

        assertThat(ruling.actual()).startsWith(BUILD + " in session 4712").contains("2 customers", "longest for 2 s");
        assertThat(ruling.proof().get(0)).startsWith("LOCK TABLE orders in session 4711");
    }

    // ---- whose fault it is

    @Test
    void aQueueBehindTheLearnersDdlIsTheLearnersFaultThoughTheReportIsInFrontOfIt() {
        assertThat(judge(busyShop()
                                .slow(writer(1), 20, 3)
                                .wait(
                                        writer(1),
                                        20,
                                        23,
                                        behind(learner(1), "ALTER TABLE orders ADD COLUMN c text"),
                                        farBehind(report(), "SELECT pg_sleep(60)")))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aCustomerBehindTheReportAloneIsNotTheLearnersFault() {
        assertThat(judge(busyShop()
                                .slow(writer(1), 20, 3)
                                .wait(writer(1), 20, 23, behind(report(), "LOCK TABLE orders")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aCustomerBehindACustomerBehindTheLearnerIsTheLearnersFault() {
        assertThat(judge(busyShop()
                                .slow(writer(1), 20, 3)
                                .wait(
                                        writer(1),
                                        20,
                                        23,
                                        behind(writer(2), "UPDATE orders"),
                                        farBehind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void customersMayWaitForEachOther() {
        assertThat(judge(busyShop().slow(writer(1), 20, 3).wait(writer(1), 20, 23, behind(writer(2), "UPDATE orders")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void theLearnerMayWaitForCustomersAsLongAsTheyLike() {
        assertThat(judge(busyShop().wait(learner(1), 20, 50, behind(writer(1), "UPDATE orders")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void theReportIsNoCustomer() {
        assertThat(judge(busyShop().wait(report(), 20, 50, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void autovacuumIsNotTheLearner() {
        var autovacuum = new Session(900, second(15), "");

        assertThat(judge(busyShop()
                                .slow(writer(1), 20, 3)
                                .wait(writer(1), 20, 23, behind(autovacuum, "autovacuum: VACUUM orders")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void loggingInAsTheShopHidesNobody() {
        var disguised = new Session(901, second(15), "app_v1");

        assertThat(judge(busyShop().slow(writer(1), 20, 3).wait(writer(1), 20, 23, behind(disguised, BUILD)))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aPreparedTransactionIsTheLearners() {
        var prepared = new Session(0, Instant.EPOCH, "");

        Ruling ruling = judge(busyShop().slow(writer(1), 20, 3).wait(writer(1), 20, 23, behind(prepared, "")));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("a prepared transaction");
    }

    @Test
    void aProcessIdThatOnceServedCustomersDoesNotMakeItsLaterOwnerOneOfThem() {
        var reused = new Session(writer(2).pid(), second(15), "app_v1");

        assertThat(judge(busyShop().slow(writer(1), 20, 3).wait(writer(1), 20, 23, behind(reused, BUILD)))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aProcessIdThatOnceWasTheLearnersDoesNotMakeItsLaterOwnerTheLearner() {
        var reused = new Session(learner(1).pid(), second(15), "");

        assertThat(judge(busyShop()
                                .statement(learner(1), 11, 12, "SELECT 1")
                                .slow(writer(1), 20, 3)
                                .wait(writer(1), 20, 23, behind(reused, "autovacuum: VACUUM orders")))
                        .outcome())
                .isEqualTo(KEPT);
    }

    // ---- a lock on rows is a lock

    @Test
    void aCustomerWhoWaitsForTheLearnersRowsIsHarmed() {
        assertThat(judge(busyShop()
                                .slow(writer(1), 20, 3)
                                .wait(
                                        writer(1),
                                        20,
                                        23,
                                        null,
                                        LockMode.SHARE,
                                        behind(learner(1), "UPDATE orders SET status = 'x'")))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    // ---- requests that the log does not have yet

    @Test
    void aCustomerWhoStillStandsThereIsHarmedThoughNoRequestIsLogged() {
        Ruling ruling = judge(busyShop().wait(writer(1), 59, 60, behind(learner(1), BUILD)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("1 customer waited behind it, the longest for 1 s");
    }

    @Test
    void aWaitOfExactlyTheLimitIsNoHarm() {
        assertThat(judge(busyShop().wait(writer(1), 59, 59.25, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void oneRequestIsNotCountedTwice() {
        assertThat(judge(busyShop().slow(writer(1), 20, 1).wait(writer(1), 20, 21, behind(learner(1), BUILD)))
                        .actual())
                .contains("1 customer waited");
    }

    // ---- the machine's slowness

    @Test
    void aSlowRequestThatNoLockExplainsBlamesNobody() {
        Ruling ruling = judge(busyShop().slow(writer(1), 20, 0.9));

        assertThat(ruling.outcome()).isEqualTo(KEPT);
        assertThat(ruling.proof())
                .containsExactly(
                        "1 request took longer than the limit, but no lock explains it: this machine was slow");
    }

    @Test
    void aMomentBehindTheLearnerDoesNotExplainASlowRequest() {
        assertThat(judge(busyShop().slow(writer(1), 20, 0.9).wait(writer(1), 20.1, 20.11, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aSlowRequestThatWouldHaveBeenInTimeButForTheLearnerIsTheLearnersFault() {
        assertThat(judge(busyShop().slow(writer(1), 20, 0.3).wait(writer(1), 20.1, 20.16, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aSlowRequestWhileNobodyWasLookingIsUnproven() {
        Ruling ruling = judge(busyShop().slow(writer(1), 20, 0.9).unseen(19, 21));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).startsWith("a request suffered while nobody was looking");
    }

    @Test
    void aGapInWhichNobodySufferedDoesNotMatter() {
        assertThat(judge(busyShop().unseen(19, 21)).outcome()).isEqualTo(KEPT);
    }

    // ---- 503

    @Test
    void a503WhileThePoolStandsBehindTheLearnerIsHarm() {
        Ruling ruling = judge(busyShop()
                .turnedAway(Kind.WRITE, 20, 2)
                .turnedAway(Kind.WRITE, 20.1, 2)
                .wait(writer(1), 19.8, 23, behind(learner(1), BUILD)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("2 requests failed with 503");
    }

    @Test
    void a503OfTheReadersPoolIsNotProvenByTheWritersPool() {
        assertThat(judge(busyShop().turnedAway(Kind.READ, 20, 2).wait(writer(1), 20, 20.2, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void a503IsNotProvenByAMomentBehindTheLearner() {
        assertThat(judge(busyShop().turnedAway(Kind.WRITE, 20, 2).wait(writer(1), 20, 20.2, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    // ---- a changed shop

    @Test
    void anErrorThatAChangedSchemaGivesIsHarmAfterTheLearnersDdl() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 19, "ALTER TABLE users RENAME full_name TO name")
                .ddlStart(learner(1), 19, "ALTER TABLE", 0)
                .ddlEnd(learner(1), 19.01, "ALTER TABLE", ShopCatalogue.USERS)
                .done(learner(1), 19.02)
                .failed(reader(1), 20, 0.01, "42703", "column full_name does not exist"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .contains("RENAME full_name", "1 request failed with 42703 column full_name does not exist");
    }

    @Test
    void anErrorBeforeAnyChangeOfTheLearnersIsUnproven() {
        assertThat(judge(busyShop()
                                .failed(reader(1), 20, 0.01, "42703", "column full_name does not exist")
                                .statement(learner(1), 15, 16, "SELECT 1")
                                .statement(learner(1), 21, 22, "ALTER TABLE users RENAME full_name TO name"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aDatabaseThatTheLearnerMadeReadOnlyIsHarm() {
        assertThat(judge(busyShop()
                                .statement(
                                        learner(1),
                                        15,
                                        16,
                                        "ALTER DATABASE shop SET default_transaction_read_only = on")
                                .failed(
                                        writer(1),
                                        20,
                                        0.01,
                                        "25006",
                                        "cannot execute UPDATE in a read-only transaction"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    // ---- killed sessions

    @Test
    void aCustomerWhoseSessionTheLearnerKillsIsHarmed() {
        Ruling ruling = judge(busyShop()
                .began(learner(2), 11, "CREATE INDEX CONCURRENTLY ON orders (status)")
                .statement(learner(1), 20, 20.01, "SELECT pg_terminate_backend(201)")
                .failed(writer(1), 20, 0.02, "57P01", "terminating connection due to administrator command"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("SELECT pg_terminate_backend(201)");
    }

    @Test
    void aSessionThatDiedWhileTheLearnerDidNothingIsUnproven() {
        Ruling ruling = judge(busyShop()
                .statement(learner(1), 11, 12, "SELECT pg_terminate_backend(201)")
                .failed(writer(1), 20, 0.02, "57P01", "terminating connection due to administrator command"));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("57P01", "nothing in the evidence tells why");
    }

    @Test
    void anInnocentStatementInThatSecondIsNotBlamed() {
        Ruling ruling = judge(busyShop()
                .statement(learner(1), 19.9, 20.1, "SELECT count(*) FROM orders")
                .failed(writer(1), 20, 0.02, "57P01", "terminating connection due to administrator command"));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void aKillOutOfSightIsFoundByTheFunctionThatDoesIt() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 15, "CREATE FUNCTION tidy() RETURNS void …")
                .line(new StatementLine.DdlEnd(
                        second(15.1),
                        learner(1),
                        "CREATE FUNCTION",
                        null,
                        List.of(new StatementLine.DdlObject(30_001, "function", "public.tidy()", null)),
                        List.of(),
                        List.of()))
                .done(learner(1), 15.1)
                .statement(learner(2), 19.9, 20.1, "SELECT count(*) FROM orders")
                .statement(learner(1), 20, 20.01, "SELECT tidy()")
                .failed(writer(1), 20, 0.02, "57P01", "terminating connection due to administrator command"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("SELECT tidy()");
    }

    @Test
    void aNameInUnicodeEscapesMayBeAnything() {
        Ruling ruling = judge(busyShop()
                .statement(learner(1), 20, 20.01, "SELECT U&\"pg\\005fterminate_backend\"(201)")
                .failed(writer(1), 20, 0.02, "57P01", "terminating connection due to administrator command"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aKillByACustomersOwnStatementIsFoundByTheCodeThatDoesIt() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 15, "CREATE FUNCTION alone() RETURNS trigger AS $$ … pg_terminate_backend(pid) … $$")
                .ddlEnd(learner(1), 15.1, "CREATE FUNCTION", 30_001)
                .done(learner(1), 15.1)
                .failed(writer(1), 20, 0.02, "57P01", "terminating connection due to administrator command"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("CREATE FUNCTION alone()");
    }

    // ---- code in the customers' way

    @Test
    void aCustomerWhomCodeOfTheLearnersHasLockTheTableStandsThereForTheLearner() {
        Culprit locker = new Culprit(
                writer(2), 1, "active", "UPDATE users", false, List.of(LockMode.ROW_EXCLUSIVE, LockMode.EXCLUSIVE));

        assertThat(judge(busyShop().slow(writer(1), 20, 3).wait(writer(1), 20, 23, locker))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aCustomerWhomCodeOfTheLearnersHasWaitForAStrongLockIsHarmed() {
        Ruling ruling = judge(busyShop()
                .slow(writer(1), 20, 3)
                .wait(
                        writer(1),
                        20,
                        23,
                        "orders",
                        LockMode.ACCESS_EXCLUSIVE,
                        behind(report(), "SELECT pg_sleep(12) FROM orders")));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
    }

    @Test
    void aCustomerWhoGaveUpWithoutALimitOfItsOwnIsHarmedAfterAChangeOfTheLearners() {
        MadeUpAttempt gaveUp =
                busyShop().failed(writer(1), 20, 0.02, "55P03", "canceling statement due to lock timeout");

        assertThat(judge(gaveUp).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(busyShop()
                                .began(learner(1), 15, "CREATE TRIGGER briefly BEFORE INSERT ON orders …")
                                .ddlEnd(learner(1), 15.1, "CREATE TRIGGER", 30_002)
                                .done(learner(1), 15.1)
                                .failed(writer(1), 20, 0.02, "55P03", "canceling statement due to lock timeout"))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void rowsThatAPolicyMayHideLeaveItUnproven() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 15, "CREATE POLICY recent ON orders …")
                .ddlEnd(learner(1), 15.1, "CREATE POLICY", 30_003)
                .done(learner(1), 15.1));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("may hide rows", "CREATE POLICY recent");
    }

    @Test
    void writesThatComputeForLongAgainAndAgainAfterAChangeOfTheLearnersLeaveItUnproven() {
        Ruling ruling = judge(computing(withATrigger(), 8, 0));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("8 writes computed", "CREATE TRIGGER busy");
    }

    @Test
    void whereReadsComputeForLongTooTheMachineIsSlow() {
        assertThat(judge(computing(withATrigger(), 8, 2)).outcome()).isEqualTo(KEPT);
    }

    @Test
    void writesThatComputeForLongNowAndThenAreTheMachines() {
        assertThat(judge(computing(withATrigger(), 7, 0)).outcome()).isEqualTo(KEPT);
        assertThat(judge(computing(busyShop(), 8, 0)).outcome()).isEqualTo(KEPT);
    }

    private static MadeUpAttempt withATrigger() {
        return busyShop()
                .began(learner(1), 15, "CREATE TRIGGER busy BEFORE UPDATE ON orders …")
                .ddlEnd(learner(1), 15.1, "CREATE TRIGGER", 30_002)
                .done(learner(1), 15.1);
    }

    private static MadeUpAttempt computing(MadeUpAttempt attempt, int writes, int reads) {
        for (int i = 0; i < writes; i++) {
            attempt.slow(writer(1), 20 + i, 0.5).longStatement(writer(1), 20 + i, 20.45 + i, "CPU");
        }
        for (int i = 0; i < reads; i++) {
            attempt.slow(reader(1), 20 + i, 0.5).longStatement(reader(1), 20 + i, 20.45 + i, "CPU");
        }
        return attempt;
    }

    @Test
    void aCustomerWhoRanIntoSleepAfterAChangeOfTheLearnersIsHarmed() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 15, "CREATE TRIGGER slow BEFORE UPDATE ON orders …")
                .ddlEnd(learner(1), 15.1, "CREATE TRIGGER", 30_002)
                .done(learner(1), 15.1)
                .slow(writer(1), 20, 1)
                .asleep(writer(1), 20, 20.9));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith("CREATE TRIGGER slow");
    }

    @Test
    void customersTurnedAwayBecauseTheirPoolSleptAreHarmed() {
        var attempt = busyShop()
                .began(learner(1), 15, "CREATE TRIGGER slow BEFORE UPDATE ON orders …")
                .ddlEnd(learner(1), 15.1, "CREATE TRIGGER", 30_002)
                .done(learner(1), 15.1)
                .turnedAway(Kind.WRITE, 20, 3);
        for (int i = 1; i <= MadeUpAttempt.POOL; i++) {
            attempt.asleep(writer(i), 20, 23);
        }

        assertThat(judge(attempt).outcome()).isEqualTo(BROKEN);
    }

    @Test
    void sleepThatNobodyBroughtAboutIsUnproven() {
        Ruling ruling = judge(busyShop().slow(writer(1), 20, 1).asleep(writer(1), 20, 20.9));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).startsWith("a customer's statement was sent to sleep, and nothing tells by whom");
    }

    @Test
    void theSleepOfAnotherCustomerIsTheMachinesSlowness() {
        assertThat(judge(busyShop()
                                .statement(learner(1), 15, 15.1, "UPDATE users SET full_name = 'x'")
                                .slow(writer(1), 20, 1)
                                .asleep(writer(2), 20, 20.9)
                                .asleep(writer(1), 30, 30.9))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aPoolThatSleptForLessThanHalfOfTheWaitExplainsNothing() {
        Ruling ruling = judge(busyShop()
                .statement(learner(1), 15, 15.1, "UPDATE users SET full_name = 'x'")
                .turnedAway(Kind.WRITE, 20, 3)
                .asleep(writer(1), 20, 21.4));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).startsWith("a customer was turned away with 503");
    }

    // ---- deploys

    @Test
    void anAppThatTheShopIsNotReadyForIsTheDeploysFault() {
        Ruling ruling = judge(busyShop()
                .deploy(0, Map.of("v1", 100))
                .deploy(19, Map.of("v1", 50, "v2", 50))
                .failed(writer(1), 20, 0.1, "42703", "column \"name\" does not exist"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual())
                .isEqualTo("the deploy of v1 and v2: 1 request failed with 42703 column \"name\" does not exist,"
                        + " from 01:00:20.0Z to 01:00:20.1Z, second 20 to 20");
    }

    @Test
    void whatRanWhenTheAttemptBeganIsNotTheLearnersDoing() {
        assertThat(judge(busyShop()
                                .deploy(0, Map.of("v1", 100))
                                .failed(writer(1), 20, 0.1, "42703", "column \"name\" does not exist"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void aDeployAfterTheFailureIsNotItsCause() {
        assertThat(judge(busyShop()
                                .deploy(0, Map.of("v1", 100))
                                .failed(writer(1), 20, 0.1, "42703", "column \"name\" does not exist")
                                .deploy(21, Map.of("v2", 100)))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void ofDdlAndADeployTheLaterIsTold() {
        MadeUpAttempt dropped = busyShop()
                .deploy(0, Map.of("v1", 100))
                .began(learner(1), 15, "ALTER TABLE users DROP COLUMN name")
                .ddlEnd(learner(1), 15.01, "ALTER TABLE", 1, lock(LockMode.ACCESS_EXCLUSIVE))
                .done(learner(1), 15.02)
                .failed(writer(1), 20, 0.1, "42703", "column \"name\" does not exist");

        assertThat(judge(dropped).actual()).startsWith("ALTER TABLE users DROP COLUMN name in session 4711");
        assertThat(judge(dropped.deploy(19, Map.of("v2", 100))).actual()).startsWith("the deploy of v2: ");
    }

    @Test
    void aDeployKillsAndBlocksNobody() {
        assertThat(judge(busyShop()
                                .deploy(0, Map.of("v1", 100))
                                .deploy(19, Map.of("v2", 100))
                                .failed(writer(1), 20, 0.1, "57P01", "terminating connection"))
                        .outcome())
                .isEqualTo(UNPROVEN);
        assertThat(judge(busyShop()
                                .deploy(0, Map.of("v1", 100))
                                .deploy(19, Map.of("v2", 100))
                                .slow(writer(1), 20, 1))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void writesThatAreSlowAloneAfterAChangeOfTheLearnersLeaveItUnproven() {
        Ruling ruling = judge(busyShop()
                .began(learner(1), 15, "CREATE TRIGGER busy BEFORE UPDATE ON orders …")
                .ddlEnd(learner(1), 15.1, "CREATE TRIGGER", 30_002)
                .done(learner(1), 15.1)
                .slow(writer(1), 20, 0.9)
                .slowWrites(19, 22, Duration.ofMillis(800)));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).contains("most writes were slow", "CREATE TRIGGER busy");
    }

    @Test
    void writesThatAreSlowAloneAfterAnIndexWasDroppedAreTheMachines() {
        assertThat(judge(busyShop()
                                .began(learner(1), 15, "DROP INDEX CONCURRENTLY x")
                                .ddlEnd(learner(1), 15.1, "DROP INDEX", 30_002)
                                .done(learner(1), 15.1)
                                .slow(writer(1), 20, 0.9)
                                .slowWrites(19, 22, Duration.ofMillis(800)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void writesThatAreSlowAloneThoughNobodyChangedAnythingAreTheMachines() {
        assertThat(judge(busyShop().slow(writer(1), 20, 0.9).slowWrites(19, 22, Duration.ofMillis(800)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aCustomerWhoseStatementTimedOutBehindTheLearnerIsHarmedHoweverShortItWas() {
        Ruling ruling = judge(busyShop()
                .wait(writer(1), 20, 20.1, behind(learner(1), BUILD))
                .failed(writer(1), 20, 0.1, "57014", "canceling statement due to statement timeout"));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).startsWith(BUILD);
    }

    @Test
    void anErrorThatAHealthyShopDoesNotHaveIsUnproven() {
        assertThat(judge(busyShop().failed(writer(1), 20, 0.1, "40P01", "deadlock detected"))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    // ---- is anything proven at all?

    @Test
    void anIdleShopProvesNothing() {
        Ruling ruling = judge(busyShop().withoutTraffic(0, 60));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).isEqualTo("the workload did not run");
    }

    @Test
    void aWorkloadThatDiedProvesNothing() {
        assertThat(judge(busyShop().withoutTraffic(50, 60)).actual())
                .isEqualTo("the workload has been silent since 01:00:50.0Z");
    }

    @Test
    void aWorkloadThatPausedForHalfThePhaseProvesNothing() {
        assertThat(judge(busyShop().withoutTraffic(20, 45)).outcome()).isEqualTo(UNPROVEN);
    }

    @Test
    void aWorkloadBelowFourFifthsOfItsRateProvesNothing() {
        assertThat(judge(busyShop().offering(0.75)).outcome()).isEqualTo(UNPROVEN);
        assertThat(judge(busyShop().offering(0.8)).outcome()).isEqualTo(KEPT);
    }

    @Test
    void anEndThatNobodySawProvesNothing() {
        Ruling ruling = judge(busyShop().unseen(57.5, 60));

        assertThat(ruling.outcome()).isEqualTo(UNPROVEN);
        assertThat(ruling.actual()).isEqualTo("the recorder has not been heard of since 01:00:57.0Z");
    }

    @Test
    void damagedEvidenceProvesNothing() {
        assertThat(judge(busyShop().damaged("locks.jsonl is broken at line 7")).outcome())
                .isEqualTo(UNPROVEN);
    }

    @Test
    void harmThatWasSeenStandsThoughTheEndWasNot() {
        assertThat(judge(busyShop()
                                .slow(writer(1), 20, 1)
                                .wait(writer(1), 20, 21, behind(learner(1), BUILD))
                                .unseen(40, 60))
                        .outcome())
                .isEqualTo(BROKEN);
    }

    @Test
    void aPhaseOfASecondIsJudgedByTheTrafficBeforeIt() {
        assertThat(judge(busyShop().phase("work", 50, 51)).outcome()).isEqualTo(KEPT);
        assertThat(judge(busyShop().phase("work", 50, 51).withoutTraffic(46, 60))
                        .outcome())
                .isEqualTo(UNPROVEN);
    }

    // ---- which phase it belongs to

    @Test
    void aRequestThatWasDueBeforeThePhaseIsNotThePhases() {
        assertThat(judge(busyShop()
                                .phase("work", 30, 60)
                                .slow(writer(1), 29, 1.1)
                                .wait(writer(1), 29, 30.1, behind(learner(1), BUILD)))
                        .outcome())
                .isEqualTo(KEPT);
    }

    @Test
    void aWaitThatGoesOnFromThePhaseBeforeCountsFromTheBeginOfThisOne() {
        Ruling ruling = judge(busyShop()
                .phase("work", 30, 60)
                .slow(writer(1), 20, 12)
                .wait(writer(1), 20, 32, behind(learner(1), BUILD)));

        assertThat(ruling.outcome()).isEqualTo(BROKEN);
        assertThat(ruling.actual()).contains("the longest for 2 s, from 01:00:30.0Z");
    }

    @Test
    void ddlThatHeldItsLockTooShortForAnyoneToNoticeKeepsTheClaim() {
        assertThat(judge(busyShop()
                                .began(learner(1), 19, "ALTER TABLE orders ADD COLUMN c text")
                                .ddlEnd(learner(1), 19.005, "ALTER TABLE", 1, lock(LockMode.ACCESS_EXCLUSIVE))
                                .done(learner(1), 19.006))
                        .outcome())
                .isEqualTo(KEPT);
    }

    private Ruling judge(MadeUpAttempt attempt) {
        return check.judge(attempt.phase());
    }
}
