package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.visible;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A lesson and a lab with key presses alone. After each press it can be seen where one is. */
@NeedsChromium
class ByKeyboardIT extends OnTheCourse {

    private static final int MOST_PRESSES = 200;

    /** Empty when what has the focus is drawn as such, is in sight and has nothing over it, within a second; what it is otherwise. */
    private static final String NOT_SEEN = """
            async () => {
              const wrong = () => {
                const held = document.activeElement;
                if (held === document.body) { return ''; }
                // An editor draws its focus around itself.
                const style = getComputedStyle(held.closest('.cm-editor') ?? held);
                const place = held.getBoundingClientRect();
                const left = Math.max(place.left, 0), right = Math.min(place.right, innerWidth);
                const top = Math.max(place.top, 0), bottom = Math.min(place.bottom, innerHeight);
                const drawn = held.matches(':focus-visible') && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
                const there = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
                const inSight = left < right && top < bottom && there && (held.contains(there) || there.contains(held));
                return drawn && inSight ? '' : (drawn ? 'covered by ' + there?.outerHTML.slice(0, 80) : 'not drawn') + ': ' + held.outerHTML.slice(0, 160);
              };
              for (const end = performance.now() + 1000; wrong() && performance.now() < end;) {
                await new Promise(requestAnimationFrame);
              }
              return wrong();
            }""";

    private static void press(Page page, String key) {
        page.keyboard().press(key);
        assertThat(page.evaluate(NOT_SEEN)).as("after " + key).isEqualTo("");
    }

    /** Presses {@code key} until what it wants has the focus. */
    private static void press(Page page, String key, String wanted) {
        for (int presses = 0; presses < MOST_PRESSES; presses++) {
            press(page, key);
            if ((Boolean) page.evaluate("wanted => document.activeElement.matches(wanted)", wanted)) {
                return;
            }
        }
        throw new AssertionError(MOST_PRESSES + " times " + key + " did not lead to " + wanted);
    }

    @Test
    void aLessonIsReadRunPredictedAndRecalled() {
        try (Page page = course.page("", ColorScheme.LIGHT)) {
            CourseInABrowser.isUsable(page);
            press(page, "Tab", "a.skip");
            press(page, "Enter");
            press(page, "Tab", "main a[href='/lessons/09-the-queue']");
            page.keyboard().press("Enter");
            assertThat(page).hasURL(Pattern.compile("09-the-queue"));
            CourseInABrowser.isUsable(page);

            press(page, "Tab", "form.predict input");
            press(page, "ArrowDown");
            press(page, "Tab", "form.predict button");
            press(page, "Enter");
            assertThat(page.locator(".predict .truth:focus")).isVisible();

            press(page, "Tab", "button[data-run]");
            press(page, "Enter");
            assertThat(page.locator(".answer").first()).isVisible(visible());
            assertThat(page.locator("button[data-run]:focus")).isVisible();

            press(page, "Tab", "details.recall summary");
            press(page, "Enter");
            assertThat(page.locator("details.recall[open] p")).isVisible();
        }
    }

    @Test
    void aLabIsStartedSolvedCheckedAndFinished() {
        try (Page page = course.page("labs/lab-3", ColorScheme.DARK)) {
            CourseInABrowser.isUsable(page);
            press(page, "Tab", "a.skip");
            press(page, "Enter");
            press(page, "Tab", "[data-post='/labs/lab-3/start']");
            press(page, "Enter");
            assertThat(page.locator("[data-post='/attempt/finish']")).isVisible(visible());
            assertThat(page.locator("[data-part=attempt-lab-3]")).isFocused();
            assertThat(page.locator("#said")).containsText("The same index", patiently());

            press(page, "Alt+1");
            page.keyboard().type("CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);");
            press(page, "Control+Enter");
            assertThat(page.locator("#desk-A .answer .tag").last()).hasText("CREATE INDEX", CourseInABrowser.text());
            press(page, "Escape");
            press(page, "Tab");
            assertThat(page.locator("#desk-A .run-typed")).isFocused();

            press(page, "Control+Shift+Enter");
            assertThat(page.locator(".headline")).containsText("Passed", patiently());

            // In the editor Tab belongs to the text again, until Esc.
            press(page, "Shift+Tab", ".cm-content");
            press(page, "Escape");
            press(page, "Shift+Tab", "[data-post='/attempt/finish']");
            press(page, "Enter");
            assertThat(page.locator("[data-post='/labs/lab-3/start']")).isVisible(visible());
        }
    }
}
