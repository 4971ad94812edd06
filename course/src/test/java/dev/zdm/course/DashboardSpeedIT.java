package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.Site;
import dev.zdm.runner.Ticker;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How busy the dashboard keeps the browser: ten minutes of history, then twenty pictures a second for twenty seconds, each of which changes
 * every chart, the build's progress and the queue. Started by {@code bin/dashboard-speed}.
 */
@EnabledIfSystemProperty(named = "zdm.speed", matches = "true", disabledReason = "started by bin/dashboard-speed")
class DashboardSpeedIT {

    private static final int PICTURES_PER_SECOND = 20;
    private static final Duration LASTS = Duration.ofSeconds(20);
    /** The browser compiles what it has just loaded. */
    private static final Duration SETTLES = Duration.ofSeconds(5);

    private static final double MOST_BUSY = 0.20;

    @Test
    void twentyUpdatesASecondLeaveTheBrowserFourFifthsOfItsTime() throws InterruptedException {
        Path labs = Path.of("src/test/resources/dev/zdm/course/labs");
        try (FakeStands stands = new FakeStands(labs, Duration.ZERO);
                Site site = Site.start(stands, new FakeMemory(), Path.of(".."), Binding.loopback(0));
                Playwright playwright = CourseInABrowser.playwright();
                Browser browser = CourseInABrowser.launch(playwright)) {
            Instant began = Instant.now();
            BusyStand stand = new BusyStand(began.minusSeconds(600));
            for (int second = 600; second > 0; second--) {
                stands.show(stand.at(began.minusSeconds(second)));
            }
            PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
            Page page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1440, 950));
            page.setDefaultTimeout(120_000);
            page.navigate(site.address().resolve("dashboard").toString());
            AtomicInteger shown = new AtomicInteger();
            Ticker pictures = new Ticker("pictures", Duration.ofMillis(1_000 / PICTURES_PER_SECOND), () -> {
                stands.show(stand.at(Instant.now()));
                shown.incrementAndGet();
            });
            try {
                measure(page, shown);
            } finally {
                pictures.close();
            }
        }
    }

    private static void measure(Page page, AtomicInteger shown) {
        assertThat(page.locator("[data-words=latency]")).containsText("99 of 100");
        assertThat(page.locator("[data-part=queue-graph] g.node")).hasCount(24);
        page.locator("#span").selectOption("10");
        page.waitForTimeout((double) SETTLES.toMillis());
        page.evaluate("() => { window.heard = 0; document.addEventListener('feed', () => window.heard++); }");
        Busy cpu = Busy.of(page, "threadTicks");
        Busy wall = Busy.of(page, "timeTicks");
        int before = shown.get();
        Instant from = Instant.now();
        page.waitForTimeout((double) LASTS.toMillis());
        double seconds = Duration.between(from, Instant.now()).toMillis() / 1_000.0;
        int pictures = shown.get() - before;
        int heard = (int) page.evaluate("() => window.heard");
        double share = cpu.share(seconds);
        System.out.printf(
                Locale.ROOT,
                "%.1f s, %d pictures shown, %d updates heard (%.1f a second)%n",
                seconds,
                pictures,
                heard,
                heard / seconds);
        System.out.printf(
                Locale.ROOT,
                "main thread busy: %.1f %% of one processor (script %.1f %%, layout %.1f %%, style %.1f %%); by the wall clock %.1f %%%n",
                100 * share,
                100 * cpu.share("ScriptDuration", seconds),
                100 * cpu.share("LayoutDuration", seconds),
                100 * cpu.share("RecalcStyleDuration", seconds),
                100 * wall.share(seconds));
        assertThat(share).as("busy share of the main thread").isLessThan(MOST_BUSY);
    }

    /** What Chrome says its main thread did since then; on a busy machine its wall clock counts what others did as well. */
    private record Busy(CDPSession session, JsonObject before) {

        static Busy of(Page page, String timeDomain) {
            CDPSession session = page.context().newCDPSession(page);
            JsonObject domain = new JsonObject();
            domain.addProperty("timeDomain", timeDomain);
            session.send("Performance.enable", domain);
            return new Busy(session, session.send("Performance.getMetrics"));
        }

        double share(double seconds) {
            return share("TaskDuration", seconds);
        }

        double share(String metric, double seconds) {
            return (value(session.send("Performance.getMetrics"), metric) - value(before, metric)) / seconds;
        }

        private static double value(JsonObject answer, String metric) {
            for (JsonElement each : answer.getAsJsonArray("metrics")) {
                if (each.getAsJsonObject().get("name").getAsString().equals(metric)) {
                    return each.getAsJsonObject().get("value").getAsDouble();
                }
            }
            throw new AssertionError("Chrome has no metric " + metric);
        }
    }
}
