package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabRulesTest {

    @TempDir
    Path root;

    private Path folder;
    private Path lessons;

    @BeforeEach
    void aLabThatKeepsTheRules() throws IOException {
        folder = root.resolve("labs/lab-03-index");
        lessons = root.resolve("course/lessons");
        write("../../course/lessons/09-the-queue.md", "The queue.\n");
        write("lab.yml", """
                format_version: 1
                title: An index
                minutes: 5
                teaches: []
                phases:
                  - id: only
                    title: Build it
                    checks:
                      - id: index-there
                        index-valid: {table: orders, columns: [status]}
                      - id: nobody-harmed
                        no-request-blocked: {by: learner, longer-than: 250ms}
                """);
        write("README.md", """
                Build it. See [lesson 9](/lessons/09-the-queue) and [this lab](/labs/lab-3).

                ## How this is judged

                | check | holds when |
                |---|---|
                | index-there | it is there |
                | nobody-harmed | nobody waited |
                """);
        write("hints/1.md", "Where.\n");
        write("hints/2.md", "What.\n");
        write("hints/3.md", "How.\n");
        write("solution/WHY.md", "Because.\n");
        write("solution/one.sql", "SELECT 1;\n");
        write("solution/two.sql", "SELECT 2;\n");
        write("wrong/none.sql", "-- breaks: index-there\nSELECT 1;\n");
        write("wrong/harm.sql", "-- breaks: nobody-harmed\nSELECT 1;\n");
        write("debrief.md", "## What to do at work\n\nNothing.\n");
    }

    @Test
    void nothingIsSaidOfALabThatKeepsThem() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void aCheckThatNothingBreaksIsToldWhereItStands() throws IOException {
        Files.delete(folder.resolve("wrong/harm.sql"));

        assertThat(problems()).containsExactly("lab.yml:11: no wrong answer breaks nobody-harmed");
    }

    @Test
    void aWrongAnswerNamesACheckThatIsThere() throws IOException {
        write("wrong/harm.sql", "-- breaks: nobody-harmd\nSELECT 1;\n");

        assertThat(all())
                .anyMatch(problem -> String.valueOf(problem.getMessage())
                                .endsWith("wrong/harm.sql:1: lab-3 has no check called nobody-harmd")
                        && problem.whatToDo().startsWith("Did you mean nobody-harmed?"));
    }

    @Test
    void theBriefNamesEachCheck() throws IOException {
        write("README.md", "Build it.\n\n## How this is judged\n\n| index-there | it is there |\n");

        assertThat(problems()).containsExactly("README.md:3: the brief does not name the check nobody-harmed");
    }

    @Test
    void theBriefNamesNoCheckThatIsNotThere() throws IOException {
        write("README.md", """
                Build it.

                ## How this is judged

                | check | holds when |
                |---|---|
                | index-there | it is there |
                | nobody-harmed | nobody waited |
                | guarded | it was |
                """);

        assertThat(problems()).containsExactly("README.md:9: lab-3 has no check called guarded");
    }

    @Test
    void aLessonThatIsNamedByItsNumberIsThere() throws IOException {
        write("hints/1.md", "See lesson 9, and Lesson 90.\n");

        assertThat(problems()).containsExactly("hints/1.md:1: there is no lesson 90");
    }

    @Test
    void hintsAreNumberedWithoutAGap() throws IOException {
        Files.delete(folder.resolve("hints/2.md"));

        assertThat(problems()).containsExactly("hints: there is no 2.md, and what comes after it is not shown");
    }

    @Test
    void linksLeadSomewhere() throws IOException {
        write("debrief.md", """
                ## What to do at work

                Read [lesson 9](/lessons/09-the-quee), do [lab 4](/labs/lab-4) and [index](/labs/index).
                See [the brief](README.md), [nothing](none.md) and [the manual](https://www.postgresql.org/docs/18/).
                """);

        assertThat(problems())
                .containsExactly(
                        "debrief.md:3: the link /lessons/09-the-quee leads nowhere",
                        "debrief.md:3: no lab is called lab-4",
                        "debrief.md:3: the link /labs/index names no lab by its number",
                        "debrief.md:4: the link none.md leads nowhere");
    }

    @Test
    void whatIsStillToBeWrittenIsToldWithItsLine() throws IOException {
        write("hints/2.md", "What.\n\nTO WRITE: more of it.\n");

        assertThat(problems()).containsExactly("hints/2.md:3: this is still to be written");
    }

    @Test
    void aRoadUsesToolsAndAppVersionsThatTheLabHas() throws IOException {
        write("solution/one.sql", "-- @run aply\n-- @deploy v9\nSELECT 1;\n");

        assertThat(problems())
                .containsExactly(
                        "solution/one.sql:1: lab-3 has no tool called aply",
                        "solution/one.sql:2: app version v9 may not be deployed");
    }

    @Test
    void aGoodRoadGoesThroughAllPhases() throws IOException {
        write("solution/one.sql", "-- @next\nSELECT 1;\n");

        assertThat(problems()).containsExactly("solution/one.sql:1: it says @next 1 times, and the lab has 1 phase");
    }

    @Test
    void everyProblemIsToldNotOnlyTheFirst() throws IOException {
        write("solution/one.sql", "-- @sesion B\nSELECT 1;\n");
        write("hints/3.md", "\n");
        write("debrief.md", "At work.\n");

        assertThat(problems())
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("solution/one.sql:1: "))
                .anyMatch(problem -> problem.startsWith("solution: there is one good road"))
                .contains("hints/3.md:1: there is nothing in it")
                .contains("debrief.md:1: it has no heading \"## What to do at work\"");
    }

    private List<LabProblem> all() {
        LabCatalog catalog = LabCatalog.in(root.resolve("labs"));
        return LabRules.problemsOf(catalog.labs().get(0), catalog, lessons);
    }

    /** What happened, without the folder. */
    private List<String> problems() {
        return all().stream()
                .map(problem -> String.valueOf(problem.getMessage()).replace(folder + "/", ""))
                .toList();
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file).normalize();
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
