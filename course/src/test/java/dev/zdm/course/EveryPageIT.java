package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.check;
import static dev.zdm.course.CourseInABrowser.editor;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every kind of page: what it weighs, that it keeps nobody out, and what it looks like. {@code bin/pages} runs it and prints the table of weights;
 * pictures are left in {@code target/screenshots}.
 */
@NeedsChromium
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveryPageIT extends OnTheCourse {

    private static final long MOST_BYTES = 300_000;
    private static final Path TABLE = Path.of(System.getProperty("zdm.pages", "target/pages.md"));
    private static final int JAVA_ROUNDS = System.getProperty("zdm.pages") == null ? 1 : 7;

    /** One lesson of each kind: first steps, the matrix, predictions, long code and tables, the longest, generated tables, definitions. */
    private static final List<String> LESSONS = List.of(
            "01-no-downtime",
            "08-lock-modes",
            "09-the-queue",
            "24-backfill",
            "45-capstone-brief",
            "48-lock-table",
            "49-folklore",
            "50-glossary");

    private static Map<String, String> kindsOfPages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("contents", "");
        LESSONS.forEach(lesson -> pages.put("lesson " + lesson, "lessons/" + lesson));
        pages.put("lab", "labs/lab-3");
        pages.put("lab with files", "labs/lab-15#files");
        pages.put("dashboard", "dashboard");
        pages.put("search", "search?q=lock");
        pages.put("attempts", "attempts");
        pages.put("accessibility", "accessibility");
        pages.put("problem", "lessons/nothing");
        return pages;
    }

    @Test
    @Order(1)
    void noPageIsHeavy() throws IOException {
        List<PageWeight> weights = new ArrayList<>();
        for (Map.Entry<String, String> kind : kindsOfPages().entrySet()) {
            try (BrowserContext visitor = course.visitor(1440, 950, ColorScheme.LIGHT)) {
                PageWeight first = PageWeight.of(visitor, kind.getKey() + ", first visit", kind.getValue());
                PageWeight second = PageWeight.of(visitor, kind.getKey() + ", second visit", kind.getValue());
                weights.add(first);
                weights.add(second);
                assertThat(first.bytes()).as(first.what()).isBetween(1_000L, MOST_BYTES);
                assertThat(second.bytes()).as(second.what()).isLessThan(first.bytes());
            }
        }
        Files.writeString(TABLE, PageWeight.table(weights));
    }

    /** Each round on a course of its own, since a console that was started once is there for the next page. */
    @Test
    @Order(6)
    void aFirstAnswerInJavaComesOnAPageThatWasJustOpened() throws IOException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < JAVA_ROUNDS; round++) {
            try (CourseInABrowser fresh = CourseInABrowser.open();
                    BrowserContext visitor = fresh.visitor(1440, 950, ColorScheme.LIGHT);
                    Page page = visitor.newPage()) {
                long opened = System.nanoTime();
                page.navigate("lessons/24-backfill");
                page.locator("#tab-java").click();
                editor(page, "java").fill("6 * 7");
                editor(page, "java").press("Control+Enter");
                assertThat(page.locator(".java-run .java-value")).containsText("==> 42", patiently());
                seconds.add((System.nanoTime() - opened) / 1e9);
            }
        }
        Files.writeString(
                TABLE, PageWeight.firstAnswers(seconds), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static void hasNothingThatKeepsAnyoneOut(Page page, String what) {
        for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            CourseInABrowser.standsStill(page);
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(what + ", " + colours)
                    .isEmpty();
        }
    }

    @Test
    @Order(2)
    void noKindOfPageKeepsAnyoneOut() {
        try (Page page = course.page("", ColorScheme.LIGHT)) {
            for (Map.Entry<String, String> kind : kindsOfPages().entrySet()) {
                page.navigate(course.address().resolve("/" + kind.getValue()).toString());
                if (!kind.getKey().equals("problem")) {
                    CourseInABrowser.isUsable(page);
                }
                hasNothingThatKeepsAnyoneOut(page, kind.getKey());
            }
        }
    }

    @Test
    @Order(3)
    void neitherSheetNorDrawerKeepAnyoneOut() {
        try (BrowserContext visitor = course.visitor(390, 844, ColorScheme.LIGHT)) {
            Page page = visitor.newPage();
            page.navigate("lessons/09-the-queue");
            CourseInABrowser.isUsable(page);
            page.locator("form.predict input").first().check();
            page.locator("form.predict button").first().click();
            page.locator("details.recall summary").first().click();
            hasNothingThatKeepsAnyoneOut(page, "a lesson on a phone, answered");
            page.locator(".contents-switch").click();
            hasNothingThatKeepsAnyoneOut(page, "the contents as a drawer");
            page.keyboard().press("Escape");
            page.locator(".foot [data-open=sheet]").click();
            hasNothingThatKeepsAnyoneOut(page, "the sheet of keys");
        }
    }

    @Test
    @Order(5)
    void aLabKeepsNobodyOutWhateverComesOfIt() {
        try (Page page = course.page("labs/lab-3", ColorScheme.LIGHT)) {
            CourseInABrowser.startLab(page, "lab-3");
            page.locator("#tab-hints").click();
            page.locator(".more-hints").click();
            assertThat(page.locator(".hints li")).hasCount(1);
            hasNothingThatKeepsAnyoneOut(page, "a lab that runs, with a hint");

            run(page, "SELECT nothing FROM nowhere;");
            assertThat(page.locator("#desk-A .answer .error")).isVisible(visible());
            run(page, "CREATE INDEX orders_by_status ON orders (status, created_at);");
            assertThat(page.locator("#desk-A .answer .tag").last()).hasText("CREATE INDEX", text());
            check(page, "failed");
            hasNothingThatKeepsAnyoneOut(page, "a lab that failed");
            Page report = page.waitForPopup(() -> page.locator("a.report").click());
            report.waitForLoadState();
            hasNothingThatKeepsAnyoneOut(report, "a report");
            report.close();

            CourseInABrowser.reset(page);
            run(page, "CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);");
            assertThat(page.locator("[data-part=queue-summary]")).containsText("session wait", patiently());
            look(page, "lab-queue-light", "lab-queue-dark");
            hasNothingThatKeepsAnyoneOut(page, "a lab with a lock queue");
            assertThat(page.locator("#desk-A .answer .tag").last()).hasText("CREATE INDEX", text());
            check(page, "passed");
            hasNothingThatKeepsAnyoneOut(page, "a lab that passed");
            page.locator("[data-post='/attempt/finish']").click();
            assertThat(page.locator("[data-post='/labs/lab-3/start']")).isVisible(visible());
            hasNothingThatKeepsAnyoneOut(page, "a lab that is over");
        }
    }

    private static void look(Page page, String light, String dark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        picture(page, light);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, dark);
    }

    private static void picture(Page page, String name) {
        Path picture = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(picture).isNotEmptyFile();
    }

    @Test
    @Order(4)
    void picturesAreTakenToBeLookedAt() {
        Map<String, String> pages = Map.of(
                "contents", "",
                "lesson-queue", "lessons/09-the-queue",
                "lesson-matrix", "lessons/08-lock-modes",
                "lesson-backfill", "lessons/24-backfill",
                "lab", "labs/lab-3",
                "accessibility", "accessibility");
        for (boolean phone : new boolean[] {false, true}) {
            try (BrowserContext visitor = course.visitor(phone ? 390 : 1440, phone ? 844 : 950, ColorScheme.LIGHT)) {
                Page page = visitor.newPage();
                pages.forEach((name, path) -> {
                    page.navigate(path);
                    CourseInABrowser.isUsable(page);
                    assertThat(page.locator("[data-part=strip]")).containsText("v1", patiently());
                    String where = phone ? "-phone" : "";
                    look(page, name + where + "-light", name + where + "-dark");
                });
                page.locator(".foot [data-open=sheet]").click();
                look(page, phone ? "sheet-phone-light" : "sheet-light", phone ? "sheet-phone-dark" : "sheet-dark");
                if (phone) {
                    page.keyboard().press("Escape");
                    page.locator(".contents-switch").click();
                    look(page, "drawer-light", "drawer-dark");
                }
            }
        }
    }
}
