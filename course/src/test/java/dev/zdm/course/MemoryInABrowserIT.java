package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static dev.zdm.course.CourseInABrowser.editor;
import static dev.zdm.course.CourseInABrowser.look;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.TemporaryServer;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What a learner did is there in another browser, and after the server was away. Real browsers, a real database; the stand beside it has no
 * part in this and is a fake.
 */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MemoryInABrowserIT {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final String LESSON = "lessons/09-the-queue";
    private static final String SAVED = "html[data-memory=kept]";
    private static final String MARK = ".contents a[aria-current=page] .mark";
    private static final String GUESS = "form.predict label:nth-of-type(2) input";
    /** Which block of the lesson stands at the top of what is seen. */
    private static final String TOP_BLOCK = """
            () => [...document.querySelector('article').children]
                .findIndex((block) => block.getBoundingClientRect().bottom > document.querySelector('.top').getBoundingClientRect().bottom + 8)
            """;

    private TemporaryServer server;
    private Academy academy;
    private FakeStands stands;
    private Site site;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void open() throws IOException {
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
        server = new TemporaryServer();
        academy = Academy.on(server.server());
        stands = new FakeStands(Path.of("src/test/resources/dev/zdm/course/labs"), Duration.ZERO);
        stands.start("lab-6", OptionalLong.empty(), Progress.SILENT);
        site = Site.start(stands, academy.memoryOf("me"), Path.of(".."), Binding.loopback(0));
        playwright = CourseInABrowser.playwright();
        browser = CourseInABrowser.launch(playwright);
    }

    @AfterAll
    void close() throws IOException {
        playwright.close();
        site.close();
        stands.close();
        academy.close();
        server.close();
    }

    @Test
    @Order(1)
    void anotherBrowserGoesOnWhereThisOneLeft() {
        int left;
        try (BrowserContext one = browser()) {
            Page page = page(one, LESSON);
            assertThat(page.locator(MARK)).hasClass("mark begun");
            page.locator(GUESS).first().check();
            page.locator("form.predict button[type=submit]").first().click();
            page.locator("details.recall summary").first().click();
            page.locator("#tab-B").click();
            editor(page, "sql-B").fill("SELECT 'not sent yet';");
            page.locator("article h2").nth(1).evaluate("heading => heading.nextElementSibling.scrollIntoView()");
            left = topBlock(page);
            hasKeptThePlace(page, 1);
        }
        try (BrowserContext other = browser()) {
            Page front = page(other, "");
            String heading = "at “" + headingOf(other) + "”";
            assertThat(front.locator(".go-on a")).containsText(heading);
            assertThat(front.locator(".lines a[href='/" + LESSON + "'] .mark")).hasText("(begun)");
            look(front, "academy-front");
            front.locator(".go-on a").click();

            assertThat(front.locator(".predict.answered .guessed input")).hasValue("2");
            assertThat(front.locator("details.recall").first()).hasAttribute("open", "");
            assertThat(front.locator("#tab-B")).hasAttribute("aria-selected", "true");
            assertThat(front.locator("#sql-B")).hasValue("SELECT 'not sent yet';");
            front.waitForCondition(() -> topBlock(front) == left);
            look(front, "academy-lesson");
        }
    }

    private String headingOf(BrowserContext context) {
        Page page = page(context, LESSON);
        String heading = page.locator("article h2").nth(1).innerText();
        page.close();
        return heading;
    }

    @Test
    @Order(2)
    void aTickOfAChecklistIsThereInAnotherBrowserAndCanBeTakenBack() {
        String checklist = "labs/lab-6";
        for (boolean done : new boolean[] {true, false}) {
            try (BrowserContext one = browser();
                    BrowserContext other = browser()) {
                Page page = page(one, checklist);
                page.locator(".task input").first().setChecked(done);
                assertThat(page.locator(SAVED)).hasCount(1);
                assertThat(page(other, checklist).locator(".task input").first())
                        .isChecked(new LocatorAssertions.IsCheckedOptions().setChecked(done));
            }
        }
    }

    @Test
    @Order(2)
    void aFileThatWasNotSavedGoesOnInAnotherBrowser() {
        try (BrowserContext one = browser();
                BrowserContext other = browser()) {
            Page page = page(one, "labs/lab-15");
            page.locator("#tab-files").click();
            page.locator("#file-name").fill("rollback.sql");
            editor(page, "file-text").fill("DROP INDEX orders_by_note;");
            assertThat(page.locator(SAVED)).hasCount(1);

            Page there = page(other, "labs/lab-15");
            there.locator("#tab-files").click();
            assertThat(editor(there, "file-text")).hasText("DROP INDEX orders_by_note;");
            assertThat(there.locator("#file-name")).hasValue("rollback.sql");
            assertThat(there.locator(".file-state")).hasText("not saved");
        }
    }

    @Test
    @Order(3)
    void aLessonIsReadAtItsEndOrByWordAndBothCanBeTakenBack() {
        try (BrowserContext one = browser()) {
            Page page = page(one, LESSON);
            String before = page.locator(".contents .whole").innerText();
            page.locator(".reading").scrollIntoViewIfNeeded();
            assertThat(page.locator(".reading p")).hasText("You have read this lesson.");
            assertThat(page.locator(MARK)).hasClass("mark read");
            assertThat(page.locator(".contents .whole")).not().hasText(before);
            look(page, "academy-read");
            page.locator(".reading button").click();
            assertThat(page.locator(MARK)).hasClass("mark begun");
            assertThat(page.locator(".contents .whole")).hasText(before);
            page.locator(".reading button").click();
            assertThat(page.locator(MARK)).hasClass("mark read");
        }
        try (BrowserContext other = browser()) {
            Page page = page(other, LESSON);
            assertThat(page.locator(".reading button")).hasText("Mark as not read");
            assertThat(page.locator(MARK)).hasClass("mark read");
            page.locator(".reading button").click();
            assertThat(page.locator(SAVED)).hasCount(1);
            assertThat(page.locator(MARK)).hasClass("mark begun");
        }
    }

    @Test
    @Order(4)
    void withTheServerGoneTheCourseIsReadAndWhatIsDoneIsHandedInLater() {
        try (BrowserContext one = browser()) {
            Page page = page(one, LESSON);
            assertThat(page.locator(MARK)).hasClass("mark begun");
            server.stop();

            editor(page, "sql-B").fill("SELECT 'typed while it was away';");
            assertThat(page.locator("html[data-memory=unsent]")).hasCount(1);
            page.reload();
            assertThat(page.locator("#sql-B")).hasValue("SELECT 'typed while it was away';");
            assertThat(page.locator("h1")).containsText("The queue");
            assertThat(page.locator(MARK)).hasClass("mark begun");
            assertThat(page(one, "").locator(".go-on a")).isVisible();
            assertThat(page.locator(".toast")).hasCount(0);
            assertThat(page.locator("html[data-memory=unsent]")).hasCount(1);
            look(page, "academy-away");

            server.startAgain();
            assertThat(page.locator(SAVED)).hasCount(1);
        }
        try (BrowserContext other = browser()) {
            assertThat(page(other, LESSON).locator("#sql-B")).hasValue("SELECT 'typed while it was away';");
        }
    }

    @Test
    @Order(5)
    void onASmallScreenInTheDarkItIsTheSame() {
        try (BrowserContext phone = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK))) {
            phone.setDefaultTimeout(PATIENCE_MILLIS);
            Page page = page(phone, LESSON);
            page.locator("article h2").nth(2).evaluate("heading => heading.nextElementSibling.scrollIntoView()");
            int left = topBlock(page);
            hasKeptThePlace(page, 2);

            Page again = page(phone, LESSON);
            // The strip above the text grows while it is filled, and may cover one line more.
            again.waitForCondition(() -> Math.abs(topBlock(again) - left) <= 1);
            again.locator(".console").scrollIntoViewIfNeeded();
            again.locator(".contents-switch").click();
            look(again, "academy-phone");
            look(page(phone, ""), "academy-phone-front");
        }
    }

    private BrowserContext browser() {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(1440, 950).setColorScheme(ColorScheme.LIGHT));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        return context;
    }

    private Page page(BrowserContext context, String path) {
        Page page = context.newPage();
        page.onPageError(error -> System.err.println("on the page: " + error));
        page.navigate(site.address().resolve(path).toString());
        return page;
    }

    /** Waits until the place below this heading, counted from 0, is written down and handed in. */
    private static void hasKeptThePlace(Page page, int heading) {
        String id = page.locator("article h2").nth(heading).getAttribute("id");
        page.waitForCondition(() -> String.valueOf(page.evaluate(
                        "() => JSON.parse(localStorage.getItem('memory:place/09-the-queue'))?.value.heading"))
                .equals(id));
        assertThat(page.locator(SAVED)).hasCount(1);
    }

    private static int topBlock(Page page) {
        return ((Number) page.evaluate(TOP_BLOCK)).intValue();
    }
}
