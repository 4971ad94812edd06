package dev.zdm.course.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.sql.Result.Failure;
import org.junit.jupiter.api.Test;

class ErrorLinesTest {

    @Test
    void theMarkStandsBelowThePlace() {
        var error = new Failure("ERROR", "42P01", "relation \"nope\" does not exist", null, null, 17);

        assertThat(ErrorLines.of(error, "SELECT *\n  FROM nope\n WHERE true"))
                .containsExactly(
                        "ERROR:  42P01: relation \"nope\" does not exist", "LINE 2:   FROM nope", "               ^");
    }

    @Test
    void positionsCountCharactersNotUtf16() {
        var error = new Failure("ERROR", "42703", "column \"x\" does not exist", null, null, 14);

        assertThat(ErrorLines.of(error, "SELECT '😀' , x")).element(2).isEqualTo(" ".repeat(8 + 13) + "^");
    }

    @Test
    void detailAndHintFollow() {
        var error = new Failure(
                "ERROR", "55P03", "canceling statement due to lock timeout", "Some detail.", "Some hint.", 0);

        assertThat(ErrorLines.of(error, "SELECT 1"))
                .containsExactly(
                        "ERROR:  55P03: canceling statement due to lock timeout",
                        "DETAIL:  Some detail.",
                        "HINT:  Some hint.");
    }
}
