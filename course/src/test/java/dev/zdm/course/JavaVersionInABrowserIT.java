package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.check;
import static dev.zdm.course.CourseInABrowser.deploy;
import static dev.zdm.course.CourseInABrowser.editor;
import static dev.zdm.course.CourseInABrowser.hasAllCustomers;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.nextPhase;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.runUntilDone;
import static dev.zdm.course.CourseInABrowser.visible;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A learner writes an app version in Java on the page, rolls it out under traffic, and is judged by what its customers saw. */
@NeedsChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class JavaVersionInABrowserIT extends OnTheCourse {

    private static final Path LAB = Path.of("..", "labs", "lab-07-split-full-name");

    @Test
    @Order(1)
    void whatDoesNotCompileIsNamedWithItsLineAndGetsNoCustomers() throws IOException {
        try (Page page = course.page("labs/lab-7", ColorScheme.LIGHT)) {
            CourseInABrowser.startLab(page, "lab-7");
            expand(page);

            write(page, text("work").replace("return found.isEmpty() ? null : found.get(0);", "return found.one();"));

            assertThat(page.locator(".trouble")).containsText("cannot find symbol", patiently());
            page.locator("[data-fault-file='V2.java']").first().click();
            assertThat(page.locator("#files .cm-error-place")).isVisible(visible());
            assertThat(page.locator(".versions")).not().containsText("v2.1");
            look(page, "lab-7-java-error");
        }
    }

    @Test
    @Order(2)
    void aVersionThatThrowsForSomeIsFoundNamedWithItsLineAndRolledBack() throws IOException {
        try (Page page = course.page("labs/lab-7", ColorScheme.DARK)) {
            write(page, text("wrong/java-throws-for-some"));
            hasAllCustomers(page, "v2.1");

            assertThat(page.locator("[data-part=strip]")).containsText(Pattern.compile("failed\\s*[1-9]"), patiently());
            check(page, "failed");
            assertThat(page.locator(".finding.broken").first())
                    .containsText("IllegalStateException: who writes small letters? (V2.java:", patiently());
            assertThat(page.locator(".finding.broken").first()).containsText("the deploy of v2.1");
            look(page, "lab-7-java-throws");

            deploy(page, "v1");
            assertThat(page.locator(".versions li.off:has-text('v2.1')")).isVisible(visible());
            look(page, "lab-7-java-rolled-back");
        }
    }

    @Test
    @Order(3)
    void aNameIsSplitWithDualWritesInJavaFromStartToPass() throws IOException {
        try (Page page = course.page("labs/lab-7", ColorScheme.LIGHT)) {
            CourseInABrowser.reset(page);
            expand(page);
            write(page, text("solution/in-java"));
            hasAllCustomers(page, "v2.1");
            look(page, "lab-7-java-rollout");
            runUntilDone(page, "RESET lock_timeout;");
            runUntilDone(page, """
                    DO $$ BEGIN
                      FOR batch IN 0 .. (SELECT max(id) / 2000 FROM users) LOOP
                        UPDATE users SET first_name = regexp_replace(full_name, ' (de )?\\S+$', ''),
                                         last_name = coalesce(substring(full_name FROM ' ((?:de )?\\S+)$'), '')
                         WHERE id > batch * 2000 AND id <= (batch + 1) * 2000;
                        COMMIT;
                      END LOOP;
                    END $$;
                    """);
            nextPhase(page, "NOT NULL, and version v3");
            runUntilDone(page, "SET lock_timeout = '100ms';");
            for (String column : new String[] {"first_name", "last_name"}) {
                String constraint = "users_" + column + "_not_null";
                runUntilDone(
                        page, "ALTER TABLE users ADD CONSTRAINT " + constraint + " NOT NULL " + column + " NOT VALID;");
                runUntilDone(page, "ALTER TABLE users VALIDATE CONSTRAINT " + constraint + ";");
            }
            runUntilDone(page, "ALTER TABLE users ALTER COLUMN full_name DROP NOT NULL;");
            deploy(page, "v3");
            nextPhase(page, "Without the old column");
            runUntilDone(page, "ALTER TABLE users DROP COLUMN full_name;");
            check(page, "passed");
            assertThat(page.locator(".finding.broken")).hasCount(0);
        }
    }

    private static void expand(Page page) {
        runUntilDone(page, "SET lock_timeout = '100ms';");
        runUntilDone(page, "ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;");
    }

    private static String text(String folder) throws IOException {
        return Files.readString(LAB.resolve(folder).resolve("V2.java"));
    }

    /** Opens the file, replaces what is in it, and presses the button that saves, compiles and rolls it out. */
    private static void write(Page page, String java) {
        page.locator("#tab-files").click();
        page.locator("[data-file='V2.java']").click();
        assertThat(page.locator("#file-text")).hasValue(Pattern.compile("class V2"));
        editor(page, "file-text").fill(java);
        page.locator("[data-deploy-file='V2.java']").click();
    }
}
