package dev.zdm.course.console;

import dev.zdm.course.Stands.SessionName;
import dev.zdm.course.live.LiveHub;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the console shows by itself: how each session is, and the answers. */
public final class ConsoleParts {

    private final Console console;
    private final Pages pages;
    private final Clock clock;

    public ConsoleParts(Console console, Pages pages, Clock clock) {
        this.console = console;
        this.pages = pages;
        this.clock = clock;
    }

    public List<PagePart> parts() {
        return Arrays.stream(SessionName.values())
                .map(name -> new PagePart("session-" + name, () -> session(name)))
                .toList();
    }

    private String session(SessionName name) {
        var state = console.state(name);
        long seconds = state.running() == null
                ? 0
                : Duration.between(state.running().since(), clock.instant()).toSeconds();
        boolean expanded = console.manner(name).expanded();
        return pages.html(
                "console/session.jte", Map.of("name", name, "state", state, "seconds", seconds, "expanded", expanded));
    }

    public List<LiveHub.Entry> entriesAfter(long number) {
        return console.transcript().after(number).stream()
                .map(answer -> new LiveHub.Entry(
                        answer.number(), pages.html("console/answer.jte", new HashMap<>(Map.of("answer", answer)))))
                .toList();
    }
}
