package dev.zdm.grader.check;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Progress;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.ShopCatalogue;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FlywayChecksTest {

    private static Deployer migrate(double from, double to, @Nullable Integer exit, String... applied) {
        return deployer("migrate", from, to, exit, List.of(applied), List.of(), List.of());
    }

    private static Deployer failedAt(double from, double to, String version, String... applied) {
        return deployer("migrate", from, to, 1, List.of(applied), List.of(version), List.of());
    }

    private static Deployer repair(double from, double to, String... forgot) {
        return deployer("repair", from, to, 0, List.of(), List.of(), List.of(forgot));
    }

    private static Deployer deployer(
            String command,
            double from,
            double to,
            @Nullable Integer exit,
            List<String> applied,
            List<String> failed,
            List<String> forgot) {
        return new Deployer(second(to), second(from), 1, command, exit, List.of(learner(5)), applied, failed, forgot);
    }

    @Nested
    class FlywayAppliedTest {

        private final Check check = new FlywayApplied(List.of("1", "2"));

        @Test
        void eachVersionAppliedOnceByWhichProcessSoeverKeepsIt() {
            Ruling ruling = judge(migrate(12, 14, null, "1"), migrate(20, 22, 0, "2"));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).isEqualTo("applied: 1, 2");
            assertThat(judge(migrate(12, 14, 0, "1", "1.5", "2")).outcome()).isEqualTo(KEPT);
        }

        @Test
        void aVersionThatNobodyAppliedBreaksIt() {
            assertThat(judge(migrate(12, 14, 0, "1")).actual()).isEqualTo("no deployer applied 2");
            assertThat(judge().actual()).isEqualTo("no deployer applied 1, 2");
        }

        @Test
        void aVersionThatWasAppliedTwiceBreaksIt() {
            assertThat(judge(migrate(12, 14, 0, "1", "2"), migrate(20, 22, 0, "2"))
                            .actual())
                    .isEqualTo("version 2 was applied twice, at 01:00:22.0Z, second 22 again");
        }

        @Test
        void whatHadFailedAndWasRepairedMayBeAppliedAgain() {
            assertThat(judge(failedAt(12, 14, "2", "1"), repair(16, 17, "2"), migrate(20, 22, 0, "2"))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whatHadFailedAndWasTakenOutOfTheHistoryOtherwiseBreaksIt() {
            Ruling ruling = judge(failedAt(12, 14, "2", "1"), repair(16, 17), migrate(20, 22, 0, "2"));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual())
                    .startsWith("version 2 had failed, and was applied again")
                    .endsWith("without a repair");
        }

        @Test
        void whatFailedInATransactionLeftNothingToRepair() {
            assertThat(judge(migrate(12, 14, 1, "1"), migrate(20, 22, 0, "2")).outcome())
                    .isEqualTo(KEPT);
        }

        private Ruling judge(Deployer... deployers) {
            MadeUpAttempt attempt = busyShop();
            for (Deployer deployer : deployers) {
                attempt.line(deployer);
            }
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class FlywayDeployersTest {

        private final Check check = new FlywayDeployers(2);

        @Test
        void twoAtOnceOfWhichOneAppliedSomethingKeepIt() {
            Ruling ruling = judge(migrate(20, 24, 0, "2"), migrate(20.1, 24.2, 0));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual()).startsWith("one applied 2 and ended well; one applied nothing and ended well");
        }

        @Test
        void oneAfterTheOtherAreNotTwo() {
            assertThat(judge(migrate(20, 24, 0, "2"), migrate(24.1, 26, 0)).actual())
                    .isEqualTo("there were never 2 at work at once");
        }

        @Test
        void twoWithNothingToDoProveNothing() {
            assertThat(judge(migrate(20, 24, 0), migrate(20.1, 24, 0)).outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void oneThatFailedOrWasStoppedBreaksIt() {
            assertThat(judge(migrate(20, 24, 0, "2"), migrate(20.1, 24, 1)).actual())
                    .contains("one applied nothing and ended with 1");
            assertThat(judge(migrate(20, 24, 0, "2"), migrate(20.1, 24, null)).actual())
                    .contains("was stopped");
        }

        @Test
        void aGoodPairMakesUpForABadOne() {
            assertThat(judge(
                                    migrate(20, 24, null),
                                    migrate(20.1, 24, null),
                                    migrate(30, 33, 0, "2"),
                                    migrate(30.1, 34, 0))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void whoLooksOrRepairsIsNoDeployer() {
            assertThat(judge(migrate(20, 24, 0, "2"), repair(20, 24)).outcome()).isEqualTo(BROKEN);
        }

        private Ruling judge(Deployer... deployers) {
            MadeUpAttempt attempt = busyShop();
            for (Deployer deployer : deployers) {
                attempt.line(deployer);
            }
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class FlywayCuredTest {

        private final Check check = new FlywayCured();

        @Test
        void aTransactionThatIsOpenWhileAnotherSessionBuildsBreaksIt() {
            Ruling ruling = judge(building(20, 30)
                    .statement(learner(2), 21, 21, "BEGIN")
                    .statement(learner(2), 21.1, 21.1, "SELECT pg_try_advisory_xact_lock(1)")
                    .statement(learner(2), 29, 29, "COMMIT"));

            assertThat(ruling.outcome()).isEqualTo(BROKEN);
            assertThat(ruling.actual())
                    .startsWith("session 4712 (learner) of Flyway's had a transaction open while session 4711");
        }

        @Test
        void oneThatNobodyEndedIsOpenStill() {
            assertThat(judge(building(20, 30).statement(learner(2), 21, 21, "begin"))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void transactionsBeforeAndAfterwardsKeepIt() {
            assertThat(judge(building(20, 30)
                                    .statement(learner(2), 21, 21, "BEGIN")
                                    .statement(learner(2), 21.5, 21.5, "COMMIT")
                                    .statement(learner(2), 27, 27, "BEGIN")
                                    .statement(learner(2), 28, 28, "ROLLBACK"))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void theTransactionOfTheDdlItselfKeepsIt() {
            assertThat(judge(building(20, 30)
                                    .statement(learner(1), 21, 21, "BEGIN")
                                    .statement(learner(1), 29, 29, "COMMIT"))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void somebodyElsesTransactionIsNotFlyways() {
            assertThat(judge(building(20, 30).statement(learner(3), 21, 29, "BEGIN"))
                            .outcome())
                    .isEqualTo(KEPT);
        }

        @Test
        void theLastOneThatChangedTheShopCounts() {
            assertThat(judge(building(20, 30)
                                    .statement(learner(2), 21, 21, "BEGIN")
                                    .statement(learner(2), 29, 29, "COMMIT")
                                    .line(deployer("migrate", 32, 36, 0, List.of("3"), List.of(), List.of()))
                                    .began(learner(5), 33, "CREATE INDEX CONCURRENTLY y ON orders (id)")
                                    .ddlEnd(learner(5), 34, "CREATE INDEX", 7)
                                    .done(learner(5), 34))
                            .outcome())
                    .isEqualTo(KEPT);
            assertThat(judge(busyShop()).actual()).isEqualTo("no deployer changed the shop in this phase");
        }

        /** A process with sessions 1 and 2, of which the first builds in the middle. */
        private MadeUpAttempt building(double from, double to) {
            return busyShop()
                    .line(new Deployer(
                            second(to),
                            second(from),
                            1,
                            "migrate",
                            0,
                            List.of(learner(1), learner(2)),
                            List.of("2"),
                            List.of(),
                            List.of()))
                    .began(learner(1), from + 3, "CREATE INDEX CONCURRENTLY x ON orders (status)")
                    .ddlEnd(learner(1), from + 5, "CREATE INDEX", 7)
                    .done(learner(1), from + 5);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }

    @Nested
    class FlywayHistoryTest {

        private final Check check = new FlywayHistory("clean", List.of("1", "2"));

        @Test
        void whatFlywayWroteKeepsIt() {
            assertThat(judge(row("1", true, 21), row("2", true, 22)).actual()).isEqualTo("versions 1, 2");
        }

        @Test
        void aRowWithoutADeployerBreaksIt() {
            assertThat(judge(row("1", true, 21), row("2", true, 30)).actual())
                    .isEqualTo(
                            "the row of version 2 was written at 01:00:30.0Z, second 30, when no deployer was at work");
        }

        @Test
        void aVersionThatNoDeployerAppliedBreaksIt() {
            assertThat(judge(row("1", true, 21), row("2", true, 22), row("6", true, 22.5))
                            .actual())
                    .isEqualTo("version 6 stands in it, and no deployer applied it");
        }

        @Test
        void whatFailedOrIsMissingOrThereTwiceBreaksIt() {
            assertThat(judge(row("1", true, 21), row("2", false, 22)).actual()).isEqualTo("version 2 has failed");
            assertThat(judge(row("1", true, 21)).actual()).isEqualTo("missing: 2");
            assertThat(judge(row("1", true, 21), row("1", true, 21), row("2", true, 22))
                            .actual())
                    .isEqualTo("version 1 is there more than once");
        }

        @Test
        void withoutCommitTimesOrAnAnswerNothingIsProven() {
            assertThat(judge(row("1", true, 21), "2\tSQL\tt\tunknown").outcome())
                    .isEqualTo(UNPROVEN);
            assertThat(check.judge(busyShop().phase()).outcome()).isEqualTo(UNPROVEN);
        }

        @Test
        void anEmptyHistoryBreaksIt() {
            assertThat(judge("").actual()).isEqualTo("missing: 1, 2");
        }

        private static String row(String version, boolean success, double committed) {
            return version + "\tSQL\t" + (success ? "t" : "f") + "\t" + second(committed);
        }

        private Ruling judge(String... rows) {
            return check.judge(busyShop()
                    .line(migrate(20, 24, 0, "1", "2"))
                    .probe(59, "clean", 0, String.join("\n", rows))
                    .phase());
        }
    }

    @Nested
    class FlywayHungTest {

        private final Check check = new FlywayHung(Duration.ofSeconds(5));

        @Test
        void exactlySoLongKeepsIt() {
            Ruling ruling = judge(waiting(20, 25, learner(2)).transaction(learner(2), 19, 40, false));

            assertThat(ruling.outcome()).isEqualTo(KEPT);
            assertThat(ruling.actual())
                    .startsWith("CREATE INDEX CONCURRENTLY in session 4711 (learner) waited 5 s for process 4712");
        }

        @Test
        void aMomentLessBreaksIt() {
            assertThat(judge(waiting(20, 24.9, learner(2)).transaction(learner(2), 19, 40, false))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void waitingForSomebodyElseIsNotIt() {
            assertThat(judge(waiting(20, 30, writer(1)).transaction(writer(1), 19, 40, true))
                            .actual())
                    .isEqualTo("no build of Flyway's waited for a session of its own");
            assertThat(judge(waiting(20, 30, learner(3)).transaction(learner(3), 19, 40, false))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void aBuildByHandIsNotFlyways() {
            assertThat(check.judge(busyShop()
                                    .line(progress(20, learner(2)))
                                    .line(progress(30, learner(2)))
                                    .transaction(learner(2), 19, 40, false)
                                    .phase())
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void aTransactionThatNobodySawIsNoWitness() {
            assertThat(judge(waiting(20, 30, learner(2))).outcome()).isEqualTo(BROKEN);
            assertThat(judge(waiting(20, 30, learner(2)).transaction(learner(2), 35, 40, false))
                            .outcome())
                    .isEqualTo(BROKEN);
        }

        @Test
        void whenNobodyWasLookingNothingIsProven() {
            assertThat(judge(busyShop().unseen(20, 40)).outcome()).isEqualTo(UNPROVEN);
        }

        /** A process with sessions 1 and 2, of which the first builds. */
        private MadeUpAttempt waiting(double from, double to, Session locker) {
            return busyShop()
                    .line(new Deployer(
                            second(40),
                            second(15),
                            1,
                            "migrate",
                            null,
                            List.of(learner(1), learner(2)),
                            List.of(),
                            List.of(),
                            List.of()))
                    .line(progress(from, locker))
                    .line(progress(to, locker));
        }

        private static Progress progress(double at, Session locker) {
            return new Progress(
                    second(at),
                    learner(1),
                    "CREATE INDEX CONCURRENTLY",
                    "waiting for old snapshots",
                    "orders",
                    ShopCatalogue.ORDERS,
                    "x",
                    7,
                    locker.pid(),
                    0,
                    0,
                    0,
                    0);
        }

        private Ruling judge(MadeUpAttempt attempt) {
            return check.judge(attempt.phase());
        }
    }
}
