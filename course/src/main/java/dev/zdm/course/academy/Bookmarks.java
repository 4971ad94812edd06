package dev.zdm.course.academy;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Map;

/** How far the learner is with each lesson, as was last heard: pages can be made while the memory cannot be reached. Thread-safe. */
public final class Bookmarks {

    private final Memory memory;
    private volatile Map<String, Reading> lastHeard = Map.of();

    public Bookmarks(Memory memory) {
        this.memory = memory;
    }

    /** By the lesson's slug. Never fails. */
    public Map<String, Reading> all() {
        try {
            lastHeard = memory.readings().stream().collect(toMap(Reading::lesson, identity()));
        } catch (Memory.NotNow asItWas) {
            return lastHeard;
        }
        return lastHeard;
    }
}
