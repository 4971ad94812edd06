package dev.zdm.runner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author's first hour: a new lab, walked on a real stand. */
class DevCommandIT {

    @TempDir
    Path root;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void anEmptyCheckout() throws IOException {
        Files.createDirectories(root.resolve("labs"));
        Files.createDirectories(root.resolve("course/lessons"));
        Files.copy(Path.of("../labs/lab.schema.json"), root.resolve("labs/lab.schema.json"));
    }

    @Test
    void aNewLabRunsAtOnceAndIsHonestAboutWhatIsMissing() {
        assertThat(dev("new", "lab-21", "nick-names")).isZero();
        assertThat(said()).contains("labs/lab-21-nick-names\n");

        assertThat(dev("check", "lab-21")).isEqualTo(1);
        assertThat(said())
                .contains("labs/lab-21-nick-names/debrief.md:3: this is still to be written\n    Write it")
                .doesNotContain(root.toString());

        int tested = dev("test", "lab-21", "--rows", "20000");
        assertThat(said())
                .contains("right lab-21 untouched: ")
                .contains("right lab-21 guarded: passed")
                .contains("right lab-21 in-a-transaction: passed")
                .contains("right lab-21 left-open: failed nobody-harmed")
                .contains("right lab-21 nothing-done: failed column-there")
                .contains("5 of 5 walks were judged rightly");
        assertThat(tested).isZero();
    }

    @Test
    void aWrongAnswerThatBreaksAnotherCheckThanItSaysIsTold() throws IOException {
        dev("new", "lab-21", "nick-names");
        Files.writeString(
                root.resolve("labs/lab-21-nick-names/wrong/nothing-done.sql"), "-- breaks: nobody-harmed\nSELECT 1;\n");

        int tested = dev("test", "lab-21", "--road", "nothing-done", "--rows", "20000");

        assertThat(said())
                .contains("WRONG lab-21 nothing-done: failed column-there")
                .contains("\n    it should have broken nobody-harmed and no other check\n")
                .contains("0 of 1 walks were judged rightly");
        assertThat(tested).isEqualTo(1);
    }

    @Test
    void anActorWhoseRoadDoesNotGoIsToldBesideASolution() throws IOException {
        dev("new", "lab-21", "nick-names");
        Path lab = root.resolve("labs/lab-21-nick-names");
        Files.createDirectories(lab.resolve("actors"));
        Files.writeString(lab.resolve("actors/desk.sql"), "SELECT * FROM costumers;\n");
        Path yaml = lab.resolve("lab.yml");
        Files.writeString(yaml, Files.readString(yaml).replace("    checks:\n", """
                                    actors:
                                      - {name: desk, file: actors/desk.sql, as: app_v1, pause: 200ms}
                                    checks:
                                """.replaceAll("(?m)^ {8}", "")));

        dev("test", "lab-21", "--road", "guarded", "--rows", "20000");

        assertThat(said())
                .contains("right lab-21 guarded: passed")
                .contains("    beside it the actor desk failed with 42P01\n");
    }

    @Test
    void aFileThatCannotBeReadIsTheAuthorsToMend() throws IOException {
        dev("new", "lab-21", "nick-names");
        Files.writeString(root.resolve("labs/lab-21-nick-names/wrong/left-open.sql"), "-- @pause 5 s\nSELECT 1;\n");

        assertThat(dev("test", "lab-21")).isEqualTo(1);
        assertThat(said())
                .startsWith("labs/lab-21-nick-names/wrong/left-open.sql:1: \"5 s\" is no duration")
                .endsWith("All that is wrong with the files: bin/lab dev check lab-21\n");
    }

    private int dev(String... words) {
        said.reset();
        return new DevCommand(
                        new Home(root, root.resolve("state")),
                        new Arguments(List.of(words)),
                        new PrintStream(said, true, UTF_8))
                .run();
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
