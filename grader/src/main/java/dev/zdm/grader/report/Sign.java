package dev.zdm.grader.report;

import java.util.Locale;

/** What stands on a curve, and before its name in a table, so that curves can be told apart without colours. */
enum Sign {
    CIRCLE("●", "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z"),
    DIAMOND("◇", "m0 -4.5l4.5 4.5l-4.5 4.5l-4.5 -4.5z"),
    TRIANGLE("△", "m0 -4.5l4.5 8h-9z"),
    SQUARE("□", "m-3.5 -3.5h7v7h-7z");

    private final String character;
    private final String outline;

    Sign(String character, String outline) {
        this.character = character;
        this.outline = outline;
    }

    String before(String name) {
        return character + " " + name;
    }

    /** The style sheet's class for it and its curve. */
    String look() {
        return name().toLowerCase(Locale.ROOT);
    }

    String path(double x, double y) {
        return "M" + Spelling.decimal(x) + " " + Spelling.decimal(y) + outline;
    }
}
