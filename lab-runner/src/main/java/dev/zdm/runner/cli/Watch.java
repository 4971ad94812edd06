package dev.zdm.runner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Locale;

/** Draws the live pictures of a stand in a terminal: a line per app version, then the lock queue. */
final class Watch {

    private static final String CLEAR = "\u001b[H\u001b[J";
    private static final int WIDTH = 100;

    private final PrintStream out;
    private final boolean terminal;

    Watch(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    void show(JsonNode live) {
        StringBuilder picture = new StringBuilder(terminal ? CLEAR : "");
        for (JsonNode app : live.path("apps")) {
            picture.append(String.format(
                    Locale.ROOT,
                    "%s  %-4s %4d req/s   p50 %7.1f ms   p99 %8.1f ms   failed %4d/s%n",
                    live.path("at").asText().substring(11, 19),
                    app.path("app").asText(),
                    app.path("requestsPerSecond").asLong(),
                    app.path("p50Millis").asDouble(),
                    app.path("p99Millis").asDouble(),
                    app.path("failedPerSecond").asLong()));
        }
        picture.append(String.format(
                Locale.ROOT,
                "blocked now %d   failed since the beginning %d%n",
                live.path("blockedNow").asInt(),
                live.path("failedSoFar").asLong()));
        for (JsonNode node : live.path("queue")) {
            picture.append(line(node)).append(System.lineSeparator());
        }
        out.print(picture);
        out.flush();
    }

    private static String line(JsonNode node) {
        String wait = node.hasNonNull("waitedMillis")
                ? String.format(
                        Locale.ROOT,
                        "waits %6.1f s for %s on %s behind %s",
                        node.path("waitedMillis").asLong() / 1000.0,
                        node.path("mode").asText(),
                        node.path("relation").asText(),
                        node.path("blockedBy"))
                : "holds, " + node.path("state").asText();
        String line = String.format(
                Locale.ROOT,
                "  %6d %-12s %s   %s",
                node.path("pid").asInt(),
                node.path("who").asText(),
                wait,
                node.path("statement").asText().replaceAll("\\s+", " "));
        return line.length() > WIDTH ? line.substring(0, WIDTH - 1) + "…" : line;
    }
}
