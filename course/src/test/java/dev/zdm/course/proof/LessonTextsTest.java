package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.SitePaths;
import dev.zdm.labs.LabCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A new lesson, and what is told of its text once somebody has made a mistake. */
class LessonTextsTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void aNewLesson() {
        file = NewLesson.make(folder, "51-vacuum-at-noon");
    }

    @Test
    void nothingIsSaidOfANewLesson() {
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            part: 4         | part: 9                         | 3: there is no part 9
            needs: []       | needs:\\n  - 51-vacuum          | 8: it needs the lesson 51-vacuum, which is not there; did you mean 51-vacuum-at-noon?
            needs: []       | lab: lab-99                     | 7: it leads to lab-99, which is not there; did you mean lab-9?
            ## See it happen | See [it](/lessons/51-vacuum#a). | 12: the link /lessons/51-vacuum leads nowhere; did you mean 51-vacuum-at-noon?
            ## See it happen | See [it](/labs/6).               | 12: the link /labs/6 leads nowhere; did you mean lab-6?
            ## Recall       | ## Questions                    | 47: it has no section "## Recall"
            """)
    void aMistakeIsToldWithItsLine(String right, String wrong, String told) throws IOException {
        String text = Files.readString(file);
        assertThat(text).contains(right);
        Files.writeString(file, text.replace(right, wrong.replace("\\n", "\n")));

        assertThat(problems()).singleElement().isEqualTo("course/lessons/51-vacuum-at-noon.md:" + told);
    }

    @Test
    void noLessonOfThisCheckoutHasAnythingToMend() {
        Path lessons = Path.of("lessons");
        Set<String> labs = LabCatalog.in(Path.of("../labs")).labs().stream()
                .map(lab -> lab.id())
                .collect(Collectors.toSet());
        List<Lesson> all = read(lessons);
        LessonTexts texts =
                new LessonTexts(lessons, all.stream().map(Lesson::slug).collect(Collectors.toSet()), labs);

        assertThat(all)
                .isNotEmpty()
                .allSatisfy(lesson -> assertThat(texts.problemsOf(lesson)).isEmpty());
    }

    private List<String> problems() {
        return new LessonTexts(folder, Set.of("51-vacuum-at-noon"), Set.of("lab-6", "lab-9"))
                .problemsOf(read(folder).get(0));
    }

    private static List<Lesson> read(Path folder) {
        return new LessonCatalog(folder, new Markdown(SitePaths::of)).lessons();
    }
}
