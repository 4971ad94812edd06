package dev.zdm.course.dashboard;

import dev.zdm.course.dashboard.History.App;
import dev.zdm.course.dashboard.History.Second;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** How customers fare, in words. */
final class TrafficWords {

    /** Who waits for a connection gives up in waves, three seconds apart: between two of them nobody is well. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private TrafficWords() {}

    /** @param seconds at least one, the oldest first */
    static Words latency(List<Second> seconds) {
        var now = last(seconds).latency();
        double worst = seconds.stream()
                .mapToDouble(second -> second.latency().p99Millis())
                .max()
                .orElse(0);
        if (now.p99Millis() == 0) {
            return new Words("No request ended in the last second." + worst(worst), "silence");
        }
        String text = "In the last second half of all requests took at most " + Words.millis(now.p50Millis())
                + ", 95 of 100 at most " + Words.millis(now.p95Millis()) + ", 99 of 100 at most "
                + Words.millis(now.p99Millis()) + "." + worst(worst);
        return new Words(text, Words.order(now.p99Millis() / 4) + "");
    }

    private static String worst(double p99Millis) {
        return " The worst second of the last ten minutes had a p99 of " + Words.millis(p99Millis) + ".";
    }

    /** @param seconds at least one, the oldest first */
    static Words failures(List<Second> seconds) {
        long all = seconds.stream().mapToLong(Second::failed).sum();
        Instant recent = last(seconds).at().minus(RECENT);
        long now = seconds.stream()
                .filter(second -> second.at().isAfter(recent))
                .mapToLong(Second::failed)
                .sum();
        if (all == 0) {
            return new Words("No request failed in the last ten minutes.", "none");
        }
        if (now > 0) {
            String text = Words.count(now, "request", "requests") + " failed in the last five seconds, "
                    + Words.grouped(all) + " in the last ten minutes.";
            return new Words(text, "now " + Words.order((double) now));
        }
        Second latest = seconds.stream()
                .filter(second -> second.failed() > 0)
                .reduce((one, next) -> next)
                .orElseThrow();
        Duration ago = Duration.between(latest.at(), last(seconds).at());
        String text = "No request fails now. " + Words.grouped(all) + " failed in the last ten minutes, the last one "
                + Words.count(ago.toSeconds(), "second", "seconds") + " ago.";
        return new Words(text, "over " + all);
    }

    /** @param seconds at least one, the oldest first */
    static Words rates(List<Second> seconds) {
        List<App> apps = last(seconds).apps();
        long all = apps.stream().mapToLong(App::done).sum();
        if (apps.size() == 1) {
            String app = apps.get(0).name();
            return new Words(
                    app + " serves " + Words.count(all, "request", "requests") + " a second, alone.",
                    app + " " + Words.order((double) all));
        }
        String text = Words.count(apps.size(), "app version serves", "app versions serve")
                + " " + Words.count(all, "request", "requests") + " a second: "
                + apps.stream()
                        .map(app -> app.name() + " " + app.done() + " (" + share(app, all) + " %)")
                        .collect(Collectors.joining(", "))
                + ".";
        String gist = apps.stream()
                .map(app -> app.name() + " " + share(app, all) / 25)
                .collect(Collectors.joining(" "));
        return new Words(text, gist);
    }

    private static long share(App app, long all) {
        return all == 0 ? 0 : Math.round(100.0 * app.done() / all);
    }

    private static Second last(List<Second> seconds) {
        return seconds.get(seconds.size() - 1);
    }
}
