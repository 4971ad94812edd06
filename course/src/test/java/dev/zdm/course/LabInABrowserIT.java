package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.check;
import static dev.zdm.course.CourseInABrowser.deploy;
import static dev.zdm.course.CourseInABrowser.editor;
import static dev.zdm.course.CourseInABrowser.hasAllCustomers;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.nextPhase;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.runUntilDone;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A learner in a real browser, on a real stand with traffic: reads the lesson, runs what it shows, does a lab, sees the verdict; and once does
 * it wrong and sees why.
 */
@NeedsChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabInABrowserIT extends OnTheCourse {

    @Test
    @Order(1)
    void aLessonRunsItsBlocksWhileTrafficGoesOn() {
        try (Page page = course.page("lessons/15-concurrent-build", ColorScheme.LIGHT)) {
            assertThat(page.locator("[data-part=strip]")).containsText("v1", patiently());
            page.locator("article button:has-text('Run in session')").first().click();
            assertThat(page.locator(".answer").first()).isVisible(visible());
            look(page, "lesson");
        }
    }

    @Test
    @Order(2)
    void aBlockingBuildIsSeenToFailWithTheReason() {
        try (Page page = course.page("labs/lab-3", ColorScheme.DARK)) {
            CourseInABrowser.startLab(page, "lab-3");
            run(page, "CREATE INDEX orders_by_status ON orders (status, created_at);");
            assertThat(page.locator(".answer .tag").last()).hasText("CREATE INDEX", text());
            check(page, "failed");
            Locator broken = page.locator(".finding.broken").first();
            assertThat(broken).containsText("concurrent");
            assertThat(broken).containsText("ShareLock");
            look(page, "lab-3-wrong");
        }
    }

    @Test
    @Order(3)
    void aConcurrentBuildIsWatchedAndPasses() {
        try (Page page = course.page("labs/lab-3", ColorScheme.LIGHT)) {
            CourseInABrowser.reset(page);
            run(page, "CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);");
            // The ledger's old snapshot makes the build wait at its end, and the page shows whom it waits for.
            assertThat(page.locator("[data-part=queue-summary]")).containsText("session wait", patiently());
            assertThat(page.locator("[data-part=queue-graph] svg")).isVisible(visible());
            assertThat(page.locator("[data-part=queue-table]")).containsText("actor:ledger");
            look(page, "lab-3-waiting");
            assertThat(page.locator(".answer .tag").last()).hasText("CREATE INDEX", text());
            check(page, "passed");
            assertThat(page.locator(".finding.broken")).hasCount(0);
            look(page, "lab-3-passed");
        }
    }

    @Test
    @Order(4)
    void aContractBeforeTheOldVersionIsGoneIsInTheReport() {
        try (Page page = course.page("labs/lab-7", ColorScheme.DARK)) {
            CourseInABrowser.startLab(page, "lab-7");
            runUntilDone(page, "SET lock_timeout = '100ms';");
            runUntilDone(page, "ALTER TABLE users DROP COLUMN full_name;");
            assertThat(page.locator("[data-part=strip]")).containsText("failed", patiently());
            look(page, "lab-7-wrong");
            check(page, "failed");
            assertThat(page.locator(".finding.broken").first()).containsText("42703");
            Page report = page.waitForPopup(() -> page.locator("a.report").click());
            assertThat(report.locator("main, body").first()).containsText("42703", patiently());
            look(report, "lab-7-report");
        }
    }

    @Test
    @Order(5)
    void aNameIsSplitWithTheDeployPanelFromStartToPass() {
        try (Page page = course.page("labs/lab-7", ColorScheme.LIGHT)) {
            CourseInABrowser.reset(page);
            runUntilDone(page, "SET lock_timeout = '100ms';");
            runUntilDone(page, "ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;");
            page.locator("[data-post='/attempt/deploy/v2']").click();
            assertThat(page.locator(".versions li.on")).hasCount(2);
            look(page, "lab-7-rollout");
            hasAllCustomers(page, "v2");
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
            look(page, "lab-7-passed");
        }
    }

    @Test
    @Order(6)
    void aMigrationIsWrittenOnThePageAndAppliedByTheRunner() {
        try (Page page = course.page("labs/lab-15", ColorScheme.LIGHT)) {
            CourseInABrowser.startLab(page, "lab-15");
            page.locator("#tab-files").click();
            page.locator("[data-file='monolith.sql']").click();
            assertThat(page.locator("#file-text")).hasValue(Pattern.compile("ALTER TABLE"));

            page.locator(".new-file").click();
            page.locator("#file-name").fill("migrations/V001__by_status.sql");
            editor(page, "file-text").fill("""
                    -- transaction: none
                    CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);
                    """);
            assertThat(page.locator(".file-state")).hasText("not saved");
            page.reload();
            page.locator("#tab-files").click();
            assertThat(page.locator("#file-name")).hasValue("migrations/V001__by_status.sql");
            editor(page, "file-text").press("Control+s");
            assertThat(page.locator("[data-file='migrations/V001__by_status.sql'][aria-current]"))
                    .isVisible(visible());

            page.locator("[data-tool=apply]").click();
            assertThat(page.locator(".told")).containsText("1 applied", patiently());
            assertThat(page.locator(".told .good")).hasText("done", text());
            look(page, "lab-15-files");
            check(page, "failed");
            assertThat(page.locator(".finding.kept").first()).containsText("runner");
        }
    }
}
