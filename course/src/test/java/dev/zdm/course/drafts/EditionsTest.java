package dev.zdm.course.drafts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EditionsTest {

    @TempDir
    Path root;

    private Editions editions;

    @BeforeEach
    void twoLessonsAndALab() throws IOException {
        write("course/lessons/01-one.md", "One.");
        write("course/lessons/02-two.md", "Two.");
        write("labs/lab-06-lock-queue/hints/1.md", "Look.");
        editions = new Editions(root);
    }

    @Test
    void everyPageHasAnEditionThatStaysWhileNothingIsSaved() {
        assertThat(editions.now()).containsOnlyKeys("/", "/lessons/01-one", "/lessons/02-two", "/labs/lab-6");
        assertThat(editions.now()).isEqualTo(editions.now());
    }

    @Test
    void aSavedFileMakesAnotherEditionOfItsPageAndOfNoOther() throws IOException {
        Map<String, String> before = editions.now();
        write("labs/lab-06-lock-queue/hints/1.md", "Look there.");
        Map<String, String> after = editions.now();

        assertThat(after.get("/labs/lab-6")).isNotEqualTo(before.get("/labs/lab-6"));
        assertThat(after.get("/")).isNotEqualTo(before.get("/"));
        assertThat(after.get("/lessons/01-one")).isEqualTo(before.get("/lessons/01-one"));
    }

    @Test
    void aDeletedFileDoesToo() throws IOException {
        Map<String, String> before = editions.now();
        write("labs/lab-06-lock-queue/hints/2.md", "Look here.");
        Files.delete(root.resolve("labs/lab-06-lock-queue/hints/1.md"));

        assertThat(editions.now().get("/labs/lab-6")).isNotEqualTo(before.get("/labs/lab-6"));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
