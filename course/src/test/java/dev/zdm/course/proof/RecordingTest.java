package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.lessons.Block;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonText;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingTest {

    @Test
    void onlyTheOutputsChange() {
        String text = """
                Text.

                ```sql {run}
                SELECT 1;
                ```
                ```output
                old
                older
                ```

                ```sql {run}
                SELECT 2;
                ```
                ```output {timing}
                ```
                The end.
                """;
        Lesson lesson = LessonText.lesson(text);
        Block first = lesson.blocks().get(1);
        Block second = lesson.blocks().get(3);

        String recorded = Recording.into(text, Map.of(first, "new\n", second, "a\nb\nc\n"));

        assertThat(recorded)
                .isEqualTo(text.replace("old\nolder\n", "new\n").replace("{timing}\n", "{timing}\na\nb\nc\n"));
    }
}
