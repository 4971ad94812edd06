package dev.zdm.course.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LessonsMainTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void thisCheckout() {
        System.setProperty("zdm.root", Path.of("..").toAbsolutePath().toString());
    }

    @AfterEach
    void noCheckout() {
        System.clearProperty("zdm.root");
    }

    @Test
    void aNumberThatNoLessonHasIsNotPassedOver() {
        assertThat(lessons("check", "99")).isEqualTo(2);
        assertThat(said()).startsWith("There is no lesson 99.\n");
    }

    @Test
    void aNewLessonWantsAName() {
        assertThat(lessons("new")).isEqualTo(2);
        assertThat(said()).isEqualTo("""
                bin/lessons new takes one name.
                Write two digits and a slug: bin/lessons new 51-vacuum-at-noon
                """);
    }

    private int lessons(String... words) {
        PrintStream out = new PrintStream(said, true, UTF_8);
        return LessonsMain.run(List.of(words), out, out);
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
