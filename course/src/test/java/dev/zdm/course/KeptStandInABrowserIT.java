package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.startLab;
import static dev.zdm.course.CourseInABrowser.text;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import java.io.IOException;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a page says of a stand that is suspended or ends soon, and what a learner and who teaches may do about it. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeptStandInABrowserIT {

    private static final double PATIENCE_MILLIS = 60_000;

    private RunningClass running;
    private Playwright playwright;
    private Browser browser;
    private Page teacher;
    private Page anna;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        running = new RunningClass("idle=8s,life=4h,notice=10h,extension=2h");
        playwright = CourseInABrowser.playwright();
        browser = CourseInABrowser.launch(playwright);
        Account ada = running.accounts().add(Role.ADMIN, "Ada", "ada", RunningClass.PASSWORD, null);
        Cohort cohort = running.accounts().open("Monday", OptionalLong.empty(), ada);
        anna = visitor();
        anna.navigate("join");
        anna.getByLabel("Code of the class").fill(cohort.code());
        anna.getByLabel("Your name, as the others know you").fill("Anna");
        anna.locator("button:has-text('Join')").click();
        anna.locator("a:has-text('Begin')").click();
        teacher = visitor();
        teacher.navigate("sign-in");
        teacher.getByLabel("Login").fill("ada");
        teacher.getByLabel("Password").fill(RunningClass.PASSWORD);
        teacher.locator("form[action='/sign-in/password'] button").click();
    }

    @AfterAll
    void close() throws IOException {
        playwright.close();
        running.close();
    }

    private Page visitor() {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 950)
                .setBaseURL(running.address().toString()));
        visitor.setDefaultTimeout(PATIENCE_MILLIS);
        return visitor.newPage();
    }

    @Test
    void aStandIsSuspendedWokenAndKeptLonger() {
        anna.navigate("labs/lab-3");
        startLab(anna, "lab-3");
        assertThat(anna.locator("[data-part='kept']")).containsText("Your stand ends in 3 hours", patiently());
        assertThat(anna.locator("[data-part='kept']")).containsText("Your stand has been suspended since", patiently());
        look(anna, "class-lab-suspended");

        anna.locator("button:has-text('Wake it')").click();
        assertThat(anna.locator("[data-part='kept']")).not().containsText("suspended", eventually());
        run(anna, "SELECT 'awake' AS again;");
        assertThat(anna.locator(".answer .tag").last()).hasText("SELECT 1", text());

        anna.locator("button:has-text('Keep it for 2 hours more')").click();
        assertThat(anna.locator("[data-part='kept']")).containsText("Your stand ends in 5 hours", patiently());

        teacher.navigate("classes");
        teacher.locator(".wall a:has-text('Anna')").click();
        teacher.locator("button:has-text('Keep their stand longer')").click();
        assertThat(anna.locator("[data-part='kept']")).containsText("Your stand ends in 7 hours", patiently());
        look(teacher, "class-learner-kept");
        teacher.navigate("classes/audit");
        assertThat(teacher.locator("tbody")).containsText("extend");
    }

    private static LocatorAssertions.ContainsTextOptions eventually() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }
}
