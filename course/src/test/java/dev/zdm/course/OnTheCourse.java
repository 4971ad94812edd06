package dev.zdm.course;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that have one course in one browser among them, from the first to the last. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class OnTheCourse {

    protected CourseInABrowser course;

    @BeforeAll
    void openTheCourse() throws IOException {
        course = CourseInABrowser.open();
    }

    @AfterAll
    void closeTheCourse() throws IOException {
        if (course != null) {
            course.close();
        }
    }
}
