package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A learner in a real browser, on a real stand with traffic: reads the lesson, runs what it shows, does lab 3, sees the verdict; and once does
 * it wrong and sees why. Screenshots are left in {@code target/screenshots}.
 */
@EnabledIf(
        value = "hasChromium",
        disabledReason = "there is no Chromium here; install it (Debian: chromium) or name it in ZDM_CHROMIUM")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LabInABrowserIT {

    private static final long ROWS = 100_000;
    private static final double PATIENCE_MILLIS = 60_000;
    private static final List<Path> BROWSERS = List.of(
            Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"));

    private static Path state;
    private static LabRunner runner;
    private static Site site;
    private static Playwright playwright;
    private static Browser browser;

    static boolean hasChromium() {
        return chromium().isPresent();
    }

    private static Optional<Path> chromium() {
        String named = System.getenv("ZDM_CHROMIUM");
        return named != null
                ? Optional.of(Path.of(named))
                : BROWSERS.stream().filter(Files::isExecutable).findFirst();
    }

    @BeforeAll
    static void openTheCourse() throws IOException {
        state = Files.createTempDirectory("zdm-browser-");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Path.of("..").toAbsolutePath().normalize();
        runner = LabRunner.open(new Home(root, state), Progress.SILENT);
        runner.stand().practise(StartOptions.DEFAULT.withRows(ROWS).withRate(100), Progress.SILENT);
        site = Site.start(new OnlyStand(runner, OptionalLong.of(ROWS)), root, Binding.loopback(0));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
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

    @AfterAll
    static void closeEverything() throws IOException {
        if (playwright != null) {
            playwright.close();
        }
        if (site != null) {
            site.close();
        }
        if (runner != null) {
            runner.close();
        }
        try (Stream<Path> all = Files.walk(state)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }

    @Test
    @Order(1)
    void aLessonRunsItsBlocksWhileTrafficGoesOn() {
        try (Page page = open("lessons/15-concurrent-build", ColorScheme.LIGHT)) {
            assertThat(page.locator("[data-part=strip]")).containsText("v1", patiently());
            page.locator("article button:has-text('Run in session')").first().click();
            assertThat(page.locator(".answer").first()).isVisible(visiblePatiently());
            shoot(page, "lesson");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void aBlockingBuildIsSeenToFailWithTheReason() {
        try (Page page = open("labs/lab-3", ColorScheme.DARK)) {
            start(page);
            run(page, "CREATE INDEX orders_by_status ON orders (status, created_at);");
            assertThat(page.locator(".answer .tag").last()).hasText("CREATE INDEX", textPatiently());
            check(page);
            assertThat(page.locator(".headline"))
                    .containsText(Pattern.compile("failed", Pattern.CASE_INSENSITIVE), patiently());
            Locator broken = page.locator(".finding.broken").first();
            assertThat(broken).containsText("concurrent");
            assertThat(broken).containsText("ShareLock");
            shoot(page, "lab-3-wrong");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    @Test
    @Order(3)
    void aConcurrentBuildIsWatchedAndPasses() {
        try (Page page = open("labs/lab-3", ColorScheme.LIGHT)) {
            page.onDialog(dialog -> dialog.accept());
            page.locator("[data-post='/attempt/reset']").click();
            assertThat(page.locator(".work")).isVisible(visiblePatiently());
            assertThat(page.locator("[data-post='/attempt/finish']")).isVisible(visiblePatiently());
            run(page, "CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);");
            // The ledger's old snapshot makes the build wait at its end, and the page shows whom it waits for.
            assertThat(page.locator("[data-part=queue-summary]")).containsText("session wait", patiently());
            assertThat(page.locator("[data-part=queue-graph] svg")).isVisible(visiblePatiently());
            assertThat(page.locator("[data-part=queue-table]")).containsText("actor:ledger");
            shoot(page, "lab-3-waiting");
            assertThat(page.locator(".answer .tag").last()).hasText("CREATE INDEX", textPatiently());
            check(page);
            assertThat(page.locator(".headline"))
                    .containsText(Pattern.compile("passed", Pattern.CASE_INSENSITIVE), patiently());
            assertThat(page.locator(".finding.broken")).hasCount(0);
            shoot(page, "lab-3-passed");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }

    private static void start(Page page) {
        page.onDialog(dialog -> dialog.accept());
        page.locator("[data-post='/labs/lab-3/start']").click();
        assertThat(page.locator("[data-post='/attempt/finish']")).isVisible(visiblePatiently());
    }

    private static void run(Page page, String sql) {
        page.locator("#sql-A").fill(sql);
        page.locator("#sql-A").press("Control+Enter");
    }

    private static void check(Page page) {
        page.locator("#tab-check").click();
        page.locator(".check-now").click();
    }

    private static Page open(String path, ColorScheme colours) {
        Page page = browser.newPage(
                new Browser.NewPageOptions().setViewportSize(1440, 950).setColorScheme(colours));
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(error -> System.err.println("on the page: " + error));
        page.navigate(site.address().resolve(path).toString());
        return page;
    }

    private static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
        assertThat(Path.of("target", "screenshots", name + ".png")).isNotEmptyFile();
    }

    private static LocatorAssertions.ContainsTextOptions patiently() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.HasTextOptions textPatiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MILLIS);
    }

    private static LocatorAssertions.IsVisibleOptions visiblePatiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MILLIS);
    }
}
