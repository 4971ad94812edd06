package dev.zdm.runner.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CiStepTest {

    @Test
    void aStepIsACallOfSquawk() {
        assertThat(CiStep.read("steps:\n  - {name: lint, run: \"squawk --pg-version 18.0 'migrations/*.sql'\"}\n"))
                .containsExactly(new CiStep(List.of("--pg-version", "18.0", "migrations/*.sql"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"|| true", "||true", "; exit 0", "; true", "|| exit 0"})
    void whatAlwaysSaysYesCannotFail(String behind) {
        assertThat(CiStep.read("steps:\n  - run: \"squawk a.sql " + behind + "\"\n"))
                .containsExactly(new CiStep(List.of("a.sql"), false));
    }

    @Test
    void aStepThatMayGoOnCannotFail() {
        assertThat(CiStep.read("steps:\n  - run: squawk a.sql\n    continue-on-error: true\n"))
                .containsExactly(new CiStep(List.of("a.sql"), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rm -rf /",
                "squawk a.sql | tee out",
                "squawk a.sql; rm b",
                "squawk $(cat b)",
                "squawk `cat b`",
                "squawk > out a.sql",
                "squawk --stdin-filepath a",
                "squawk /etc/passwd",
                "squawk ../../x.sql",
                "squawk server",
                "squawk upload-to-github",
                "squawky a.sql",
                ""
            })
    void anythingElseIsRefused(String run) {
        assertThatThrownBy(() -> CiStep.read("steps:\n  - run: '" + run + "'\n"))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageStartingWith("ci.yml: '");
    }

    @Test
    void aStepLooksAtWhatItsPathsName() {
        assertThat(step("squawk -c lint.conf migrations/*.sql").looksAt("migrations/V001__a.sql"))
                .isTrue();
        assertThat(step("squawk ./migrations/**/*.sql").looksAt("migrations/V001__a.sql"))
                .isTrue();
        assertThat(step("squawk migrations/V04*.sql").looksAt("migrations/V001__a.sql"))
                .isFalse();
        assertThat(step("squawk -c lint.conf a.sql").settings()).containsExactly("lint.conf");
    }

    @Test
    void whatCiDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> CiStep.read("steps:\n  - run: squawk a.sql\n    if: false\n"))
                .hasMessage("ci.yml: a step here knows no 'if'.");
    }

    private static CiStep step(String run) {
        return CiStep.read("steps:\n  - run: '" + run + "'\n").get(0);
    }

    @Test
    void whatIsNoYamlOrHasNoStepsIsToldSo() {
        assertThatThrownBy(() -> CiStep.read("steps: [")).hasMessageStartingWith("ci.yml cannot be read");
        assertThatThrownBy(() -> CiStep.read("jobs: 1")).hasMessage("ci.yml has no steps.");
    }
}
