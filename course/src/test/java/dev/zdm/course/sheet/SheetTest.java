package dev.zdm.course.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.sql.Result;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetTest {

    @Test
    void aFileHasNamesFirstAndWindowsLineEnds() {
        assertThat(csv("1", "paid")).isEqualTo("a,b\r\n1,paid\r\n");
    }

    @Test
    void commasQuotesAndLinesAreQuoted() {
        assertThat(csv("a,b", "say \"so\"\nnow")).isEqualTo("a,b\r\n\"a,b\",\"say \"\"so\"\"\nnow\"\r\n");
    }

    @Test
    void nothingAndAnEmptyStringAreTwoThings() {
        assertThat(csv(null, "")).isEqualTo("a,b\r\n,\"\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+SUM(A1)", "-cmd|'/c calc'!A0", "@import"})
    void whatASpreadsheetWouldRunBecomesText(String formula) {
        assertThat(csv(formula, "x")).contains("'" + formula);
        assertThat(Sheet.TABS.of(result(formula, "x"))).contains("'" + formula);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "+3.25", "-1.5e-7", "2026-11-27"})
    void numbersAndDatesStayAsTheyAre(String number) {
        assertThat(csv(number, "x")).isEqualTo("a,b\r\n" + number + ",x\r\n");
    }

    @Test
    void theClipboardGetsTabs() {
        assertThat(Sheet.TABS.of(result("a,b", "two\nlines"))).isEqualTo("a\tb\na,b\t\"two\nlines\"\n");
    }

    @Test
    void lettersOfAllKindsStay() {
        assertThat(csv("größe", "日本😀")).contains("größe,日本😀");
    }

    private static String csv(@Nullable String a, @Nullable String b) {
        return Sheet.COMMAS.of(result(a, b));
    }

    private static Result result(@Nullable String a, @Nullable String b) {
        return new Result(
                List.of("a", "b"), List.of(Arrays.asList(a, b)), false, "SELECT 1", List.of(), null, Duration.ZERO);
    }
}
