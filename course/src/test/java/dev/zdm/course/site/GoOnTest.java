package dev.zdm.course.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.academy.Reading;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonText;
import dev.zdm.course.page.Chrome.GoOn;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GoOnTest {

    private static final List<Lesson> LESSONS = List.of(lesson("01-one"), lesson("02-two"), lesson("03-three"));

    @Test
    void whoHasBegunNothingIsNotSentAnywhere() {
        assertThat(goOn()).isEmpty();
    }

    @Test
    void itIsTheLessonThatWasOpenLast() {
        assertThat(goOn(begun("01-one", "why", 2), begun("02-two", "", 1)))
                .contains(new GoOn("/lessons/01-one", "A test", "Why"));
    }

    @Test
    void afterALessonThatIsReadItIsTheNextOneThatIsNot() {
        assertThat(goOn(read("01-one", 3), read("02-two", 1), begun("03-three", "gone", 2)))
                .contains(new GoOn("/lessons/03-three", "A test", ""));
        assertThat(goOn(read("01-one", 3))).contains(new GoOn("/lessons/02-two", "A test", ""));
    }

    @Test
    void afterTheLastLessonThereIsNothingLeft() {
        assertThat(goOn(read("03-three", 1))).isEmpty();
    }

    @Test
    void aLessonThatIsGoneIsPassedOver() {
        assertThat(goOn(begun("99-gone", "", 5), begun("02-two", "", 1)))
                .contains(new GoOn("/lessons/02-two", "A test", ""));
    }

    private static Optional<GoOn> goOn(Reading... readings) {
        Map<String, Reading> bySlug =
                Arrays.stream(readings).collect(Collectors.toMap(Reading::lesson, Function.identity()));
        return CourseContents.goOn(LESSONS, bySlug);
    }

    private static Reading begun(String lesson, String heading, long second) {
        return new Reading(lesson, heading, false, Instant.ofEpochSecond(second));
    }

    private static Reading read(String lesson, long second) {
        return new Reading(lesson, "", true, Instant.ofEpochSecond(second));
    }

    private static Lesson lesson(String slug) {
        Lesson text = LessonText.lesson("Words.\n\n## Why\n\nMore.\n");
        return new Lesson(1, slug, text.about(), text.html(), text.sections(), text.blocks());
    }
}
