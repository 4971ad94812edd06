package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.lessons.LessonText;
import dev.zdm.course.proof.BlockRun.Answered;
import dev.zdm.runner.sql.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PsqlTextTest {

    @Test
    void rowsStandAsInPsqlNumbersToTheRight() {
        Answered select = rows("SELECT …", List.of("pid", "state"), List.of(row("7", "idle"), row("12345", null)));

        assertThat(printed(select)).isEqualTo("""
                  pid  | state
                -------+-------
                     7 | idle
                 12345 |
                (2 rows)
                """);
    }

    @Test
    void aCellOfTwoLinesGoesOnInTheNext() {
        Answered select = rows("SELECT …", List.of("def"), List.of(row("BEGIN\nEND")));

        assertThat(printed(select)).isEqualTo("""
                  def
                -------
                 BEGIN+
                 END
                (1 row)
                """);
    }

    @Test
    void ofALongResultTheFirstRowsStandForAll() {
        List<List<@Nullable String>> rows = new ArrayList<>();
        IntStream.range(0, 40).forEach(number -> rows.add(row("" + number)));
        Answered select = new Answered("SELECT …", result(List.of("n"), rows, "SELECT 40"));

        assertThat(printed(select)).contains(" 15\n …\n(40 rows)\n").doesNotContain(" 16\n");
    }

    @Test
    void whatSaysNothingIsLeftOut() {
        assertThat(printed(
                        tag("BEGIN", "BEGIN"),
                        rows("SELECT pg_sleep(1)", List.of("pg_sleep"), List.of(row(""))),
                        tag("DROP INDEX CONCURRENTLY IF EXISTS i", "DROP INDEX"),
                        tag("ALTER TABLE t ADD c int", "ALTER TABLE"),
                        tag("ROLLBACK", "ROLLBACK")))
                .isEqualTo("ALTER TABLE\n");
    }

    @Test
    void timeIsToldWhereItIsAskedFor() {
        assertThat(PsqlText.of(run(tag("BEGIN", "BEGIN"), tag("ALTER TABLE t ADD c int", "ALTER TABLE")), true))
                .isEqualTo("ALTER TABLE\nTime: 2.5 ms\n");
    }

    private static String printed(Answered... answers) {
        return PsqlText.of(run(answers), false);
    }

    private static BlockRun run(Answered... answers) {
        return new BlockRun(LessonText.block("sql {run}", "SELECT 1;\n"), List.of(answers), false);
    }

    private static Answered tag(String statement, String tag) {
        return new Answered(statement, result(List.of(), List.of(), tag));
    }

    private static Answered rows(String statement, List<String> columns, List<List<@Nullable String>> rows) {
        return new Answered(statement, result(columns, rows, "SELECT " + rows.size()));
    }

    private static List<@Nullable String> row(@Nullable String... cells) {
        return Arrays.asList(cells);
    }

    private static Result result(List<String> columns, List<List<@Nullable String>> rows, String tag) {
        return new Result(columns, rows, false, tag, List.of(), null, Duration.ofNanos(2_500_000));
    }
}
