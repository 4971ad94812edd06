package dev.zdm.course;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a visit of a page costs, as the browser counts it.
 *
 * @param bytes over the wire with all headers, compressed, until the page had loaded
 * @param requests that were answered over the wire
 * @param usableMillis from the click until the first Run button hears; negative for a page without scripts of its own
 */
record PageWeight(String what, long bytes, int requests, double usableMillis) {

    static PageWeight of(BrowserContext visitor, String what, String path) {
        Map<String, Long> sizes = new HashMap<>();
        try (Page page = visitor.newPage()) {
            CDPSession wire = visitor.newCDPSession(page);
            wire.send("Network.enable");
            wire.on("Network.dataReceived", event -> sizes.merge(id(event), length(event), Long::sum));
            // The end of a request has its sum, headers and all. The stream of events has no end and counts as far as
            // it came.
            wire.on("Network.loadingFinished", event -> sizes.put(id(event), length(event)));
            page.navigate(path);
            page.waitForLoadState(LoadState.LOAD);
            boolean scripted = page.locator("script[type=module]").count() > 0;
            if (scripted) {
                CourseInABrowser.isUsable(page);
            }
            if (page.locator(".console").count() > 0) {
                // The editor comes after all else, and weighs more than all else.
                page.locator(".console .cm-editor").first().waitFor();
            }
            double usable = scripted
                    ? ((Number) page.evaluate("performance.getEntriesByName('usable')[0].startTime")).doubleValue()
                    : -1;
            long bytes = sizes.values().stream().mapToLong(Long::longValue).sum();
            int requests =
                    (int) sizes.values().stream().filter(size -> size > 0).count();
            return new PageWeight(what, bytes, requests, usable);
        }
    }

    private static String id(JsonObject event) {
        return event.get("requestId").getAsString();
    }

    private static long length(JsonObject event) {
        return event.get("encodedDataLength").getAsLong();
    }

    /** As Markdown. */
    static String table(List<PageWeight> weights) {
        StringBuilder table = new StringBuilder(
                "# What the pages weigh\n\nWritten by `bin/pages`: Chromium over loopback, the stand and its traffic on the same "
                        + Runtime.getRuntime().availableProcessors()
                        + " processors.\n\n| page | KB over the wire | requests | usable after |\n|---|---:|---:|---:|\n");
        for (PageWeight weight : weights) {
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %d | %s |%n",
                    weight.what,
                    weight.bytes / 1000.0,
                    weight.requests,
                    weight.usableMillis < 0 ? "" : Math.round(weight.usableMillis) + " ms"));
        }
        return table.toString();
    }

    /** A sentence for below the table. {@code seconds} are from the click on a link to the answer that is to be read, nobody having been here before. */
    static String firstAnswers(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "%nFrom opening a lesson, as the first page of a course that was just started, to the first answer of its Java console, Java %d: "
                        + "%.2f s (median of %d; %.2f to %.2f s). Typing is a robot's.%n",
                Runtime.version().feature(),
                sorted.get(sorted.size() / 2),
                sorted.size(),
                sorted.get(0),
                sorted.get(sorted.size() - 1));
    }
}
