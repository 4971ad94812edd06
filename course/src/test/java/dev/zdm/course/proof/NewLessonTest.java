package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.SitePaths;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewLessonTest {

    @TempDir
    Path lessons;

    @Test
    void aNewLessonCanBeShownAndRunAndSaysWhatIsMissing() {
        Path file = NewLesson.make(lessons, "51-vacuum-at-noon");

        List<Lesson> all = new LessonCatalog(lessons, new Markdown(SitePaths::of)).lessons();
        assertThat(all).singleElement().satisfies(lesson -> {
            assertThat(lesson.title()).isEqualTo("Vacuum at noon");
            assertThat(LessonRun.blocksOf(lesson)).isEqualTo(1);
        });
        assertThat(NewLesson.missing(file))
                .hasSizeGreaterThan(5)
                .first()
                .isEqualTo("course/lessons/51-vacuum-at-noon.md:3: this is still to be written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"51", "vacuum", "5-vacuum", "51-Vacuum", "51--vacuum", "../51-vacuum"})
    void aLessonIsCalledByNumberAndSlug(String name) {
        assertThatThrownBy(() -> NewLesson.make(lessons, name)).isInstanceOf(LabProblem.Usage.class);
    }

    @Test
    void aNumberIsTakenOnce() {
        NewLesson.make(lessons, "51-vacuum");

        assertThatThrownBy(() -> NewLesson.make(lessons, "51-analyze")).hasMessage("There is 51-vacuum.md already.");
    }
}
