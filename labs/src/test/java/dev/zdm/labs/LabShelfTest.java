package dev.zdm.labs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabShelfTest {

    @TempDir
    Path labs;

    private Path folder;
    private Instant saved = Instant.parse("2026-01-01T10:00:00Z");

    @BeforeEach
    void oneLab() throws IOException {
        folder = Files.createDirectories(labs.resolve("lab-03-index"));
        Files.createDirectories(folder.resolve("hints"));
        Files.createDirectories(folder.resolve("solution"));
        for (String file : new String[] {"README.md", "debrief.md", "hints/1.md", "solution/WHY.md"}) {
            Files.writeString(folder.resolve(file), "text\n");
        }
        save("Before", "reads-went-on: {}");
    }

    @Test
    void aLabThatWasSavedIsReadAnew() throws IOException {
        LabShelf shelf = new LabShelf(labs);
        assertThat(shelf.labs()).isSameAs(shelf.labs());

        save("After", "reads-went-on: {}");

        assertThat(shelf.labs().named("3").title()).isEqualTo("After");
    }

    @Test
    void whileALabIsNotWellWrittenTheLabsAreThoseOfBefore() throws IOException {
        LabShelf shelf = new LabShelf(labs);
        save("After", "reads-went-on: {}, no-invalid-index: {}");

        assertThat(shelf.labs().named("3").title()).isEqualTo("Before");
        assertThat(shelf.problem()).isPresent();

        save("Mended", "reads-went-on: {}");
        assertThat(shelf.labs().named("3").title()).isEqualTo("Mended");
        assertThat(shelf.problem()).isEmpty();
    }

    @Test
    void anAttemptIsJudgedByTheChecksThatItBeganWith() throws IOException {
        Path attempt = Files.createDirectories(labs.resolve("attempt"));
        Lab began = LabCatalog.in(labs).named("3");
        began.keepIn(attempt);
        assertThat(began.isJudgedLike(began.asBegan(attempt))).isTrue();

        save("Before", "no-invalid-index: {}");
        Lab now = LabCatalog.in(labs).named("3");

        assertThat(now.checks().get(0).kind()).isEqualTo("no-invalid-index");
        assertThat(now.isJudgedLike(now.asBegan(attempt))).isFalse();
        assertThat(now.asBegan(attempt)).isEqualTo(began);
    }

    @Test
    void anAttemptThatKeptNothingIsJudgedByTheLabAsItIs() {
        Lab now = LabCatalog.in(labs).named("3");

        assertThat(now.asBegan(labs.resolve("nowhere"))).isSameAs(now);
    }

    private void save(String title, String check) throws IOException {
        Path file = folder.resolve("lab.yml");
        Files.writeString(file, """
                format_version: 1
                title: %s
                minutes: 5
                teaches: []
                phases: [{id: only, title: The only one, checks: [{id: a, %s}]}]
                """.formatted(title, check));
        saved = saved.plusMillis(1);
        Files.setLastModifiedTime(file, FileTime.from(saved));
    }
}
