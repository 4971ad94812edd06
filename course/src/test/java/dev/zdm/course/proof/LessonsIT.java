package dev.zdm.course.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.LessonText;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.lessons.SitePaths;
import dev.zdm.runner.StartOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every block of every lesson, run in order on real stands with traffic: expected errors come and no others, what is said to wait waits, the
 * outputs have the recorded shape, and the shop is left as it was.
 *
 * <p>System properties: {@code zdm.rows} (orders, 200,000), {@code zdm.lesson.stands} (stands side by side, 4).
 */
class LessonsIT {

    private static final StartOptions SHOP =
            StartOptions.DEFAULT.withRows(Long.getLong("zdm.rows", 200_000)).withRate(100);
    private static final int STANDS = Integer.getInteger("zdm.lesson.stands", 4);

    @TestFactory
    Stream<DynamicTest> everyLesson() throws InterruptedException {
        List<Lesson> lessons = new LessonCatalog(Path.of("lessons"), new Markdown(SitePaths::of)).lessons();
        return run(lessons, STANDS).stream()
                .map(run -> DynamicTest.dynamicTest(
                        run.lesson().slug(), () -> assertThat(run.problems()).isEmpty()));
    }

    @Test
    void whatDoesNotHoldIsTold() throws InterruptedException {
        Lesson lesson = LessonText.lesson("""
                ```sql {run}
                SELECT 1 / 0;
                ```
                ```sql {run expect-error=55P03}
                SELECT 1 AS one;
                ```
                ```sql {run waits}
                SELECT 1 AS one;
                ```
                ```sql {run shows="^ +2$"}
                SELECT 1 AS one;
                ```
                ```output
                 two
                -----
                   1
                (1 row)
                ```
                ```sql {run}
                CREATE TABLE lesson_01 (id int);
                ```
                ```output
                (to be recorded)
                ```
                """);

        LessonRun run = run(List.of(lesson), 1).get(0);

        assertThat(run.problems())
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem)
                                .startsWith("a-test.md:1: ")
                                .contains("no error is expected, and came 22012"),
                        problem -> assertThat(problem)
                                .startsWith("a-test.md:4: ")
                                .contains("error 55P03 is expected, and none came"),
                        problem ->
                                assertThat(problem).startsWith("a-test.md:7: ").contains("was not seen waiting"),
                        problem ->
                                assertThat(problem).startsWith("a-test.md:10: ").contains("does not show"),
                        problem -> assertThat(problem)
                                .startsWith("a-test.md:13: ")
                                .contains("recorded was [columns two], and now came [columns one]"),
                        problem ->
                                assertThat(problem).startsWith("a-test.md:22: ").contains("has not been recorded"),
                        problem -> assertThat(problem).contains("leaves the shop changed: + table lesson_01"),
                        problem -> assertThat(problem).contains("leaves the shop changed: + column lesson_01.id"));
    }

    @Test
    void aWaitIsSeenAndTheShopLeftAsItWasIsFine() throws InterruptedException {
        Lesson lesson = LessonText.lesson("""
                ```sql {run session=A async}
                BEGIN;
                LOCK TABLE orders IN SHARE MODE;
                SELECT pg_sleep(2);
                ROLLBACK;
                ```
                ```sql {run session=B waits expect-error=55P03}
                SELECT pg_sleep(0.5);
                BEGIN;
                SET LOCAL lock_timeout = '700ms';
                LOCK TABLE orders IN ROW EXCLUSIVE MODE;
                ```
                """);

        assertThat(run(List.of(lesson), 1).get(0).problems()).isEmpty();
    }

    private static List<LessonRun> run(List<Lesson> lessons, int stands) throws InterruptedException {
        return new Proof(Path.of("..").toAbsolutePath().normalize(), SHOP, run -> {}).run(lessons, stands);
    }
}
