package dev.zdm.course.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All lessons and labs as they are in this checkout. */
class PublishedTextsTest {

    private static final Path LABS = Path.of("../labs");
    private static final Pattern LESSON_LINK = Pattern.compile("href=\"/lessons/([^\"#]+)");
    private static final Pattern LAB_LINK = Pattern.compile("href=\"/labs/([^\"#]+)");

    private final Markdown markdown = new Markdown(SitePaths::of);
    private final List<Lesson> lessons = new LessonCatalog(Path.of("lessons"), markdown).lessons();

    @Test
    void everyLessonCanBeReadAndHasSomethingToRun() {
        assertThat(lessons)
                .filteredOn(lesson -> !lesson.about().isAppendix())
                .isNotEmpty()
                .allSatisfy(lesson -> assertThat(lesson.blocks())
                        .as(lesson.slug())
                        .anyMatch(block -> block.fence().runs()));
    }

    @Test
    void needsNameLessonsThatAreThere() {
        assertThat(lessons)
                .allSatisfy(
                        lesson -> assertThat(slugs()).containsAll(lesson.about().needs()));
    }

    @Test
    void linksToLessonsLeadSomewhere() {
        assertThat(lessons).allSatisfy(lesson -> {
            Matcher link = LESSON_LINK.matcher(lesson.html());
            while (link.find()) {
                assertThat(slugs()).as(lesson.slug()).contains(link.group(1));
            }
        });
    }

    @Test
    void linksToLabsNameThemByTheirNumber() {
        assertThat(lessons).allSatisfy(lesson -> {
            Matcher link = LAB_LINK.matcher(lesson.html());
            while (link.find()) {
                assertThat(link.group(1)).as(lesson.slug()).matches("lab-\\d+");
            }
        });
    }

    @Test
    void everyTextOfALabCanBeShown() throws IOException {
        for (Path text : textsOfLabs()) {
            String markdownText = Files.readString(text);
            assertThatCode(() -> markdown.render(markdownText, new Source(text.toString(), 1)))
                    .doesNotThrowAnyException();
        }
    }

    private static List<Path> textsOfLabs() throws IOException {
        try (Stream<Path> files =
                Files.find(LABS, 3, (file, about) -> file.toString().matches(".*/lab-\\d\\d-[^/]+/.*\\.md"))) {
            return files.toList();
        }
    }

    private Set<String> slugs() {
        return lessons.stream().map(Lesson::slug).collect(Collectors.toSet());
    }
}
