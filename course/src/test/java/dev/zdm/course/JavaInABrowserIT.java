package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.editor;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.standsStill;
import static dev.zdm.course.CourseInABrowser.startLab;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The Java console beside the SQL sessions, with the real JShell in its sandbox. */
@NeedsChromium
class JavaInABrowserIT extends OnTheCourse {

    private static final String LESSON = "lessons/15-concurrent-build";
    private static final Pattern FORTY_TWO = Pattern.compile("^\\$\\d+ ==> 42$");

    @Test
    void aValueIsShownAsJShellShowsItAndWhatIsTypedSurvives() {
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            try (Page page = javaPage(colours)) {
                run(page, "int x = 20;\nint twice(int n) { return 2 * n; }\ntwice(x) + 2");
                assertThat(lastRun(page)).containsText(" method twice(int)", patiently());
                assertThat(lastRun(page).locator(".java-value").last()).hasText(FORTY_TWO, text());
                assertThat(lastRun(page).locator(".tail")).containsText("done", patiently());
                run(page, "db.number(\"SELECT count(*) FROM orders\")");
                assertThat(lastRun(page)).containsText("==> 100", patiently());

                page.reload();
                assertThat(editor(page, "java")).containsText("SELECT count(*) FROM orders");
                assertThat(page.locator("#tab-java")).hasAttribute("aria-selected", "true");
                assertThat(page.locator(".java-run").last()).containsText("==> 100", patiently());
                standsStill(page);
                look(page, "java-" + colours.name().toLowerCase(Locale.ROOT));
            }
        }
    }

    @Test
    void aCompileErrorIsMarkedAtItsPlaceAndAnExceptionAtItsLine() {
        try (Page page = javaPage(ColorScheme.LIGHT)) {
            Locator mark = page.locator("#desk-java .cm-error-place");
            run(page, "int one = 1;\n\nint two = one + nowhere;\nSystem.out.println(\"not reached\");");
            assertThat(lastRun(page).locator(".java-error")).containsText("line 3: cannot find symbol", patiently());
            assertThat(mark).hasText("nowhere", text());
            assertThat(lastRun(page).locator(".printed")).hasCount(0);
            standsStill(page);
            look(page, "java-error");

            run(page, "int zero = 0;\nint none = 1 / zero;");
            assertThat(lastRun(page).locator(".java-exception"))
                    .containsText("line 2: java.lang.ArithmeticException: / by zero", patiently());
            assertThat(mark).hasText("int none = 1 / zero;", text());
            run(page, "\"all is well\"");
            assertThat(lastRun(page).locator(".tail")).containsText("done", patiently());
            assertThat(mark).hasCount(0);
        }
    }

    @Test
    void linesAppearWhileItRunsAndStopEndsALoop() {
        try (Page page = javaPage(ColorScheme.LIGHT)) {
            run(
                    page,
                    "log.progress(\"counting up\", 0.25);\nSystem.out.println(\"first\");\nSystem.out.println(\"<b>second</b>\");\nwhile (true) { }");
            Locator printed = lastRun(page).locator(".printed");
            assertThat(printed).containsText("first\n<b>second</b>", patiently());
            assertThat(lastRun(page).locator(".tail")).hasText("running");
            assertThat(page.locator("#java-progress")).hasAttribute("value", "25");
            assertThat(page.locator("#desk-java .java-step")).containsText("counting up");
            standsStill(page);
            look(page, "java-running");

            page.locator("#desk-java [data-post='/java/stop']").click();
            assertThat(lastRun(page).locator(".tail")).containsText("stopped", patiently());
            assertThat(page.locator("#desk-java [data-post='/java/stop']")).isHidden();
            run(page, "6 * 7");
            assertThat(lastRun(page).locator(".java-value")).hasText(FORTY_TWO, text());
        }
    }

    @Test
    void whatMayComeNextIsOfferedWithItsJavadoc() {
        try (Page page = javaPage(ColorScheme.DARK)) {
            Locator editor = editor(page, "java");
            Locator option = page.locator(".cm-tooltip-autocomplete [role=option]:has-text('number(')");
            editor.fill("db.");
            editor.press("Control+Space");
            assertThat(option).isVisible(visible());
            editor.pressSequentially("num");
            assertThat(page.locator(".cm-tooltip-autocomplete [role=option]")).hasText(new String[] {"number("});
            assertThat(page.locator(".cm-completionInfo"))
                    .containsText("long Statements.number(String sql", patiently());
            standsStill(page);
            look(page, "java-completion");
            editor.press("Enter");
            assertThat(page.locator("#java")).hasValue("db.number(");
            editor.press("Control+Space");
            assertThat(page.locator(".java-help")).containsText("long Statements.number(String sql", patiently());
        }
    }

    @Test
    void aLessonsBlockRunsWithOneClick() {
        try (Page page = course.page("lessons/24-backfill", ColorScheme.DARK)) {
            page.locator("[data-run-java]").first().click();
            assertThat(page.locator("#tab-java")).hasAttribute("aria-selected", "true");
            assertThat(lastRun(page)).containsText("created method fill(Batch)", patiently());
            assertThat(lastRun(page).locator(".tail")).containsText("done", patiently());
        }
    }

    @Test
    void altFourChoosesItAndResetForgets() {
        try (Page page = course.page(LESSON, ColorScheme.LIGHT)) {
            page.locator("#tab-A").click();
            editor(page, "sql-A").press("Alt+4");
            assertThat(editor(page, "java")).isFocused();
            run(page, "int remembered = 1;");
            assertThat(lastRun(page)).containsText("remembered ==> 1", patiently());
            page.locator("#desk-java [data-post='/java/reset']").click();
            run(page, "remembered");
            assertThat(lastRun(page)).containsText("cannot find symbol", patiently());
            editor(page, "java").press("Alt+1");
            assertThat(editor(page, "sql-A")).isFocused();
        }
    }

    @Test
    void whatWasRunInTheAttemptComesBackIntoTheEditor() {
        try (Page page = course.page("labs/lab-6", ColorScheme.LIGHT)) {
            startLab(page, "lab-6");
            page.locator("#tab-java").click();
            run(page, "String kept = \"in the evidence\";");
            assertThat(lastRun(page).locator(".tail")).containsText("done", patiently());
            editor(page, "java").fill("");
            page.reload();
            page.locator(".java-earlier summary").click();
            standsStill(page);
            look(page, "java-earlier");
            page.locator(".java-earlier li:has-text('kept') [data-again]").click();
            assertThat(editor(page, "java")).hasText("String kept = \"in the evidence\";");
        }
    }

    @Test
    void itFitsAPhone() {
        try (BrowserContext visitor = course.visitor(390, 844, ColorScheme.LIGHT);
                Page page = visitor.newPage()) {
            page.navigate("/" + LESSON);
            page.locator("#tab-java").click();
            run(
                    page,
                    "System.out.println(\"a line that is far too long for a phone, and which goes on and on\");\nnowhere");
            assertThat(lastRun(page)).containsText("cannot find symbol", patiently());
            assertThat(page.evaluate("() => document.documentElement.scrollWidth <= window.innerWidth"))
                    .isEqualTo(true);
            page.locator("#desk-java").scrollIntoViewIfNeeded();
            standsStill(page);
            look(page, "java-phone");
        }
    }

    private Page javaPage(ColorScheme colours) {
        Page page = course.page(LESSON, colours);
        page.locator("#tab-java").click();
        return page;
    }

    /** Types Java and runs it; waits until the run is there. */
    private static void run(Page page, String java) {
        int before = page.locator(".java-run").count();
        Locator editor = editor(page, "java");
        editor.fill(java);
        editor.press("Control+Enter");
        page.locator(".java-run").nth(before).waitFor();
    }

    private static Locator lastRun(Page page) {
        return page.locator(".java-run").last();
    }
}
