package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.Cheat.Due;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheatTest {

    @TempDir
    private Path folder;

    @Test
    void aCheatSaysWhatIsDueToItAndWhatItTries() throws IOException {
        Cheat cheat = cheat("-- due: failed nobody-harmed\n-- tries: to be somebody else.\nSELECT 1;");

        assertThat(cheat.due()).isEqualTo(new Due("failed", Optional.of("nobody-harmed")));
        assertThat(cheat.due()).hasToString("failed nobody-harmed");
        assertThat(cheat.tries()).isEqualTo("to be somebody else.");
        assertThat(cheat.road().steps()).hasSize(1);
        assertThat(cheat.road().breaks()).isEmpty();
    }

    @Test
    void whatHarmsNobodyPassesAndWhatNobodySawIsUnproven() throws IOException {
        assertThat(cheat("-- due: passed\n-- tries: nothing.\nSELECT 1;").due()).hasToString("passed");
        assertThat(cheat("-- due: unproven nobody-harmed\n-- tries: nothing.\nSELECT 1;")
                        .due())
                .hasToString("unproven nobody-harmed");
    }

    @Test
    void aWrongAnswerMayBeMarkedAsOne() throws IOException {
        Cheat cheat = cheat("-- breaks: index-gone (a cheat)\n-- Renamed is not removed.\nSELECT 1;");

        assertThat(cheat.due()).hasToString("failed index-gone");
        assertThat(cheat.tries()).isEqualTo("Renamed is not removed.");
        assertThat(cheat.road().breaks()).contains("index-gone");
    }

    @Test
    void aCheatWithoutThatIsTurnedDownWithFileAndLine() {
        assertThatThrownBy(() -> cheat("-- breaks: index-gone\n-- Renamed.\nSELECT 1;"))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("one.sql:1:");
        assertThatThrownBy(() -> cheat("-- due: passed perhaps\n-- tries: it.\nSELECT 1;"))
                .hasMessageContaining("one.sql:1:");
        assertThatThrownBy(() -> cheat("-- due: passed\nSELECT 1;")).hasMessageContaining("one.sql:2:");
    }

    private Cheat cheat(String text) throws IOException {
        Path file = folder.resolve("one.sql");
        Files.writeString(file, text);
        return Cheat.read(file);
    }
}
