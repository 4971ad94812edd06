package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.Step.Expectation;
import dev.zdm.labs.Step.Retry;
import dev.zdm.labs.Step.Send;
import dev.zdm.labs.Step.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadTest {

    private static final Session A = new Session("A", Optional.empty());
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    @Test
    void plainSqlIsSentStatementByStatementInSessionA() {
        assertThat(road("BEGIN;\nSELECT 1;").steps())
                .containsExactly(
                        new Send(at(1), A, "BEGIN", false, Expectation.SUCCESS, Optional.empty(), TWO_MINUTES),
                        new Send(at(2), A, "SELECT 1", false, Expectation.SUCCESS, Optional.empty(), TWO_MINUTES));
    }

    @Test
    void aWrongAnswerNamesTheCheckInItsFirstLine() {
        assertThat(road("-- breaks: asked-index\nSELECT 1;").breaks()).contains("asked-index");
        assertThat(road("-- breaks: asked-index (a cheat)\nSELECT 1;").breaks()).contains("asked-index");
        assertThat(road("SELECT 1;").breaks()).isEmpty();
    }

    @Test
    void whatDirectivesSayHoldsForTheNextStatementOnly() {
        List<Step> steps = road("-- @expect 55P03\nSELECT 1;\nSELECT 2;\n-- @may-fail\nSELECT 3;")
                .steps();
        assertThat(steps)
                .extracting(step -> ((Send) step).expects())
                .containsExactly(Expectation.failure("55P03"), Expectation.SUCCESS, Expectation.ANYTHING);
    }

    @Test
    void sessionsKeepTheirRoles() {
        List<Step> steps = road("SELECT 1;\n-- @session B as app_v1\nSELECT 2;\n-- @session A\nSELECT 3;\n"
                        + "-- @session B\nSELECT 4;")
                .steps();
        Session b = new Session("B", Optional.of("app_v1"));
        assertThat(steps).extracting(step -> ((Send) step).session()).containsExactly(A, b, A, b);
    }

    @Test
    void theFirstSessionMayHaveARole() {
        assertThat(((Send) road("-- @session A as admin\nSELECT 1;").steps().get(0)).session())
                .isEqualTo(new Session("A", Optional.of("admin")));
    }

    @Test
    void anAsynchronousStatementIsJoined() {
        List<Step> steps = road("-- @async\nSELECT 1;\n-- @within 5min\n-- @join A\nSELECT 2;")
                .steps();
        assertThat(steps.get(0))
                .isInstanceOfSatisfying(
                        Send.class, send -> assertThat(send.async()).isTrue());
        assertThat(steps.get(1)).isEqualTo(new Step.Join(at(4), A, Duration.ofMinutes(5)));
    }

    @Test
    void aRetrySaysHowOftenAndHowPatiently() {
        assertThat(retry("-- @retry 55P03 times=8 pause=500ms factor=2"))
                .contains(new Retry("55P03", 8, Duration.ofMillis(500), 2));
        assertThat(retry("-- @retry 40P01 times=3")).contains(new Retry("40P01", 3, Duration.ZERO, 1));
    }

    @Test
    void everyOtherDirectiveIsAStep() {
        Road road = road("""
                SELECT 1;
                -- @cancel A
                -- @close A
                -- @until SELECT count(*) > 3 FROM pg_stat_activity
                -- @pause 3s
                -- @next
                -- @autovacuum on orders
                -- @autovacuum off orders
                -- @deploy v2
                -- @deploy  v1   v12
                """);
        assertThat(road.steps().subList(1, 10))
                .containsExactly(
                        new Step.Cancel(at(2), A),
                        new Step.Close(at(3), A),
                        new Step.Until(at(4), "SELECT count(*) > 3 FROM pg_stat_activity", Duration.ofMinutes(1)),
                        new Step.Pause(at(5), Duration.ofSeconds(3)),
                        new Step.NextPhase(at(6)),
                        new Step.Autovacuum(at(7), true, "orders"),
                        new Step.Autovacuum(at(8), false, "orders"),
                        new Step.Deploy(at(9), List.of("v2")),
                        new Step.Deploy(at(10), List.of("v1", "v12")));
    }

    @Test
    void aStatementOrAWaitMayBeGivenMoreTime() {
        List<Step> steps = road("-- @within 10min\nSELECT 1;\n-- @within 2s\n-- @until SELECT true")
                .steps();
        assertThat(((Send) steps.get(0)).within()).isEqualTo(Duration.ofMinutes(10));
        assertThat(((Step.Until) steps.get(1)).within()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aLongQuestionGoesOnInTheNextLines() {
        Road road = road("""
                -- @until SELECT EXISTS (SELECT FROM pg_stat_activity
                --          WHERE state = 'active')
                -- An ordinary comment.
                --   And its second line.
                SELECT 1;
                """);
        assertThat(road.steps().get(0))
                .isEqualTo(new Step.Until(
                        at(1),
                        "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE state = 'active')",
                        Duration.ofMinutes(1)));
        assertThat(road.steps()).hasSize(2);
    }

    @Test
    void ordinaryCommentsSayNothing() {
        assertThat(road("-- at home nobody reads this\n/* -- @next */\n").steps())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SELECT 1;~-- @nxt                                | 2 | there is no directive @nxt
            -- @                                             | 1 | there is no directive @
            -- @expect                                       | 1 | is no SQLSTATE
            -- @expect 55p03~SELECT 1;                       | 1 | is no SQLSTATE
            -- @pause 3                                      | 1 | is no duration
            -- @pause                                        | 1 | is no duration
            -- @join B                                       | 1 | there is no session "B" yet
            -- @cancel B                                     | 1 | there is no session "B" yet
            SELECT 1;~-- @join A                             | 2 | runs no asynchronous statement here
            -- @async~SELECT 1;~SELECT 2;                    | 3 | still runs an asynchronous statement
            -- @session 1                                    | 1 | is no session
            -- @session B as Learner                         | 1 | is no session
            -- @session B~SELECT 1;~-- @session B as app_v1  | 3 | is already there
            -- @retry 55P03~SELECT 1;                        | 1 | @retry does not say how
            -- @retry 55P03 times=0~SELECT 1;                | 1 | @retry does not say how
            -- @retry 55P03 times=2 wait=3s~SELECT 1;        | 1 | @retry does not say how
            -- @async~-- @retry 55P03 times=2~SELECT 1;      | 1 | do not go together
            -- @async~-- @within 2s~SELECT 1;                | 1 | nothing waits for an asynchronous statement
            -- @expect 55P03~-- @may-fail~SELECT 1;          | 2 | expected to end in two ways
            -- @expect 55P03~-- @pause 3s                    | 1 | not about one like that in line 2
            -- @expect 55P03~-- @within 3s~-- @until true    | 1 | not about one like that in line 3
            SELECT 1;~-- @async                              | 2 | but none follows
            SELECT 1~-- @next~;                              | 2 | a directive stands inside a statement
            SELECT 1;~-- breaks: a-check                     | 2 | "breaks:" stands here
            SELECT 1;~SELECT 'abc                            | 2 | opens a quote (line 2) and never closes it
            -- @until                                        | 1 | @until has no query
            -- @autovacuum orders                            | 1 | @autovacuum does not say what
            -- @deploy                                       | 1 | @deploy does not say what
            -- @deploy 2                                     | 1 | @deploy does not say what
            -- @deploy v1, v2                                | 1 | @deploy does not say what
            -- @deploy v2 now                                | 1 | @deploy does not say what
            -- @expect 55P03~-- @deploy v2                   | 1 | not about one like that in line 2
            -- @next phase                                   | 1 | "phase" is too much here
            -- @async now~SELECT 1;                          | 1 | "now" is too much here
            """)
    void aMistakeIsToldWithFileAndLine(String road, int line, String whatHappened) {
        assertThatThrownBy(() -> road(road.replace('~', '\n')))
                .isInstanceOf(LabProblem.class)
                .hasMessageStartingWith("wrong/some.sql:" + line + ": ")
                .hasMessageContaining(whatHappened);
    }

    @Test
    void aDirectiveThatThereIsNotIsToldWithAllThatThereAre() {
        assertThatThrownBy(() -> road("-- @rollout v2"))
                .hasMessageEndingWith("there is no directive @rollout")
                .extracting(problem -> ((LabProblem) problem).whatToDo())
                .asString()
                .contains("@next, @deploy, @write, @run, @mark, @vary and @autovacuum");
    }

    @Test
    void aRoadIsCalledByItsFile() {
        assertThat(road("").name()).isEqualTo("some");
    }

    private static Optional<Retry> retry(String directive) {
        return ((Send) road(directive + "\nSELECT 1;").steps().get(0)).retry();
    }

    @Nested
    class Includes {

        @TempDir
        Path lab;

        @Test
        void whatSeveralRoadsShareStandsInAFileOfItsOwn() throws IOException {
            write("parts/fill.sql", "-- @session B\nSELECT 2;\n-- @expect 55P03\nSELECT 3;\n");
            Path file =
                    write("wrong/some.sql", "-- breaks: rows-right\nSELECT 1;\n\\ir ../parts/fill.sql\nSELECT 4;\n");

            Road road = Road.read(file);

            assertThat(road.breaks()).contains("rows-right");
            assertThat(road.name()).isEqualTo("some");
            assertThat(road.steps())
                    .extracting(step -> ((Send) step).statement())
                    .containsExactly("SELECT 1", "SELECT 2", "SELECT 3", "SELECT 4");
            assertThat(road.steps())
                    .extracting(step -> ((Send) step).session().name())
                    .as("psql would go on in the session that the file ends in")
                    .containsExactly("A", "B", "B", "B");
            assertThat(road.steps().get(2).place())
                    .hasToString(lab.resolve("parts").resolve("fill.sql") + ":4");
            assertThat(road.steps().get(3).place()).hasToString(file + ":4");
        }

        @Test
        void aMistakeInItIsToldWithItsOwnPlace() throws IOException {
            Path part = write("parts/fill.sql", "SELECT 1;\n-- @rollout\n");
            Path file = write("wrong/some.sql", "\\ir ../parts/fill.sql\n");

            assertThatThrownBy(() -> Road.read(file)).hasMessage(part + ":2: there is no directive @rollout");
        }

        @Test
        void whatItMayNotHoldIsTold() throws IOException {
            Path part = write("parts/fill.sql", "-- breaks: rows-right\nSELECT 1;\n");
            Path more = write("parts/more.sql", "\\ir fill.sql\n");

            assertThatThrownBy(() -> Road.read(write("a.sql", "\\ir parts/fill.sql\n")))
                    .hasMessage(part + ":1: \"breaks:\" stands here");
            assertThatThrownBy(() -> Road.read(write("a.sql", "\\ir parts/more.sql\n")))
                    .hasMessage(more + ":1: an included file includes another one");
            assertThatThrownBy(() -> Road.read(write("a.sql", "SELECT 1;\n\\ir parts/none.sql\n")))
                    .hasMessage(lab.resolve("a.sql") + ":2: there is no file "
                            + lab.resolve("parts").resolve("none.sql"));
            assertThatThrownBy(() -> Road.read(write("a.sql", "-- @async\n\\ir parts/fill.sql\n")))
                    .hasMessage(lab.resolve("a.sql") + ":1: the directive is about the next step, but a file follows");
        }

        private Path write(String name, String text) throws IOException {
            Path file = lab.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        }
    }

    @Nested
    class WithWorkFiles {

        @TempDir
        Path lab;

        @Test
        void filesAreWrittenFromAFolderBesideTheRoadAndAToolIsUsed() throws IOException {
            Files.createDirectories(lab.resolve("solution/in-steps"));
            Path file = Files.writeString(
                    lab.resolve("solution/in-steps.sql"),
                    "-- @write in-steps\n-- @run apply --to 3\n-- @may-fail\n-- @run rehearse\n");

            assertThat(Road.read(file).steps())
                    .containsExactly(
                            new Step.Write(new Step.Place(file.toString(), 1), lab.resolve("solution/in-steps")),
                            new Step.UseTool(new Step.Place(file.toString(), 2), "apply", List.of("--to", "3"), false),
                            new Step.UseTool(new Step.Place(file.toString(), 4), "rehearse", List.of(), true));
        }

        @Test
        void aMarkSaysHowFarTheRoadHasCome() {
            assertThat(road("-- @mark must-ring\n").steps()).containsExactly(new Step.Mark(at(1), "must-ring"));
            assertThatThrownBy(() -> road("-- @mark now or never\n"))
                    .hasMessage("wrong/some.sql:1: @mark does not say what");
        }

        @Test
        void aWordInBracesIsAnotherOneEachTime() {
            String text = """
                    -- @vary table, column: orders, note | users, email
                    -- @vary index: {table}_{column}_idx | f(1, 2)
                    -- @until SELECT {index}, '{1}'
                    """;
            Set<String> queries = new HashSet<>();
            for (int read = 0; read < 200; read++) {
                queries.add(((Step.Until) road(text).steps().get(0)).query());
            }

            assertThat(queries)
                    .containsExactlyInAnyOrder(
                            "SELECT orders_note_idx, '{1}'", "SELECT users_email_idx, '{1}'", "SELECT f(1, 2), '{1}'");
            assertThatThrownBy(() -> road("SELECT 1;\n-- @vary table, column: orders\n"))
                    .hasMessage("wrong/some.sql:2: @vary does not say what");
            assertThatThrownBy(() -> road("-- @vary tables\n")).hasMessage("wrong/some.sql:1: @vary does not say what");
        }

        @Test
        void whatMakesNoSenseIsTold() {
            assertThatThrownBy(() -> road("-- @write nowhere\n"))
                    .hasMessage("wrong/some.sql:1: there is no folder wrong/nowhere");
            assertThatThrownBy(() -> road("-- @run\n")).hasMessage("wrong/some.sql:1: @run does not say what");
            assertThatThrownBy(() -> road("-- @async\n-- @run apply\n"))
                    .hasMessage("wrong/some.sql:1: the directive is about a statement, and a tool follows");
            assertThatThrownBy(() -> road("-- @expect 55P03\n-- @run apply\n"))
                    .hasMessage("wrong/some.sql:1: the directive is about a statement, and a tool follows");
        }
    }

    private static Step.Place at(int line) {
        return new Step.Place("wrong/some.sql", line);
    }

    private static Road road(String text) {
        return Road.parse("wrong/some.sql", text);
    }
}
