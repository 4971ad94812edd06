package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be known of the labs without running them. */
class LabContentTest {

    private static final LabCatalog CATALOG = LabCatalog.in(Path.of("").toAbsolutePath());
    private static final Path LESSONS =
            Path.of("../course/lessons").toAbsolutePath().normalize();

    static Stream<Lab> labs() {
        return CATALOG.labs().stream();
    }

    /** The same rules that {@code bin/lab dev check} tells an author. */
    @ParameterizedTest
    @MethodSource("labs")
    void aLabKeepsTheRules(Lab lab) {
        assertThat(LabRules.problemsOf(lab, CATALOG, LESSONS))
                .extracting(problem -> problem.getMessage() + ": " + problem.whatToDo())
                .isEmpty();
    }
}
