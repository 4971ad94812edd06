package dev.zdm.grader.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void aTerminalIsToldNothingButText() {
        Finding finding = new Finding(
                "nobody-harmed",
                "fill",
                Outcome.BROKEN,
                "Nobody was harmed.",
                "nobody harmed",
                "IllegalStateException: \u001b[2J\u009b1mpassed",
                List.of("order of v2.1: a\r\nb\u0007", "jalapeño 漢字"),
                Optional.empty());

        assertThat(finding.actual()).isEqualTo("IllegalStateException:  [2J 1mpassed");
        assertThat(finding.proof()).containsExactly("order of v2.1: a b ", "jalapeño 漢字");
    }
}
