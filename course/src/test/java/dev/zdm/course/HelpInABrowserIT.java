package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.check;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A learner who gets stuck: takes the offered hint, looks at the solution, has the lab skipped, and finds it all in the list of attempts. */
@NeedsChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelpInABrowserIT extends OnTheCourse {

    @Test
    @Order(1)
    void aHintIsOfferedAfterTwoChecksThatFailedAlikeAndIsReadFromTheKeyboard() {
        try (Page page = course.page("labs/lab-3", ColorScheme.LIGHT)) {
            CourseInABrowser.startLab(page, "lab-3");
            run(page, "CREATE INDEX orders_by_status ON orders (status, created_at);");
            assertThat(page.locator(".answer .tag").last()).hasText("CREATE INDEX", text());
            check(page, "failed");
            assertThat(page.locator(".offer")).hasCount(0);
            page.locator(".check-now").click();
            Locator offer = page.locator("[role=status] .offer");
            assertThat(offer).containsText("Stuck? Hint 1 of 3", patiently());
            look(page, "help-offer");

            offer.locator("button").first().press("Enter");
            assertThat(page.locator(".hints > li[value='1']")).isFocused();
            assertThat(page.locator("#hints")).containsText("hints seen: 1 of 3");
            assertThat(offer).hasCount(0);
            page.reload();
            page.locator("#tab-hints").click();
            assertThat(page.locator(".hints > li")).hasCount(1);
            look(page, "help-hints");
        }
    }

    @Test
    @Order(2)
    void theSolutionIsShownOnConfirmation() {
        try (Page page = course.page("labs/lab-3", ColorScheme.DARK)) {
            page.locator("#tab-solution").click();
            assertThat(page.content()).doesNotContain("the one word more");
            look(page, "help-solution-closed");
            page.locator("#solution button").click();
            assertThat(page.locator("#solution")).containsText("the one word more", patiently());
            assertThat(page.locator("#solution h2").first()).isVisible(visible());
            look(page, "help-solution");
        }
    }

    @Test
    @Order(3)
    void theStandSkipsTheLabInTheLearnersPlace() {
        try (Page page = course.page("labs/lab-3", ColorScheme.LIGHT)) {
            CourseInABrowser.reset(page);
            page.locator("[data-post='/labs/lab-3/skip']").click();
            assertThat(page.locator(".attempt .steps")).containsText("CREATE INDEX", patiently());
            look(page, "help-skipping");
            assertThat(page.locator(".attempt")).containsText("Skipped.", patiently());
            check(page, "skipped");
            assertThat(page.locator(".finding.broken")).hasCount(0);
            look(page, "help-skipped");
        }
    }

    @Test
    @Order(4)
    void everyAttemptIsInTheListWithItsReport() {
        try (Page page = course.page("labs/lab-3", ColorScheme.DARK)) {
            page.locator("#tab-attempts").click();
            Locator rows = page.locator("#attempts tbody tr");
            assertThat(rows).hasCount(2);
            assertThat(rows.first()).containsText("skipped");
            assertThat(rows.last()).containsText("abandoned");
            assertThat(rows.last()).containsText("1 of 3");
            look(page, "help-attempts");
            Page report = page.waitForPopup(
                    () -> rows.first().locator("a:has-text('Report')").click());
            assertThat(report.locator("h1")).hasText(Pattern.compile("build"), text());
            assertThat(report.locator(".verdict")).containsText("Skipped, the stand walked it");
            assertThat(report.locator(".facts")).containsText("hints seen: 1 of 3, solution seen, skipped");
            look(report, "help-report");
        }
        try (Page page = course.page("attempts", ColorScheme.LIGHT)) {
            assertThat(page.locator("tbody tr")).hasCount(2);
            assertThat(page.locator("#contents .skipped")).hasText("skipped");
            look(page, "help-all-attempts");
        }
    }
}
