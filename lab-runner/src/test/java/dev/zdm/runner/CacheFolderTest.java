package dev.zdm.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

    @Test
    void itIsWhatWasNamedOrTheAccountsFolderForSuchThings() {
        assertThat(CacheFolder.of(Map.of("ZDM_CACHE", "/c", "XDG_CACHE_HOME", "/x"), "/home/anna"))
                .isEqualTo(Path.of("/c"));
        assertThat(CacheFolder.of(Map.of("XDG_CACHE_HOME", "/x"), "/home/anna")).isEqualTo(Path.of("/x/zdm"));
        assertThat(CacheFolder.of(Map.of(), "/home/anna")).isEqualTo(Path.of("/home/anna/.cache/zdm"));
    }

    @Test
    void anAccountWithoutAHomeIsToldHowToNameOne() {
        assertThatThrownBy(() -> CacheFolder.of(Map.of(), "?"))
                .isInstanceOfSatisfying(
                        LabProblem.Unfit.class,
                        problem -> assertThat(problem.whatToDo()).contains("ZDM_CACHE"));
    }
}
