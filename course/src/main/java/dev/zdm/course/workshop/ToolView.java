package dev.zdm.course.workshop;

import dev.zdm.course.workshop.ToolBench.Use;

/**
 * How a page shows the use of a tool.
 *
 * @param command as it would be typed
 * @param how it stands, in words
 * @param word {@code busy}, {@code good} or {@code bad}
 * @param text what the tool has said
 */
public record ToolView(String command, String how, String word, String text) {

    static ToolView of(Use use, String text) {
        String result = use.result();
        return result == null
                ? new ToolView(use.command(), "at work", "busy", text)
                : new ToolView(use.command(), result, use.well() ? "good" : "bad", text);
    }

    public boolean isAtWork() {
        return word.equals("busy");
    }
}
