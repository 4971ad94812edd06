package dev.zdm.runner.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.labs.LabRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new lab, and what is told of it once somebody has made a mistake. */
class LabCheckTest {

    private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void aNewLab() throws IOException {
        Path labs = Files.createDirectories(root.resolve("labs"));
        Files.createDirectories(root.resolve("course/lessons"));
        Files.copy(CHECKOUT.resolve("labs/lab.schema.json"), labs.resolve("lab.schema.json"));
        folder = NewLab.make(labs, "lab-21", "nick-names");
    }

    @Test
    void aNewLabHasNothingWrongButWhatIsStillToBeWritten() {
        assertThat(problems())
                .isNotEmpty()
                .allMatch(problem -> problem.endsWith(": this is still to be written"))
                .allMatch(problem -> problem.matches("[\\w./-]+:\\d+: .*"));
    }

    @Test
    void everyFileOfANewLabSaysWhatIsToBeWritten() throws IOException {
        try (Stream<Path> files = Files.walk(folder).filter(Files::isRegularFile)) {
            assertThat(files).allSatisfy(file -> assertThat(file).content().contains(LabRules.TO_WRITE));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            minutes: 20                | minuts: 20                   | lab.yml:4: minuts is no key              | Did you mean minutes?
            title: Nick names          | # none                       | lab.yml:1: title is missing              | Add it.
            minutes: 20                | minutes: twenty              | lab.yml:4: minutes: string found         | See docs
            no-request-blocked:        | no-request-blokced:          | lab.yml:20: check nobody-harmed is of no known kind: no-request-blokced | Did you mean no-request-blocked?
            longer-than: 1500ms        | longer: 1500ms               | lab.yml:20: check nobody-harmed: no-request-blocked needs longer-than | Write a duration
            longer-than: 1500ms        | longer-than: 15              | lab.yml:20: check nobody-harmed: no-request-blocked: longer-than is 15 | Write a duration
            longer-than: 1500ms        | longer-than: 1,500ms         | (nobody-harmed): no-request-blocked gives no value to 500ms | Write
            checks:                    | actors: [{name: desk, file: solution/guarded.sql, as: app_v9, pause: 1s}]\\n    checks: | the actor desk cannot log in as app_v9 | Name admin
            by: learner                | by: lerner                   | lab.yml:20: check nobody-harmed: no-request-blocked: by is lerner | Did you mean learner?
            id: nobody-harmed          | id: column-there             | lab.yml:20: phases[0].checks[1] is called column-there | Give it a name
            apps: [v1]                 | apps: [v2]                   | app version v2 is nowhere                | Write
            needs: []                  | needs: [lab-30]              | lab.yml:7: no lab is called lab-30       | Did you mean
            teaches: []                | tools: [aply]\\nteaches: []  | lab.yml:6: there is no tool aply         | Did you mean apply?
            """)
    void aMistakeInLabYmlIsToldWithItsLine(String right, String wrong, String what, String todo) throws IOException {
        Path file = folder.resolve("lab.yml");
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replaceFirst(right.replace("[", "\\["), wrong.replace("\\n", "\n")));

        assertThat(all()).anySatisfy(problem -> {
            assertThat(problem.getMessage()).contains(what);
            assertThat(problem.whatToDo()).startsWith(todo);
        });
    }

    @Test
    void aFaultInTheYamlIsToldOnce() throws IOException {
        Files.writeString(folder.resolve("lab.yml"), "title: [\n");

        assertThat(problems()).singleElement().asString().startsWith("lab.yml:");
    }

    @Test
    void anUnreadableRoadDoesNotHideTheNextOne() throws IOException {
        Files.writeString(folder.resolve("wrong/left-open.sql"), "-- breaks: nobody-harmed\n-- @sesion B\nSELECT 1;\n");
        Files.writeString(folder.resolve("wrong/nothing-done.sql"), "-- breaks: column-her\nSELECT 1;\n");

        assertThat(problems())
                .anyMatch(problem -> problem.startsWith("wrong/left-open.sql:2: "))
                .anyMatch(problem ->
                        problem.startsWith("wrong/nothing-done.sql:1: lab-21 has no check called column-her"))
                .contains("lab.yml:17: no wrong answer breaks column-there");
    }

    @Test
    void noLabOfThisCheckoutHasAnythingToMend() throws IOException {
        LabCheck check = new LabCheck(CHECKOUT);
        try (Stream<Path> labs = Files.list(CHECKOUT.resolve("labs"))) {
            assertThat(labs.filter(lab -> lab.getFileName().toString().startsWith("lab-") && Files.isDirectory(lab)))
                    .isNotEmpty()
                    .allSatisfy(lab -> assertThat(check.problemsOf(lab)).isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource({"lab-21,other", "22,nick-names", "lab-100,other", "0,other", "23,Other", "23,two--hyphens"})
    void aLabGetsANumberAndANameOfItsOwn(String number, String slug) {
        assertThatThrownBy(() -> NewLab.make(root.resolve("labs"), number, slug))
                .isInstanceOf(LabProblem.Usage.class);
    }

    private List<LabProblem> all() {
        return new LabCheck(root).problemsOf(folder);
    }

    /** What happened, without the folder. */
    private List<String> problems() {
        return all().stream()
                .map(problem -> String.valueOf(problem.getMessage()).replace(folder + "/", ""))
                .toList();
    }
}
