package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.zdm.course.academy.Academy;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.stand.StandNames;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The course as a learner has it: a real browser, the real site, a real stand with traffic. Waits are for what is to be seen, a minute at the
 * most. Screenshots are left in {@code target/screenshots}.
 */
final class CourseInABrowser implements AutoCloseable {

    private static final long ROWS = 100_000;
    private static final int RATE = 100;
    private static final double PATIENCE_MILLIS = 60_000;
    private static final int TRIES = 30;
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private final Path state;
    private final LabRunner runner;
    private final Academy academy;
    private final Site site;
    private final Playwright playwright;
    private final Browser browser;

    private CourseInABrowser(
            Path state, LabRunner runner, Academy academy, Site site, Playwright playwright, Browser browser) {
        this.state = state;
        this.runner = runner;
        this.academy = academy;
        this.site = site;
        this.playwright = playwright;
        this.browser = browser;
    }

    static boolean hasChromium() {
        return chromium().isPresent();
    }

    private static Optional<Path> chromium() {
        String named = System.getenv("ZDM_CHROMIUM");
        return named != null
                ? Optional.of(Path.of(named))
                : BROWSERS.stream().filter(Files::isExecutable).findFirst();
    }

    static CourseInABrowser open() throws IOException {
        Path state = Files.createTempDirectory("zdm-browser-");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Path.of("..").toAbsolutePath().normalize();
        LabRunner runner = LabRunner.open(new Home(root, state), Progress.SILENT);
        runner.agreeToLooseJava(); // what runs is the tests' own
        runner.stand().practise(StartOptions.DEFAULT.withRows(ROWS).withRate(RATE), Progress.SILENT);
        Academy academy = Academy.on(runner.server());
        Site site = Site.start(
                new LearnerStand(runner, runner.stand(), StartOptions.DEFAULT.withRows(ROWS)),
                academy.memoryOf(StandNames.ONLY_LEARNER),
                root,
                Binding.loopback(0));
        Playwright playwright = playwright();
        return new CourseInABrowser(state, runner, academy, site, playwright, launch(playwright));
    }

    static Playwright playwright() {
        // A machine that has other work to do shows a page late, not wrongly.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        return Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    }

    static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium().orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    /** A new tab; it accepts every question that the page asks. */
    Page page(String path, ColorScheme colours) {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(1440, 950).setColorScheme(colours));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(error -> System.err.println("on the page: " + error));
        page.onDialog(dialog -> dialog.accept());
        page.navigate(site.address().resolve(path).toString());
        return page;
    }

    URI address() {
        return site.address();
    }

    /** A browser that has never been here, and keeps what it is told until it is closed. */
    BrowserContext visitor(int width, int height, ColorScheme colours) {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colours)
                .setBaseURL(site.address().toString()));
        visitor.setDefaultTimeout(PATIENCE_MILLIS);
        return visitor;
    }

    /** Waits until the page hears what is pressed. */
    static void isUsable(Page page) {
        page.locator("html[data-usable]").waitFor();
    }

    static void startLab(Page page, String lab) {
        page.locator("[data-post='/labs/" + lab + "/start']").click();
        isUnderWay(page);
    }

    static void reset(Page page) {
        page.locator("[data-post='/attempt/reset']").click();
        assertThat(page.locator(".work")).isVisible(visible());
        isUnderWay(page);
    }

    private static void isUnderWay(Page page) {
        assertThat(page.locator("[data-post='/attempt/finish']")).isVisible(visible());
    }

    static void nextPhase(Page page, String title) {
        page.locator("[data-post='/attempt/next']").click();
        assertThat(page.locator(".phases [aria-current=step]")).hasText(title, text());
    }

    /** Rolls a version out with the panel's button and waits until it has all customers. */
    static void deploy(Page page, String version) {
        page.locator("[data-post='/attempt/deploy/" + version + "']").click();
        hasAllCustomers(page, version);
    }

    static void hasAllCustomers(Page page, String version) {
        assertThat(page.locator(".versions li.on:has-text('" + version + "')"))
                .containsText(Pattern.compile("\\b100 %"), patiently());
    }

    /** The editor that stands in for a text area, once it does. */
    static Locator editor(Page page, String textArea) {
        Locator editor = page.locator("#" + textArea + " + .cm-editor .cm-content");
        assertThat(editor).isVisible(visible());
        return editor;
    }

    /** Waits until nothing fades in or out: colours that are half there are nobody's choice. */
    static void standsStill(Page page) {
        page.waitForFunction(
                "() => document.getAnimations().every((one) => one.effect.getComputedTiming().endTime === Infinity)");
    }

    /** Types into session A and runs it; does not wait for the answer. */
    static void run(Page page, String sql) {
        run(page, "A", sql);
    }

    /** The same in the session whose tab is shown. */
    static void run(Page page, String session, String sql) {
        Locator editor = editor(page, "sql-" + session);
        editor.fill(sql);
        editor.press("Control+Enter");
    }

    /** Types into session A, runs it and waits for the answer, whatever that is. */
    static void runAndWait(Page page, String sql) {
        Locator answers = page.locator("#desk-A .answer");
        int before = answers.count();
        run(page, sql);
        assertThat(answers).hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
    }

    /** Types into session A, runs it and waits for the answer; again when a guard ended it before it got its lock. */
    static void runUntilDone(Page page, String sql) {
        Locator answers = page.locator("#desk-A .answer");
        for (int tries = 0; tries < TRIES; tries++) {
            int before = answers.count();
            run(page, sql);
            assertThat(answers)
                    .hasCount(before + 1, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS));
            String answer = answers.last().innerText();
            if (!answer.contains("55P03")) {
                assertThat(answer).doesNotContain("ERROR");
                return;
            }
        }
        throw new AssertionError("no lock in " + TRIES + " tries for " + sql);
    }

    static void check(Page page, String word) {
        page.locator("#tab-check").click();
        page.locator(".check-now").click();
        try {
            assertThat(page.locator(".headline"))
                    .containsText(
                            Pattern.compile(word, Pattern.CASE_INSENSITIVE),
                            new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS));
        } catch (AssertionError otherwise) {
            throw new AssertionError(
                    String.join("\n", page.locator(".finding:not(.kept)").allInnerTexts()), otherwise);
        }
    }

    /** Takes a picture, and has nothing that keeps anybody out of the page. */
    static void look(Page page, String name) {
        Path picture = Path.of("target", "screenshots", name + ".png");
        page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(picture).isNotEmptyFile();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    }

    static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    static LocatorAssertions.HasTextOptions text() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    static LocatorAssertions.IsVisibleOptions visible() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }

    @Override
    public void close() throws IOException {
        playwright.close();
        site.close();
        academy.close();
        runner.close();
        try (Stream<Path> all = Files.walk(state)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
