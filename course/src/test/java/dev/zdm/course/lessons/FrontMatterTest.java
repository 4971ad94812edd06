package dev.zdm.course.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrontMatterTest {

    @Test
    void theTextBeginsBelowIt() {
        var split = FrontMatter.split(
                "x.md",
                "---\ntitle: \"A: b\"\npart: 1\nminutes: 12\nobjectives:\n  - Do it\nlab: lab-6\n---\n\nText.\n");

        assertThat(split.frontMatter().title()).isEqualTo("A: b");
        assertThat(split.frontMatter().objectives()).containsExactly("Do it");
        assertThat(split.frontMatter().needs()).isEmpty();
        assertThat(split.frontMatter().lab()).isEqualTo("lab-6");
        assertThat(split.body()).isEqualTo("\nText.\n");
        assertThat(split.source().firstLine()).isEqualTo(9);
    }

    @Test
    void anUnknownKeyIsAnErrorInItsLine() {
        assertThatThrownBy(() -> FrontMatter.split("x.md", "---\ntitle: A\nminuts: 12\n---\n"))
                .hasMessageStartingWith("x.md:3: ");
    }

    @Test
    void aLessonNeedsTitlePartAndMinutes() {
        assertThatThrownBy(() -> FrontMatter.split("x.md", "---\ntitle: A\n---\n"))
                .hasMessageStartingWith("x.md:2: front matter lacks");
        assertThatThrownBy(() -> FrontMatter.split("x.md", "Text.\n")).hasMessage("x.md:1: no front matter");
    }
}
