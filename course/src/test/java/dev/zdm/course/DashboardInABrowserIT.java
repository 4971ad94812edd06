package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The dashboard in a real browser beside labs on a real stand: a queue, a build, a deploy, and the shop closed. */
@NeedsChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardInABrowserIT extends OnTheCourse {

    private static final Pattern SENTENCE = Pattern.compile(
            "ALTER TABLE of session B waits \\d+\\.\\d s for"
                    + " AccessExclusiveLock on orders, behind the reader of session A; \\d+ requests? of v1 waits? behind it\\.");

    @BeforeAll
    static void bePatient() {
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @Test
    @Order(1)
    void aQueueIsSeenToldAndHeldStillByPause() {
        try (Page lab = course.page("labs/lab-6", ColorScheme.LIGHT);
                Page page = course.page("", ColorScheme.LIGHT)) {
            CourseInABrowser.startLab(lab, "lab-6");
            page.locator("a.to-dashboard").click();
            assertThat(page.locator("[data-words=queue]")).hasText("Nobody waits for a lock.");

            run(lab, "SELECT count(*), pg_sleep(300) FROM orders WHERE id < 10;");
            assertThat(lab.locator("#desk-A .state")).hasAttribute("data-state", "busy");
            lab.locator("#tab-B").click();
            run(lab, "B", "ALTER TABLE orders ADD COLUMN gift_wrap boolean;");

            Locator words = page.locator("[data-words=queue]");
            assertThat(words).hasText(SENTENCE);
            System.out.println("the lock graph of lab 6, told: " + words.innerText());
            assertThat(page.locator("[data-part=queue-graph] g.node.app").first())
                    .isVisible();
            assertThat(page.locator(".spoken")).containsText("ALTER TABLE of session B waits");
            page.locator("#lock-queue summary").click();
            assertThat(page.locator("[data-part=queue-table]")).containsText("AccessExclusiveLock on orders");
            unfold(page, "failures");
            assertThat(page.locator("[data-table=failures] tbody tr").first()).containsText(Pattern.compile("[1-9]"));
            // Whoever has just joined the queue is faint for a moment.
            CourseInABrowser.standsStill(page);
            look(page, "dashboard-queue-light");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            look(page, "dashboard-queue-dark");

            page.locator(".pause").focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".pause-state")).containsText(Pattern.compile("Paused at \\d"));
            String held = words.innerText();
            lab.locator("#tab-A").click();
            lab.locator("[data-post='/sessions/A/cancel']").click();
            assertThat(lab.locator("[data-part=queue-summary]")).hasText("Nobody waits");
            assertThat(words).hasText(held);
            assertThat(page.locator("[data-part=queue-graph] svg")).isVisible();

            page.keyboard().press("Enter");
            assertThat(words).hasText("Nobody waits for a lock.");
            assertThat(page.locator(".pause-state")).hasText("");
        }
    }

    @Test
    @Order(2)
    void aPageThatIsOpenedLateShowsThePastAndItsPhases() {
        try (Page page = course.page("dashboard#latency", ColorScheme.DARK)) {
            page.locator("#span").selectOption("10");
            unfold(page, "latency");
            Locator rows = page.locator("[data-table=latency] tbody tr");
            assertThat(rows.filter(new Locator.FilterOptions().setHasText("Lab 6, attempt 1, begins")))
                    .hasCount(1);
            assertThat(page.locator("[data-words=failures]")).containsText("failed in the last ten minutes");
            unfold(page, "dead");
            assertThat(page.locator("[data-table=dead]")).containsText("orders");
            unfold(page, "wal");
            assertThat(page.locator("[data-table=wal] tbody tr").first())
                    .containsText(Pattern.compile("\\d (bytes|kB|MB)"));
        }
    }

    @Test
    @Order(3)
    void aDeployIsMarkedAndABuildSaysWhomItWaitsFor() {
        try (Page lab = course.page("labs/lab-7", ColorScheme.LIGHT);
                Page page = course.page("dashboard", ColorScheme.LIGHT)) {
            CourseInABrowser.startLab(lab, "lab-7");
            CourseInABrowser.runUntilDone(lab, "SET lock_timeout = '100ms';");
            CourseInABrowser.runUntilDone(
                    lab, "ALTER TABLE users ADD COLUMN first_name text, ADD COLUMN last_name text;");
            CourseInABrowser.runUntilDone(lab, "RESET lock_timeout;");
            CourseInABrowser.deploy(lab, "v2");
            unfold(page, "rates");
            assertThat(page.locator("[data-table=rates]")).containsText("Deploy: v2 gets its first customers");
            assertThat(page.locator("[data-table=rates]")).containsText("Deploy: v1 has no customers left");
            assertThat(page.locator("[data-table=rates] thead")).containsText("v2");

            lab.locator("#tab-B").click();
            run(lab, "B", "BEGIN; UPDATE users SET full_name = full_name WHERE id = 1;");
            assertThat(lab.locator("#desk-B .answer .tag").last()).hasText("UPDATE 1");
            lab.locator("#tab-A").click();
            run(lab, "CREATE INDEX CONCURRENTLY users_by_name ON users (full_name);");
            Locator jobs = page.locator("table.jobs");
            assertThat(jobs).containsText("waiting for writers before build");
            assertThat(jobs).containsText("waits for session B (idle in transaction");
            assertThat(page.locator("[data-words=jobs]"))
                    .containsText("CREATE INDEX CONCURRENTLY of session A on users");
            page.setViewportSize(390, 844);
            look(page, "dashboard-phone");
            assertThat((Boolean) page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing is wider than the phone")
                    .isTrue();
            lab.locator("[data-post='/sessions/A/cancel']").click();
            assertThat(page.locator("[data-words=jobs]")).containsText("No index build");
            assertThat(jobs).isHidden();
            lab.locator("[data-post='/attempt/finish']").click();
            assertThat(page.locator(".dashboard-notice")).containsText("The shop is closed");
            assertThat(page.locator("[data-words=rates]")).containsText("The shop is closed");
            look(page, "dashboard-closed-phone");
        }
    }

    private static void unfold(Page page, String chart) {
        page.locator("#" + chart + " summary").click();
        assertThat(page.locator("[data-table=" + chart + "] tbody tr").first()).isVisible();
    }
}
