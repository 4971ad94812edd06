package dev.zdm.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.labs.LabProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackgroundTest {

    @Test
    void aProcessThatSaidWhatToDoIsQuoted() {
        LabProblem problem = Background.ended(
                List.of("unpacking PostgreSQL 18", "Port 25432 is taken.", "Choose another one.", "zdm: stopped"));

        assertThat(problem).hasMessage("The course did not start. Port 25432 is taken.");
        assertThat(problem.whatToDo()).isEqualTo("Choose another one.");
        assertThat(problem.exitCode()).isEqualTo(3);
    }

    @Test
    void ofAProcessThatDiedItsLastLinesAreShown() {
        LabProblem problem = Background.ended(List.of("1", "2", "3", "4", "5", "6", "Killed"));

        assertThat(problem).hasMessageEndingWith("It said:\n2\n3\n4\n5\n6\nKilled");
    }

    @Test
    void aProcessThatSaidNothingHasNothingQuoted() {
        assertThat(Background.ended(List.of("zdm: stopped"))).hasMessageContaining("ended before it was ready");
        assertThat(Background.ended(List.of())).hasMessageContaining("ended before it was ready");
    }
}
