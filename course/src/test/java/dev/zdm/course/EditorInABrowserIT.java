package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.editor;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.runUntilDone;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The editor that stands in for the text areas: of a session of the console, and of a lab's files. */
@NeedsChromium
class EditorInABrowserIT extends OnTheCourse {

    private static final String LESSON = "lessons/15-concurrent-build";
    private static final String COLOUR = "element => getComputedStyle(element).color";
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Test
    void sqlIsColouredAndTheTextAreaBehindFollows() {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Page page = course.page(LESSON, colours)) {
                Locator editor = editor(page, "sql-A");
                editor.fill("SELECT 'a' AS word, count(*) FROM orders -- all\nWHERE id > 17;");
                Locator keyword = editor.locator("span:text-is('SELECT')");
                assertThat(keyword.evaluate(COLOUR)).isNotEqualTo(editor.evaluate(COLOUR));
                assertThat(editor.locator("span:text-is('-- all')").evaluate(COLOUR))
                        .isNotEqualTo(keyword.evaluate(COLOUR));
                assertThat(page.locator("#sql-A"))
                        .hasValue("SELECT 'a' AS word, count(*) FROM orders -- all\nWHERE id > 17;");
                look(page, "editor-" + colours.name().toLowerCase(Locale.ROOT));
                page.reload();
                assertThat(editor(page, "sql-A")).containsText("WHERE id > 17;");
            }
        }
    }

    @Test
    void tablesColumnsAndKeywordsAreCompletedAndSoIsATableThatWasJustMade() {
        try (Page page = course.page(LESSON, ColorScheme.LIGHT)) {
            completes(page, "SELECT * FROM ord", "orders");
            look(page, "editor-completion");
            completes(page, "SELECT tot", "total_cents");
            completes(page, "SELECT * FROM orders WHERE orders.sta", "status");
            completes(page, "SELECT * FROM users WHERE is_ac", "is_active");
            completes(page, "VACU", "VACUUM");

            runUntilDone(page, "CREATE TABLE refunds (id bigint, reason_given text);");
            completes(page, "SELECT * FROM refu", "refunds");
            completes(page, "SELECT reas", "reason_given");
            runUntilDone(page, "DROP TABLE refunds;");
        }
    }

    /** Types the text until the list has what is wanted, and takes it. */
    private static void completes(Page page, String typed, String wanted) {
        Locator editor = editor(page, "sql-A");
        Locator option = page.locator(".cm-tooltip-autocomplete [role=option]:has-text('" + wanted + "')");
        Instant end = Instant.now().plus(LIMIT);
        do {
            assertThat(Instant.now())
                    .as("%s is offered after %s", wanted, typed)
                    .isBefore(end);
            editor.fill("");
            editor.pressSequentially(typed);
            editor.press("Control+Space");
            page.waitForFunction("() => document.querySelector('[aria-activedescendant]') !== null");
        } while (option.count() == 0);
        assertThat(option.first()).isVisible(visible());
    }

    @Test
    void whatIsSelectedIsRunAloneAndAnErrorIsMarkedInItsPlace() {
        try (Page page = course.page(LESSON, ColorScheme.DARK)) {
            Locator answers = page.locator("#desk-A .answer");
            Locator editor = editor(page, "sql-A");
            editor.fill("SELECT 4711;\nSELECT nothing_like_it FROM orders;");
            editor.press("Control+Home");
            editor.press("Shift+End");
            editor.press("Control+Enter");
            assertThat(answers.last()).containsText("4711", patiently());
            assertThat(answers.filter(new Locator.FilterOptions().setHasText("nothing_like_it")))
                    .hasCount(0);

            run(page, "SELECT 1;\nSELECT nothing_like_it FROM orders;");
            assertThat(editor.locator(".cm-error-place")).hasText("nothing_like_it", text());
            look(page, "editor-error");
            editor.press("Control+z");
            assertThat(editor).containsText("4711");
        }
    }

    @Test
    void tabIndentsAndEscLetsItMoveOn() {
        try (Page page = course.page(LESSON, ColorScheme.LIGHT)) {
            Locator editor = editor(page, "sql-A");
            editor.fill("SELECT 1;");
            editor.press("Tab");
            assertThat(page.locator("#sql-A")).hasValue("  SELECT 1;");
            assertThat(editor).isFocused();
            editor.press("Control+/");
            assertThat(page.locator("#sql-A")).hasValue("  -- SELECT 1;");
            editor.press("Escape");
            page.keyboard().press("Tab");
            assertThat(page.locator("#desk-A .run-typed")).isFocused();
            page.keyboard().press("Shift+Tab");
            assertThat(editor).isFocused();
            page.keyboard().press("Tab");
            assertThat(page.locator("#sql-A")).hasValue("    -- SELECT 1;");

            assertThat(editor).hasAttribute("aria-label", "SQL for session A");
            assertThat(page.locator("#sql-A-keys")).containsText("Esc, then Tab, leaves");
            assertThat(editor).hasAttribute("aria-describedby", "sql-A-keys");
            editor.press("Alt+2");
            assertThat(editor(page, "sql-B")).isFocused();
            editor(page, "sql-B").press("Control+f");
            assertThat(page.locator(".cm-search input").first()).isFocused();
            look(page, "editor-search");
        }
    }

    @Test
    void aJavaFileIsColouredSavedAndOpenedAgain() {
        try (Page page = course.page("labs/lab-15", ColorScheme.DARK)) {
            page.locator("#tab-files").click();
            Locator editor = editor(page, "file-text");
            page.locator(".new-file").click();
            page.locator("#file-name").fill("Notes.java");
            editor.fill("class Notes {\n    // why\n    int answer = 42;\n}\n");
            editor.press("Control+s");
            assertThat(page.locator("[data-file='Notes.java'][aria-current]")).isVisible(visible());
            assertThat(page.locator(".file-state")).hasText("saved");
            assertThat(editor.locator("span:text-is('class')").evaluate(COLOUR)).isNotEqualTo(editor.evaluate(COLOUR));
            look(page, "editor-java");

            page.locator("[data-file='monolith.sql']").click();
            assertThat(editor).containsText("ALTER TABLE");
            editor.press("Control+z");
            assertThat(editor).not().containsText("class Notes");
            page.locator("[data-file='Notes.java']").click();
            assertThat(page.locator("#file-text")).hasValue(Pattern.compile("int answer = 42;"));
            page.locator(".delete-file").click();
        }
    }

    @Test
    void withoutTheEditorTheTextAreaWorks() {
        try (Page page = course.page("healthz", ColorScheme.LIGHT)) {
            page.route("**/codemirror*.js", route -> route.abort());
            page.navigate(page.url().replace("healthz", LESSON));
            page.waitForRequest("**/codemirror*.js", () -> page.reload());
            page.locator("#sql-A").fill("SELECT 4712;");
            page.locator("#sql-A").press("Control+Enter");
            assertThat(page.locator("#desk-A .answer").last()).containsText("4712", patiently());
            assertThat(page.locator(".cm-editor")).hasCount(0);
        }
    }

    @Test
    void itCanBeUsedAtFourHundredPercent() {
        try (Page page = course.page(LESSON, ColorScheme.LIGHT)) {
            page.setViewportSize(320, 256);
            page.locator("#desk-A").scrollIntoViewIfNeeded();
            run(page, "SELECT 'a line that is far too long for a narrow window' AS words FROM orders LIMIT 1;");
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            assertThat(
                            page.evaluate(
                                    "() => { const s = document.querySelector('.cm-scroller'); return s.scrollWidth <= s.clientWidth; }"))
                    .isEqualTo(true);
            look(page, "editor-narrow");
        }
    }
}
