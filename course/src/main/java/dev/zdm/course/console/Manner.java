package dev.zdm.course.console;

import java.util.List;

/**
 * How an answer is shown.
 *
 * @param timing whether its time is told
 * @param expanded whether each row is shown column below column
 * @param title what stands above the rows, empty for what a statement gave
 * @param below lines below the rows
 */
record Manner(boolean timing, boolean expanded, String title, List<String> below) {

    static final Manner USUAL = new Manner(true, false, "", List.of());

    /** Whether it answers one of psql's own commands. */
    boolean isDescription() {
        return !title.isEmpty();
    }

    Manner withTiming(boolean on) {
        return new Manner(on, expanded, title, below);
    }

    Manner withExpanded(boolean on) {
        return new Manner(timing, on, title, below);
    }

    /** As a description, which psql prints as a table also when rows are shown expanded. */
    Manner describing(String newTitle, List<String> newBelow) {
        return new Manner(timing, false, newTitle, newBelow);
    }
}
