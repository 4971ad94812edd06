package dev.zdm.grader.verdict;

import static dev.zdm.grader.evidence.LockMode.ACCESS_EXCLUSIVE;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt.State;
import dev.zdm.grader.evidence.Audit.LostWrite;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import dev.zdm.labs.StandSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the death of a server leaves of a verdict: deeds that were seen stand, what could still have come or been mended is open. */
class InterruptedTest {

    private static final String ALTER = "ALTER TABLE orders ALTER COLUMN note SET NOT NULL";
    private static final Map<String, Object> GUARDED = Map.of("at-most", "5s");

    static Stream<Arguments> deeds() {
        return Stream.of(
                arguments("ddl-guarded", GUARDED, altered()),
                arguments("no-scan-under-lock", Map.of(), altered()),
                arguments("no-rewrite", Map.of("table", "orders"), rewriting().done(learner(1), 25)),
                arguments(
                        "no-rewrite",
                        Map.of("table", "orders"),
                        busyShop().catalogue(20, seeded().withFile("orders", 99_001))),
                arguments(
                        "no-lost-writes",
                        Map.of(),
                        busyShop().glance(20, lost(7)).glance(21, lost(8))),
                arguments(
                        "longest-transaction",
                        Map.of("at-most", "5s"),
                        busyShop().transaction(learner(1), 20, 30, true)),
                arguments(
                        "lock-held-briefly",
                        Map.of("mode", "AccessExclusiveLock", "table", "orders", "at-most", "1s"),
                        busyShop().held(learner(1), 20, 30, ORDERS, "orders", ACCESS_EXCLUSIVE)),
                arguments(
                        "replica-lag",
                        Map.of("at-most", "5s"),
                        busyShop()
                                .statement(learner(1), 19, 22, "UPDATE users SET full_name = 'x'")
                                .standby(20, Duration.ofSeconds(9))),
                arguments(
                        "wal-rate",
                        Map.of("at-most-mb", 10, "over", "1s"),
                        busyShop()
                                .statement(learner(1), 19, 22, "UPDATE users SET full_name = 'x'")
                                .wal(20, 90_000_000)
                                .wal(21, 90_000_000)),
                arguments(
                        "table-growth",
                        Map.of("table", "orders", "at-most-percent", 30),
                        busyShop().size(11, "orders", 1_000_000).size(20, "orders", 2_000_000)),
                arguments(
                        "dead-tuples",
                        Map.of("table", "orders", "at-most-percent", 30),
                        busyShop().dead(11, "orders", 0, 100).dead(20, "orders", 100, 100)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deeds")
    void aDeedStaysOne(String kind, Map<String, Object> how, MadeUpAttempt attempt) {
        assertThat(judge(kind, how, attempt).is(Outcome.BROKEN))
                .as("while it runs")
                .isTrue();

        Finding finding = judge(kind, how, attempt.state(State.INTERRUPTED));

        assertThat(finding.is(Outcome.BROKEN)).as(finding.actual()).isTrue();
        assertThat(finding.when()).as("what it tells of").isNotEmpty();
    }

    static Stream<Arguments> openEnds() {
        return Stream.of(
                arguments(
                        "ddl-guarded",
                        GUARDED,
                        busyShop().began(learner(1), 55, ALTER).ddlStart(learner(1), 55, "ALTER TABLE", 0)),
                arguments("no-rewrite", Map.of("table", "orders"), rewriting()),
                arguments("no-lost-writes", Map.of(), busyShop().audit(59, 412, lost(7))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("openEnds")
    void whatCouldStillHaveComeOrBeenMendedIsOpen(String kind, Map<String, Object> how, MadeUpAttempt attempt) {
        assertThat(judge(kind, how, attempt).is(Outcome.BROKEN))
                .as("while it runs")
                .isTrue();

        assertThat(judge(kind, how, attempt.state(State.INTERRUPTED)).is(Outcome.UNPROVEN))
                .isTrue();
    }

    @Test
    void aDeedCountsBesideDdlThatWasUnderWay() {
        MadeUpAttempt both = altered().began(learner(2), 15, ALTER).ddlStart(learner(2), 15, "ALTER TABLE", 0);

        assertThat(judge("ddl-guarded", GUARDED, both.state(State.INTERRUPTED)).is(Outcome.BROKEN))
                .isTrue();
    }

    private static MadeUpAttempt altered() {
        return busyShop()
                .began(learner(1), 20, ALTER)
                .ddlStart(learner(1), 20, "ALTER TABLE", 0)
                .proof(learner(1), 20.1, "verifying table \"orders\"")
                .ddlEnd(learner(1), 21, "ALTER TABLE", ORDERS, lock(ACCESS_EXCLUSIVE))
                .done(learner(1), 21);
    }

    private static MadeUpAttempt rewriting() {
        return busyShop().began(learner(1), 20, ALTER).rewrite(learner(1), 20.1, ORDERS, "orders");
    }

    private static LostWrite lost(long key) {
        return new LostWrite("full_name", "users", key, "Ana Silva", null, "v1", "change-profile", second(19.5));
    }

    private static Finding judge(String kind, Map<String, Object> how, MadeUpAttempt attempt) {
        var claim = new CheckSpec("claim", kind, how, Optional.empty(), Optional.empty(), Optional.empty());
        var lab = new Lab(
                7,
                "split-full-name",
                "Split full_name",
                40,
                List.of(),
                List.of(),
                StandSpec.plain(2_000_000),
                List.of(new Phase("work", "Work", List.of(), List.of(claim))),
                List.of(),
                List.of(),
                Path.of("labs/lab-07-split-full-name"));
        return Grader.of(lab).judge(attempt.evidence(), second(60)).findings().get(0);
    }
}
