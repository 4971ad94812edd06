package dev.zdm.course.page;

/** How long something still takes, as a learner reads it. */
final class TimeLeft {

    private static final int MINUTES_OF_AN_HOUR = 60;

    private TimeLeft() {}

    /** {@code 5 min left}, {@code 2 h left}, {@code 1 h 5 min left}, {@code done}. */
    static String inWords(int minutes) {
        if (minutes == 0) {
            return "done";
        }
        int hours = minutes / MINUTES_OF_AN_HOUR;
        int rest = minutes % MINUTES_OF_AN_HOUR;
        return (hours > 0 ? hours + " h " : "") + (rest > 0 ? rest + " min " : "") + "left";
    }
}
