package dev.zdm.grader.check;

/** What was said beforehand, beside what was measured afterwards. */
final class Estimate {

    private Estimate() {}

    static boolean isWithin(double said, double measured, int percent) {
        return Math.abs(said - measured) * 100 <= percent * measured;
    }

    /** In words: {@code 12 % too low}. */
    static String off(double said, double measured) {
        long percent = measured == 0 ? 0 : Math.round(Math.abs(said - measured) * 100 / measured);
        return percent == 0 ? "no percent off" : percent + " % too " + (said < measured ? "low" : "high");
    }
}
