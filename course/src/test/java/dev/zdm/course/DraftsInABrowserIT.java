package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An author with a page open beside the editor: the page follows the file, in a real browser. */
@NeedsChromium
class DraftsInABrowserIT {

    /** Half a second on a machine at rest; the tests' machines have much else to do. */
    private static final double SOON_MILLIS = 15_000;

    private static final String PARAGRAPH =
            "This paragraph stands here so that the page has something to scroll. ".repeat(12);

    @TempDir
    Path root;

    private FakeStands stands;
    private Site site;
    private Playwright playwright;
    private Page page;

    @BeforeEach
    void aCheckoutOfOneLessonAndOneLab() throws IOException {
        Path labs = Path.of("src/test/resources/dev/zdm/course/labs");
        try (Stream<Path> all = Files.walk(labs)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path copy = root.resolve("labs").resolve(labs.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.copy(Path.of("../labs/lab.schema.json"), root.resolve("labs/lab.schema.json"));
        lesson("The end.");
        stands = new FakeStands(root.resolve("labs"), Duration.ZERO);
        stands.start("lab-6", OptionalLong.empty(), Progress.SILENT);
        site = Site.start(stands, new FakeMemory(), root, Binding.loopback(0), true);
        playwright = CourseInABrowser.playwright();
        Browser browser = CourseInABrowser.launch(playwright);
        page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 900));
    }

    @AfterEach
    void close() {
        playwright.close();
        site.close();
        stands.close();
    }

    @Test
    void thePageTakesTheNewTextAndKeepsPlaceAndUnsentSql() throws IOException {
        page.navigate(site.address().resolve("lessons/01-draft").toString());
        settled();
        CourseInABrowser.editor(page, "sql-A").fill("SELECT 'not sent yet'");
        page.locator("form.predict input").first().check();
        Locator last = page.locator("article p:has-text('The end.')");
        last.scrollIntoViewIfNeeded();
        double before = last.boundingBox().y;

        lesson("The new end.\n\n## One more section\n\nMore.");

        Locator now = page.locator("article p:has-text('The new end.')");
        assertThat(now).isVisible(soon());
        assertThat(page.locator("#one-more-section")).isAttached();
        assertThat(now.boundingBox().y).isCloseTo(before, org.assertj.core.data.Offset.offset(3.0));
        assertThat(page.locator("#sql-A")).hasValue("SELECT 'not sent yet'");
        assertThat(page.locator("form.predict input").first()).isChecked();
    }

    @Test
    void aProblemIsShownWithFileAndLineAndGoesWhenItIsMended() throws IOException {
        page.navigate(site.address().resolve("lessons/01-draft").toString());
        settled();

        lesson("```sql {rum session=B}\nSELECT 1;\n```");
        Locator problems = page.locator(".draft-problems");
        assertThat(problems)
                .containsText(
                        "course/lessons/01-draft.md:",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS));
        assertThat(problems).containsText("unknown attribute of a fence: rum");
        assertThat(page.locator("article p:has-text('The end.')")).isVisible();
        CourseInABrowser.look(page, "draft-problem");

        try (Page other = page.context().browser().newPage()) {
            other.navigate(site.address().resolve("lessons/01-draft").toString());
            assertThat(other.locator("h1")).containsText("unknown attribute of a fence");
            other.waitForRequest(request -> request.url().contains("/events"), other::reload);
            lesson("Mended.");
            assertThat(problems).isHidden(new LocatorAssertions.IsHiddenOptions().setTimeout(SOON_MILLIS));
            assertThat(page.locator("article p:has-text('Mended.')")).isVisible(soon());
            assertThat(other.locator("article p:has-text('Mended.')")).isVisible(soon());
        }
    }

    @Test
    void aLabsPageFollowsItsBriefAndTellsWhatItsFilesLack() throws IOException {
        page.navigate(site.address().resolve("labs/lab-2").toString());
        settled();
        assertThat(page.locator(".draft-problems"))
                .containsText(
                        "the brief does not name the check",
                        new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS));

        Path brief = root.resolve("labs/lab-02-blocking-build/README.md");
        Files.writeString(brief, Files.readString(brief) + "\nAnother task.\n");

        assertThat(page.locator("#task p:has-text('Another task.')")).isVisible(soon());
        assertThat(page.locator("#task")).isVisible();
    }

    @Test
    void withoutDevNobodyIsToldOfFiles() throws IOException {
        try (Site plain = Site.start(stands, new FakeMemory(), root, Binding.loopback(0))) {
            page.navigate(plain.address().resolve("lessons/01-draft").toString());
            assertThat(page.locator("[data-part=drafts]")).hasCount(0);
            assertThat(page.request()
                            .get(plain.address().resolve("drafts/problems").toString())
                            .status())
                    .isEqualTo(404);
        }
    }

    /** The page has its first edition, so that the next save is a change. */
    private void settled() {
        assertThat(page.locator("[data-part=drafts] data").first())
                .isAttached(new LocatorAssertions.IsAttachedOptions().setTimeout(SOON_MILLIS));
        page.waitForLoadState(com.microsoft.playwright.options.LoadState.LOAD);
        page.waitForFunction("() => document.documentElement.dataset.drafts === 'following'");
    }

    private static LocatorAssertions.IsVisibleOptions soon() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(SOON_MILLIS);
    }

    private void lesson(String end) throws IOException {
        List<String> text = List.of(
                "---\ntitle: A draft\npart: 0\nminutes: 5\nobjectives:\n  - See it change\n---\n",
                "It begins.",
                "```predict\nquestion: \"Who waits?\"\noptions:\n  - \"Nobody\"\n  - \"All\"\nanswer: \"All\"\nwhy: \"So it is.\"\n```",
                PARAGRAPH,
                PARAGRAPH,
                PARAGRAPH,
                PARAGRAPH,
                PARAGRAPH,
                PARAGRAPH,
                "## The end of it",
                end,
                "");
        Path file = root.resolve("course/lessons/01-draft.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, String.join("\n\n", text));
    }
}
