package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What stands around every page, in a real browser: panes, keys, colours, paper, and small screens. */
@NeedsChromium
class FrameInABrowserIT extends OnTheCourse {

    private static final String LESSON = "lessons/09-the-queue";
    private static final List<String> PAGES =
            List.of("", LESSON, "lessons/08-lock-modes", "lessons/48-lock-table", "labs/lab-15", "accessibility");
    private static final String STICKS_OUT = """
            () => [document.documentElement, ...document.querySelectorAll('main, .bench, .contents, .top, dialog[open]')]
                .filter(pane => pane.scrollWidth > pane.clientWidth + 1)
                .map(pane => pane.tagName + ' ' + pane.scrollWidth + ' > ' + pane.clientWidth)""";

    private static Page open(BrowserContext visitor, String path) {
        Page page = visitor.newPage();
        show(page, path);
        return page;
    }

    private static void show(Page page, String path) {
        page.navigate(path);
        CourseInABrowser.isUsable(page);
    }

    private static int share(Page page, String pane) {
        return Integer.parseInt(divider(page, pane).getAttribute("aria-valuenow"));
    }

    private static Locator divider(Page page, String pane) {
        return page.locator(".divider[data-pane=" + pane + "]");
    }

    @Test
    void panesAreResizedByKeysAndRememberTheirWidth() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            Locator bench = divider(page, "bench");
            assertThat(share(page, "bench")).isEqualTo(40);
            double before = page.locator(".bench").boundingBox().width;

            bench.focus();
            bench.press("ArrowLeft");
            bench.press("ArrowLeft");
            assertThat(share(page, "bench")).isEqualTo(44);
            assertThat(page.locator(".bench").boundingBox().width).isGreaterThan(before + 50);

            show(page, "labs/lab-6");
            assertThat(share(page, "bench")).isEqualTo(44);
            divider(page, "bench").press("Home");
            int narrowest = share(page, "bench");
            divider(page, "bench").press("End");
            assertThat(share(page, "bench")).isGreaterThan(44).isGreaterThan(narrowest + 20);
            divider(page, "bench").dblclick();
            assertThat(share(page, "bench")).isEqualTo(40);

            assertThat(share(page, "contents")).isEqualTo(18);
            divider(page, "contents").focus();
            divider(page, "contents").press("ArrowRight");
            assertThat(share(page, "contents")).isEqualTo(20);
        }
    }

    @Test
    void panesAreResizedByPointer() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            var line = divider(page, "bench").boundingBox();

            page.mouse().move(line.x + 4, 500);
            page.mouse().down();
            page.mouse().move(800, 500);
            page.mouse().up();
            page.mouse().move(200, 500);

            assertThat(share(page, "bench")).isEqualTo(50);
        }
    }

    @Test
    void aFoldedWorkbenchStaysFoldedUntilABlockIsRun() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            divider(page, "bench").focus();
            divider(page, "bench").press("Enter");
            assertThat(page.locator(".bench")).isHidden();
            assertThat(page.locator(".bench-switch")).isFocused();
            assertThat(page.locator(".bench-switch")).hasAttribute("aria-expanded", "false");

            page.reload();
            CourseInABrowser.isUsable(page);
            assertThat(page.locator(".bench")).isHidden();

            page.locator("[data-run]").first().click();
            assertThat(page.locator(".bench")).isVisible();
        }
    }

    @Test
    void nothingSticksOutSideways() {
        for (int width : new int[] {320, 390, 700, 900, 1280, 1920}) {
            try (BrowserContext visitor = course.visitor(width, width == 320 ? 256 : 844, ColorScheme.LIGHT)) {
                Page page = visitor.newPage();
                for (String path : PAGES) {
                    show(page, path);
                    assertThat((List<?>) page.evaluate(STICKS_OUT))
                            .as("/%s at %s pixels", path, width)
                            .isEmpty();
                }
                page.locator(".foot [data-open=sheet]").click();
                assertThat((List<?>) page.evaluate(STICKS_OUT))
                        .as("the sheet at %s pixels", width)
                        .isEmpty();
            }
        }
    }

    @Test
    void onAPhoneTheConsoleIsBelowTheTextAndTheContentsAreADrawer() {
        try (BrowserContext visitor = course.visitor(390, 844, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            var text = page.locator("main").boundingBox();
            var bench = page.locator(".bench").boundingBox();
            assertThat(bench.y).isGreaterThanOrEqualTo(text.y + text.height - 1);
            assertThat(page.locator("#contents")).isHidden();

            page.locator(".contents-switch").click();
            assertThat(page.locator("#contents [aria-current=page]")).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#contents")).isHidden();
            assertThat(page.locator(".contents-switch")).isFocused();

            page.locator(".contents-switch").click();
            page.mouse().click(380, 400);
            assertThat(page.locator("#contents")).isHidden();

            page.locator(".to-bench").click();
            assertThat(page.locator(".console")).isInViewport();
        }
    }

    @Test
    void keysLeadAroundAndNeverWhileOneTypes() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            page.keyboard().press("?");
            assertThat(page.locator("#sheet")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#sheet")).isHidden();

            page.evaluate("document.addEventListener('search-wanted', () => { document.title = 'searching'; })");
            page.keyboard().press("/");
            assertThat(page).hasTitle("searching");
            assertThat(page.locator("#search-dialog")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#search-dialog")).isHidden();
            page.keyboard().press("w");
            assertThat(page.locator(".bench")).isHidden();
            page.keyboard().press("w");
            page.keyboard().press("c");
            assertThat(page.locator("#contents")).isHidden();
            page.keyboard().press("c");
            assertThat(page.locator("#contents")).isVisible();

            page.keyboard().press("Alt+2");
            page.keyboard().type("n?/wc;");
            assertThat(page.locator("#sheet")).isHidden();
            assertThat(page).hasURL(Pattern.compile("09-the-queue"));
            // Once for what completion offers, once for the editor.
            page.keyboard().press("Escape");
            page.keyboard().press("Escape");
            page.keyboard().press("Tab");
            assertThat(page.locator("#desk-B .run-typed")).isFocused();

            page.keyboard().press("n");
            assertThat(page).hasURL(Pattern.compile("10-guards"));
            page.keyboard().press("p");
            assertThat(page).hasURL(Pattern.compile("09-the-queue"));
        }
    }

    @Test
    void singleKeysCanBeTurnedOff() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            page.locator(".top [data-open=sheet]").click();
            page.locator("#letters").uncheck();
            page.keyboard().press("Escape");

            show(page, LESSON);
            page.keyboard().press("w");
            page.keyboard().press("?");
            assertThat(page.locator(".bench")).isVisible();
            assertThat(page.locator("#sheet")).isHidden();
            page.keyboard().press("Alt+1");
            assertThat(page.locator("#desk-A")).isVisible();
        }
    }

    @Test
    void theTextScrollsByKeysAtOnce() {
        try (BrowserContext visitor = course.visitor(1600, 700, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            page.keyboard().press("PageDown");
            page.evaluate("""
                    async () => { while (document.querySelector('main').scrollTop < 200) { await new Promise(requestAnimationFrame); } }""");
        }
    }

    @Test
    void chosenColoursAreThereBeforeThePageIsPainted() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            String light = ground(page);
            page.locator(".top [data-open=sheet]").click();
            page.locator("#theme [value=dark]").check();
            String dark = ground(page);
            assertThat(dark).isNotEqualTo(light);

            page.addInitScript("""
                    new MutationObserver(() => {
                      if (document.body && !window.atFirst) {
                        window.atFirst = getComputedStyle(document.documentElement).backgroundColor;
                      }
                    }).observe(document, { childList: true, subtree: true });""");
            for (String path : List.of("", "labs/lab-6", "lessons/nothing")) {
                page.navigate(path);
                assertThat(page.evaluate("window.atFirst")).as("/" + path).isEqualTo(dark);
            }

            show(page, LESSON);
            page.locator(".top [data-open=sheet]").click();
            page.locator("#theme [value='']").check();
            assertThat(ground(page)).isEqualTo(light);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(ground(page)).isEqualTo(dark);
        }
    }

    private static String ground(Page page) {
        return (String) page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    }

    @Test
    void onPaperThereIsTheTextAloneAndAllOfIt() {
        try (BrowserContext visitor = course.visitor(800, 1100, ColorScheme.DARK)) {
            Page page = open(visitor, LESSON);
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.evaluate("window.dispatchEvent(new Event('beforeprint'))");

            for (String gone : List.of(".top", ".bench", ".foot", "[data-run]", ".neighbours")) {
                assertThat(page.locator(gone).first()).isHidden();
            }
            assertThat(page.locator("details.recall p").first()).isVisible();
            assertThat(page.locator(".predict .truth").first()).isVisible();
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "[...document.querySelectorAll('main pre')].every(code => code.scrollWidth <= code.clientWidth + 1)"))
                    .as("no code is cut")
                    .isTrue();
            String link = "a => getComputedStyle(a, '::after').content";
            assertThat(page.locator(".text a[href='/lessons/10-guards']")
                            .first()
                            .evaluate(link))
                    .asString()
                    .contains("/lessons/10-guards");
            assertThat(ground(page)).isEqualTo("rgb(255, 255, 255)");

            page.evaluate("window.dispatchEvent(new Event('afterprint'))");
            assertThat(page.locator("details.recall[open]")).hasCount(0);
            Path paper = Path.of("target", "screenshots", "lesson.pdf");
            page.pdf(new Page.PdfOptions().setPath(paper).setFormat("A4"));
            assertThat(paper).isNotEmptyFile();
        }
    }

    @Test
    void nothingMovesForWhoAskedForThat() {
        try (BrowserContext visitor = course.visitor(390, 844, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            String animation = "drawer => getComputedStyle(drawer).animationName";
            page.locator(".contents-switch").click();
            assertThat(page.locator("#contents").evaluate(animation)).isEqualTo("come-in");
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            assertThat(page.locator("#contents").evaluate(animation)).isEqualTo("none");
        }
    }

    @Test
    void whatASettingIsSpoiltToDoesNoHarm() {
        try (BrowserContext visitor = course.visitor(1600, 900, ColorScheme.LIGHT)) {
            Page page = open(visitor, LESSON);
            for (Map.Entry<String, Integer> spoilt :
                    Map.of("{", 40, "{\"bench-share\":\"9; x\"}", 40).entrySet()) {
                page.evaluate("value => localStorage.setItem('settings', value)", spoilt.getKey());
                show(page, LESSON);
                assertThat(share(page, "bench")).as(spoilt.getKey()).isEqualTo(spoilt.getValue());
            }
        }
    }
}
