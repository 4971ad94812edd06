package dev.zdm.course.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.results.Export;
import dev.zdm.course.terminal.ClassOrder.Verb;
import dev.zdm.labs.LabProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassOrderTest {

    @Test
    void aClassIsCreatedWithOrWithoutLearnersAndItsResultsAreOfEitherFormat(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("learners.csv"), "name\nAnna\n\"Ben, Jr.\"\n");

        assertThat(parsed("create", "Monday morning"))
                .isEqualTo(new ClassOrder(Verb.CREATE, "Monday morning", List.of(), Export.CSV));
        assertThat(parsed("create", "--learners", file.toString(), "Monday").learners())
                .containsExactly("Anna", "Ben, Jr.");
        assertThat(parsed("results", "Monday", "-o", "json"))
                .isEqualTo(new ClassOrder(Verb.RESULTS, "Monday", List.of(), Export.JSON));
    }

    @Test
    void anOrderComesAsItWasSent() {
        ClassOrder order = new ClassOrder(Verb.RESULTS, "Monday", List.of("Anna"), Export.JSON);
        assertThat(ClassOrder.of(order.json())).isEqualTo(order);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open Monday",
                "create",
                "create Monday morning",
                "create Monday -o csv",
                "create Monday --learners",
                "create Monday --learners nowhere.csv",
                "results Monday -o xml",
                "results Monday --learners x"
            })
    void whatMakesNoSenseIsAnsweredWithWhatToDo(String typed) {
        assertThatThrownBy(() -> parsed(typed.isEmpty() ? new String[0] : typed.split(" ")))
                .isInstanceOfSatisfying(
                        LabProblem.Usage.class,
                        problem -> assertThat(problem.whatToDo()).isNotBlank());
    }

    @Test
    void aFileThatIsNotUtf8OrEmptyIsTold(@TempDir Path folder) throws Exception {
        Path latin = Files.write(folder.resolve("latin.csv"), "Jürgen".getBytes(StandardCharsets.ISO_8859_1));
        Path empty = Files.writeString(folder.resolve("empty.csv"), "name\n");

        assertThatThrownBy(() -> parsed("create", "M", "--learners", latin.toString()))
                .hasMessageContaining("is not UTF-8");
        assertThatThrownBy(() -> parsed("create", "M", "--learners", empty.toString()))
                .hasMessageContaining("has no names");
    }

    private static ClassOrder parsed(String... args) {
        return ClassOrder.parse(List.of(args));
    }
}
