package dev.zdm.grader.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.StandSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VocabularyTest {

    private static final Lab LAB = new Lab(
            6,
            "lock-queue",
            "The lock queue",
            30,
            List.of(),
            List.of(),
            StandSpec.plain(2_000_000),
            List.of(),
            List.of(),
            List.of(),
            Path.of("labs/lab-06-lock-queue"));

    @Test
    void aClaimIsToldInWords() {
        assertThat(check("no-request-blocked", Map.of("by", "learner", "longer-than", "2500ms"))
                        .claim())
                .isEqualTo("no customer's request failed or took longer than 2.5 s because of you");
        assertThat(check("index-valid", Map.of("table", "orders", "columns", List.of("status", "created_at")))
                        .claim())
                .isEqualTo("there is a valid, ready and live index on orders (status, created_at)");
        assertThat(check("lock-held", Map.of("by", "learner", "table", "orders", "mode", "ShareLock", "at-least", "5s"))
                        .claim())
                .isEqualTo("you held ShareLock on orders for 5 s or longer");
    }

    @Test
    void anUnknownKindIsToldWithTheNearestOne() {
        assertThatThrownBy(() -> check("no-requests-blocked", Map.of()))
                .isInstanceOf(LabProblem.class)
                .hasMessage("labs/lab-06-lock-queue/lab.yml: check mine is of no known kind: no-requests-blocked")
                .extracting(problem -> ((LabProblem) problem).whatToDo())
                .asString()
                .startsWith("Did you mean no-request-blocked? There are index-exists,");
    }

    @Test
    void anUnknownArgumentIsToldWithTheNearestOne() {
        assertThatThrownBy(
                        () -> check("index-valid", Map.of("table", "orders", "columns", List.of("id"), "uniqe", true)))
                .hasMessage("labs/lab-06-lock-queue/lab.yml: check mine: index-valid has no argument uniqe")
                .extracting(problem -> ((LabProblem) problem).whatToDo())
                .asString()
                .startsWith("Did you mean unique?");
    }

    @Test
    void aKindWithoutArgumentsTakesNone() {
        assertThatThrownBy(() -> check("no-invalid-index", Map.of("table", "orders")))
                .hasMessageEndingWith("no-invalid-index has no argument table");
    }

    @Test
    void aMissingArgumentIsTold() {
        assertThatThrownBy(() -> check("index-valid", Map.of("table", "orders")))
                .hasMessageEndingWith("index-valid needs columns");
    }

    @Test
    void anArgumentOfTheWrongShapeIsTold() {
        assertThatThrownBy(() -> check("index-valid", Map.of("table", "orders", "columns", "id")))
                .hasMessageEndingWith("index-valid: columns is id");
        assertThatThrownBy(() -> check("no-request-blocked", Map.of("by", "learner", "longer-than", 250)))
                .hasMessageEndingWith("longer-than is 250");
        assertThatThrownBy(() -> check("requests-refused", Map.of("at-least", 0)))
                .hasMessageEndingWith("at-least is 0");
        assertThatThrownBy(
                        () -> check("lock-queue", Map.of("table", "orders", "mode", "AccessExclusive", "at-least", 1)))
                .hasMessageEndingWith("mode is AccessExclusive")
                .extracting(problem -> ((LabProblem) problem).whatToDo())
                .asString()
                .startsWith("Did you mean AccessExclusiveLock?");
    }

    @Test
    void onlyTheLearnerCanBeBlamed() {
        assertThatThrownBy(() -> check("no-request-blocked", Map.of("by", "autovacuum", "longer-than", "250ms")))
                .hasMessageEndingWith("by is autovacuum");
    }

    @Test
    void aLimitBelowWhatTheRequestLogHasIsRefused() {
        assertThatThrownBy(() -> check("no-request-blocked", Map.of("by", "learner", "longer-than", "99ms")))
                .hasMessageEndingWith("longer-than is 99 ms");
        assertThat(check("no-request-blocked", Map.of("by", "learner", "longer-than", "100ms")))
                .isNotNull();
    }

    @Test
    void theShopIsAskedByAQueryOrAFileAndNotByBoth() {
        for (String kind : List.of("sql", "sql-always")) {
            assertThat(check(kind, Map.of("query", "SELECT 1"))).isNotNull();
            assertThat(check(kind, Map.of("file", "checks/names.sql"))).isNotNull();
            assertThatThrownBy(() -> check(kind, Map.of()))
                    .hasMessageEndingWith("check mine: " + kind + ": query is given with file, or neither is");
            assertThatThrownBy(() -> check(kind, Map.of("query", "SELECT 1", "file", "checks/names.sql")))
                    .hasMessageEndingWith("query is given with file, or neither is")
                    .extracting(problem -> ((LabProblem) problem).whatToDo())
                    .isEqualTo("Write one of the two.");
            assertThatThrownBy(() -> check(kind, Map.of("query", " "))).hasMessageEndingWith(kind + ": query is  ");
        }
    }

    @Test
    void onlyWhatHasToHoldAlwaysIsAskedAgainAndAgain() {
        assertThat(check("sql-always", Map.of("query", "SELECT 1", "every", "5s"))
                        .claim())
                .isEqualTo("the shop never showed a violation");
        assertThat(check("sql", Map.of("query", "SELECT 1")).claim()).isEqualTo("the shop shows no violation");
        assertThatThrownBy(() -> check("sql-always", Map.of("query", "SELECT 1", "every", 5)))
                .hasMessageEndingWith("sql-always: every is 5");
        assertThatThrownBy(() -> check("sql", Map.of("query", "SELECT 1", "every", "5s")))
                .hasMessageEndingWith("sql has no argument every");
    }

    @Test
    void aClaimFindsItsAnswersByItsName() {
        assertThat(check("sql", Map.of("query", "SELECT 1"))).isEqualTo(new ShopAnswer("mine", false));
        assertThat(check("sql-always", Map.of("query", "SELECT 1"))).isEqualTo(new ShopAnswer("mine", true));
    }

    @Test
    void whatMayBeLeftOutHasAnOrdinaryValue() {
        assertThat(check("constraint-exists", Map.of("table", "orders", "kind", "check")))
                .isEqualTo(new ConstraintExists("orders", "check", List.of(), Optional.empty(), true));
        assertThat(check("apps-served", Map.of("apps", List.of("v1", "v2"))))
                .isEqualTo(new AppsServed(List.of("v1", "v2"), Duration.ofSeconds(10)));
        assertThat(check("no-scan-under-lock", Map.of())).isEqualTo(new NoScanUnderLock(Optional.empty()));
    }

    @Test
    void everyArgumentArrives() {
        assertThat(check(
                        "constraint-exists",
                        Map.of(
                                "table", "orders",
                                "kind", "foreign-key",
                                "columns", List.of("user_id"),
                                "references", "users",
                                "validated", false)))
                .isEqualTo(
                        new ConstraintExists("orders", "foreign-key", List.of("user_id"), Optional.of("users"), false));
        assertThat(check("requests-failed", Map.of("app", "v1", "sqlstates", List.of("42703"), "at-least", 3)))
                .isEqualTo(new RequestsFailed("v1", List.of("42703"), 3));
        assertThat(check("apps-served", Map.of("apps", List.of("v2"), "at-least", "3s")))
                .isEqualTo(new AppsServed(List.of("v2"), Duration.ofSeconds(3)));
        assertThat(check("apps-apart", Map.of("apps", List.of("v1", "v3"))))
                .isEqualTo(new AppsApart(List.of("v1", "v3")));
        assertThat(check("apps-at-end", Map.of("apps", List.of("v2")))).isEqualTo(new AppsAtEnd(List.of("v2")));
        assertThat(check("no-scan-under-lock", Map.of("table", "orders")))
                .isEqualTo(new NoScanUnderLock(Optional.of("orders")));
        assertThat(check("no-rewrite", Map.of("table", "orders"))).isEqualTo(new NoRewrite("orders"));
        assertThat(check("longest-transaction", Map.of("at-most", "2s")))
                .isEqualTo(new LongestTransaction(Duration.ofSeconds(2)));
        assertThat(check("table-growth", Map.of("table", "orders", "at-most-percent", 30)))
                .isEqualTo(new TableGrowth("orders", 30));
        assertThat(check("rows-per-commit", Map.of("table", "orders", "at-most", 5000)))
                .isEqualTo(new RowsPerCommit("mine", "orders", 5000));
        assertThat(check("dead-tuples", Map.of("table", "orders", "at-most-percent", 20)))
                .isEqualTo(new DeadTuples("orders", 20));
        assertThat(check("wal-rate", Map.of("at-most-mb", 8))).isEqualTo(new WalRate(8, Duration.ofSeconds(5)));
        assertThat(check("wal-rate", Map.of("at-most-mb", 8, "over", "2s")))
                .isEqualTo(new WalRate(8, Duration.ofSeconds(2)));
        assertThat(check("replica-lag", Map.of("at-most", "5s")))
                .isEqualTo(new ReplicaLag(Duration.ofSeconds(5), false));
        assertThat(check("lock-held-briefly", Map.of("table", "orders", "mode", "ShareLock", "at-most", "1s")))
                .isEqualTo(new LockHeldBriefly("orders", LockMode.SHARE, Duration.ofSeconds(1)));
        assertThat(check("no-lost-writes", Map.of())).isEqualTo(new NoLostWrites());
    }

    @ParameterizedTest
    @CsvSource({
        "constraint-exists, table", "requests-failed, app", "apps-served, apps", "apps-at-end, apps",
        "no-rewrite, table", "longest-transaction, at-most", "table-growth, table", "replica-lag, at-most",
        "lock-held-briefly, table", "rows-per-commit, table", "dead-tuples, table", "wal-rate, at-most-mb"
    })
    void whatAKindCannotDoWithoutIsTold(String kind, String missing) {
        assertThatThrownBy(() -> check(kind, Map.of()))
                .isInstanceOf(LabProblem.class)
                .hasMessageEndingWith("check mine: " + kind + " needs " + missing);
    }

    @Test
    void theNewKindsTellWhatIsWrongWithTheirArguments() {
        assertThatThrownBy(() -> check("constraint-exists", Map.of("table", "orders", "kind", "foreign key")))
                .hasMessageEndingWith("constraint-exists: kind is foreign key")
                .extracting(problem -> ((LabProblem) problem).whatToDo())
                .asString()
                .startsWith("Did you mean foreign-key?");
        assertThatThrownBy(() -> check("constraint-exists", Map.of("table", "o", "kind", "check", "validated", "no")))
                .hasMessageEndingWith("validated is no");
        assertThatThrownBy(
                        () -> check("requests-failed", Map.of("app", "v1", "sqlstates", List.of(42703), "at-least", 1)))
                .hasMessageEndingWith("sqlstates is [42703]");
        assertThatThrownBy(() -> check("requests-failed", Map.of("app", "v1", "sqlstates", List.of(), "at-least", 1)))
                .hasMessageEndingWith("requests-failed needs sqlstates");
        assertThatThrownBy(() -> check("apps-at-end", Map.of("apps", "v2"))).hasMessageEndingWith("apps is v2");
        assertThatThrownBy(() -> check("apps-served", Map.of("apps", List.of("v2"), "at-least", "10")))
                .hasMessageEndingWith("at-least is 10");
        assertThatThrownBy(() -> check("table-growth", Map.of("table", "orders", "at-most-percent", 0)))
                .hasMessageEndingWith("at-most-percent is 0");
        assertThatThrownBy(() -> check("lock-held-briefly", Map.of("table", "o", "mode", "SHARE", "at-most", "1s")))
                .hasMessageEndingWith("mode is SHARE");
        assertThatThrownBy(() -> check("no-lost-writes", Map.of("table", "orders")))
                .hasMessageEndingWith("no-lost-writes has no argument table");
    }

    private static Check check(String kind, Map<String, Object> args) {
        return Vocabulary.check(
                new CheckSpec("mine", kind, args, Optional.empty(), Optional.empty(), Optional.empty()), LAB);
    }
}
