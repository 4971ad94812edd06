package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The search by keyboard alone, and what the console's answers offer, on a real stand. */
@NeedsChromium
class SearchAndResultsInABrowserIT extends OnTheCourse {

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void aSectionIsFoundByKeyboardAlone(ColorScheme colours) {
        try (Page page = course.page("lessons/01-no-downtime", colours)) {
            page.evaluate("document.dispatchEvent(new CustomEvent('search-wanted'))");
            Locator input = page.locator("#search-words");
            assertThat(input).isFocused();
            page.keyboard().type("55P03");
            assertThat(page.locator("#hit-1")).isVisible(visible());
            assertThat(page.locator(".search-dialog [role=status]")).containsText("results", patiently());
            assertThat(input).hasAttribute("aria-expanded", "true");

            page.keyboard().press("ArrowDown");
            page.keyboard().press("ArrowDown");
            assertThat(input).hasAttribute("aria-activedescendant", "hit-2");
            assertThat(page.locator("#hit-2")).hasAttribute("aria-selected", "true");
            page.keyboard().press("ArrowUp");
            assertThat(input).hasAttribute("aria-activedescendant", "hit-1");
            look(page, "search-" + colours.name().toLowerCase(Locale.ROOT));

            String path = page.locator("#hit-1").getAttribute("href");
            page.keyboard().press("Enter");
            page.waitForURL(url -> url.endsWith(path));
        }
    }

    @Test
    void theButtonOpensTheSearchAndEscapeGivesTheFocusBack() {
        try (Page page = course.page("lessons/01-no-downtime", ColorScheme.LIGHT)) {
            page.locator(".search-open").press("Enter");
            assertThat(page.locator("#search-words")).isFocused();
            page.keyboard().type("qqqqqqqq");
            assertThat(page.locator(".search-dialog [role=status]")).containsText("Nothing is found", patiently());
            page.keyboard().press("Escape");
            assertThat(page.locator(".search-dialog")).isHidden();
            assertThat(page.locator(".search-open")).isFocused();

            page.locator(".search-open").press("Enter");
            page.keyboard().type("lock queue");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/search\\?q=lock.queue"));
            assertThat(page.locator(".hits li").first()).containsText("lock queue");
            look(page, "search-page");
        }
    }

    @Test
    void thePageOfResultsIsLight() {
        try (BrowserContext visitor = course.visitor(1440, 950, ColorScheme.DARK)) {
            PageWeight weight = PageWeight.of(visitor, "search", "search?q=lock");
            assertThat(weight.bytes()).isBetween(1_000L, 300_000L);
            Page page = visitor.newPage();
            page.navigate("search?q=lock");
            CourseInABrowser.isUsable(page);
            look(page, "search-page-dark");
        }
    }

    @Test
    void aResultGoesToTheClipboardAndIntoAFile() throws IOException {
        try (Page page = course.page("lessons/03-connect", ColorScheme.LIGHT)) {
            page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
            ask(page, "SELECT * FROM (VALUES (1, NULL, ''), (2, '=1+1', 'größe, rot')) AS v (n, a, b);", "2 rows");
            Locator answer = page.locator("#desk-A .answer").last();
            assertThat(answer.locator("td.null")).hasCount(1);

            answer.locator(".copy").click();
            assertThat(page.locator(".copied")).hasText("Copied 2 rows", text());
            assertThat(page.evaluate("navigator.clipboard.readText()")
                            .toString()
                            .replace("\r\n", "\n"))
                    .isEqualTo("n\ta\tb\n1\t\t\n2\t'=1+1\tgröße, rot\n");

            Download file =
                    page.waitForDownload(() -> answer.locator("a[download]").click());
            assertThat(file.suggestedFilename()).matches("session-A-answer-\\d+\\.csv");
            try (InputStream bytes = file.createReadStream()) {
                assertThat(new String(bytes.readAllBytes(), UTF_8))
                        .isEqualTo("n,a,b\r\n1,,\"\"\r\n2,'=1+1,\"größe, rot\"\r\n");
            }
            look(page, "results");
        }
    }

    @Test
    void anErrorIsShownAsPsqlShowsIt() {
        try (Page page = course.page("lessons/03-connect", ColorScheme.DARK)) {
            run(page, "SELECT 1,\n  'größe', nope\nFROM orders;");
            assertThat(page.locator("#desk-A .error").last())
                    .hasText(
                            Pattern.compile(
                                    "ERROR: +42703: column \"nope\" does not exist\nLINE 2:   'größe', nope\n {19}\\^"),
                            text());
            run(page, "DO $$ BEGIN RAISE NOTICE 'on the way'; PERFORM nope FROM orders; END $$;");
            assertThat(page.locator("#desk-A .notices").last()).hasText("NOTICE:  on the way", text());
            assertThat(page.locator("#desk-A .error").last())
                    .containsText("CONTEXT:  PL/pgSQL function inline_code_block line 1 at PERFORM", patiently());
            look(page, "results-error");
        }
    }

    @Test
    void psqlsCommandsAreUnderstoodAndItsHabitsStay() {
        try (Page page = course.page("lessons/03-connect", ColorScheme.LIGHT)) {
            run(page, "\\d orders");
            Locator answer = page.locator("#desk-A .answer").last();
            assertThat(answer.locator("caption")).hasText("Table \"public.orders\"", text());
            assertThat(answer.locator(".below")).containsText("\"orders_pkey\" PRIMARY KEY, btree (id)");
            look(page, "results-describe");

            run(page, "\\x");
            assertThat(page.locator("#desk-A .remark").last()).hasText("Expanded display is on.", text());
            ask(page, "SELECT 1 AS n, repeat('long ', 60) AS words;", "1 row");
            page.reload();
            assertThat(page.locator("[data-part=session-A]")).containsText("expanded", patiently());
            Locator expanded = page.locator("#desk-A .answer").last();
            assertThat(expanded.locator(".record")).hasText("Record 1", text());
            assertThat(expanded.locator("details > div")).isHidden();
            expanded.locator("summary").press("Enter");
            assertThat(expanded.locator("details > div")).containsText("long long long");
            look(page, "results-expanded");
            run(page, "\\x off");
            assertThat(page.locator("#desk-A .remark").last()).hasText("Expanded display is off.", text());
        }
    }

    private static void ask(Page page, String sql, String rows) {
        run(page, sql);
        assertThat(page.locator("#desk-A .answer").last().locator(".count")).hasText(rows, text());
    }
}
