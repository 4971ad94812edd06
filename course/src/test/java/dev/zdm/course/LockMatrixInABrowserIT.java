package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Lesson 8's matrix as a reader has it: the button is pressed, and every pair is tried on a real stand. */
@NeedsChromium
class LockMatrixInABrowserIT {

    @Test
    void allPairsAreTriedAtThePressOfAButtonAndStayOnReload() throws IOException {
        try (CourseInABrowser course = CourseInABrowser.open();
                Page page = course.page("lessons/08-lock-modes", ColorScheme.LIGHT)) {
            Locator matrix = page.locator(".lock-matrix");
            assertThat(matrix.locator("td.untried")).hasCount(64);
            assertThat(matrix.locator("th[scope=row]")).hasCount(8);

            Locator button = matrix.locator("button");
            button.focus();
            button.press("Enter");
            assertThat(matrix.locator("[role=status]")).containsText(Pattern.compile("Row \\d of 8"), patiently());
            assertThat(matrix.locator("[role=status]"))
                    .containsText(
                            "38 had to wait, 26 were granted at once. Every one did what the manual says.",
                            patiently());
            assertThat(matrix.locator("td.waits")).hasCount(38);
            assertThat(matrix.locator("td.goes")).hasCount(26);
            assertThat(matrix.locator("td.otherwise")).hasCount(0);
            matrix.scrollIntoViewIfNeeded();
            look(page, "lock-matrix");

            page.reload();
            assertThat(page.locator(".lock-matrix td.waits")).hasCount(38);
            try (Page dark = course.page("lessons/08-lock-modes", ColorScheme.DARK)) {
                assertThat(dark.locator(".lock-matrix td.waits")).hasCount(38);
                dark.locator(".lock-matrix table").scrollIntoViewIfNeeded();
                look(dark, "lock-matrix-dark");
            }
        }
    }
}
