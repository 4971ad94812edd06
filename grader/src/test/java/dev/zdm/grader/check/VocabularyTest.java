package dev.zdm.grader.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.StandSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

    private static Check check(String kind, Map<String, Object> args) {
        return Vocabulary.check(new CheckSpec("mine", kind, args, Optional.empty(), Optional.empty()), LAB);
    }
}
