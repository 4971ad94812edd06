package dev.zdm.course.console;

/**
 * A value as the page shows it: one that is long is folded over its beginning.
 *
 * @param text all of it
 */
public record Cell(String text) {

    private static final int MOST_CHARACTERS = 120;
    private static final int MOST_LINES = 4;
    private static final int BEGINNING = 60;

    public boolean isLong() {
        return text.length() > MOST_CHARACTERS || text.lines().count() > MOST_LINES;
    }

    /** What is seen of it while it is folded: the beginning of its first line. */
    public String beginning() {
        String line = text.lines().findFirst().orElse("");
        int end = Math.min(line.length(), BEGINNING);
        boolean splitsPair = end < line.length() && Character.isHighSurrogate(line.charAt(Math.max(0, end - 1)));
        return line.substring(0, splitsPair ? end - 1 : end) + "…";
    }
}
