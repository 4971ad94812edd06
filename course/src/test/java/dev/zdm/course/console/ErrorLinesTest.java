package dev.zdm.course.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.sql.Result.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorLinesTest {

    @Test
    void theMarkStandsBelowThePlace() {
        var error = new Failure("ERROR", "42P01", "relation \"nope\" does not exist", null, null, 17);

        assertThat(ErrorLines.of(error, "SELECT *\n  FROM nope\n WHERE true"))
                .containsExactly(
                        "ERROR:  42P01: relation \"nope\" does not exist", "LINE 2:   FROM nope", "               ^");
    }

    /** Positions count characters, not Java's; the mark counts columns of a terminal, as psql's does. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT '😀' , x     | 14 | 14",
                "SELECT '日本', x    | 14 | 15",
                "SELECT 'größe', x   | 17 | 16",
                "SELECT 'á', x | 14 | 12",
            })
    void theMarkStandsBelowThePlaceInAnyScript(String statement, int position, int columns) {
        var error = new Failure("ERROR", "42703", "column \"x\" does not exist", null, null, position);

        assertThat(ErrorLines.of(error, statement)).element(2).isEqualTo(" ".repeat(8 + columns) + "^");
    }

    @Test
    void linesAreCountedFromTheStatementsOwnFirst() {
        var error = new Failure("ERROR", "42703", "column \"x\" does not exist", null, null, 20);

        assertThat(ErrorLines.of(error, "SELECT 1,\r\n\r\n\t'ä', x\r\nFROM t"))
                .containsExactly("ERROR:  42703: column \"x\" does not exist", "LINE 3:  'ä', x", "              ^");
    }

    @Test
    void anErrorAtTheEndIsMarkedBehindTheLastCharacter() {
        var error = new Failure("ERROR", "42601", "syntax error at end of input", null, null, 9);

        assertThat(ErrorLines.of(error, "SELECT ("))
                .containsExactly(
                        "ERROR:  42601: syntax error at end of input", "LINE 1: SELECT (", "                ^");
    }

    @Test
    void anErrorInsideAFunctionSaysWhere() {
        var error = new Failure(
                "ERROR",
                "42P01",
                "relation \"nope\" does not exist",
                null,
                null,
                0,
                "SELECT * FROM nope",
                15,
                "PL/pgSQL function f() line 2 at SQL statement");

        assertThat(ErrorLines.withContext(error, "SELECT f()"))
                .containsExactly(
                        "ERROR:  42P01: relation \"nope\" does not exist",
                        "LINE 1: SELECT * FROM nope",
                        "                      ^",
                        "QUERY:  SELECT * FROM nope",
                        "CONTEXT:  PL/pgSQL function f() line 2 at SQL statement");
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
