package dev.zdm.course.dashboard;

import java.time.Duration;
import java.util.Locale;

/**
 * What a chart shows, in a sentence.
 *
 * @param text makes sense alone
 * @param gist stays the same as long as the text says nothing new, whatever its last digits do
 */
record Words(String text, String gist) {

    static String count(long number, String one, String many) {
        return grouped(number) + " " + (number == 1 ? one : many);
    }

    /** {@code 2,000,000}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 0.9 ms}, {@code 340 ms}, {@code 3.1 s}. */
    static String millis(double millis) {
        if (millis >= 1_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1_000);
        }
        return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%.0f ms", millis);
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1_000.0);
    }

    /** {@code 512 bytes}, {@code 12 kB}, {@code 1.4 GB}. */
    static String bytes(long bytes) {
        if (bytes < 1_000) {
            return count(bytes, "byte", "bytes");
        }
        double size = bytes / 1_000.0;
        for (String unit : new String[] {"kB", "MB"}) {
            if (size < 999.5) {
                return String.format(Locale.ROOT, size < 9.95 ? "%.1f %s" : "%.0f %s", size, unit);
            }
            size /= 1_000;
        }
        return String.format(Locale.ROOT, "%.1f GB", size);
    }

    /** The order of a number, as coarse as a gist wants it: grows by one when the number doubles twice. */
    static int order(double number) {
        return number < 1 ? 0 : 1 + (int) (Math.log(number) / Math.log(4));
    }
}
