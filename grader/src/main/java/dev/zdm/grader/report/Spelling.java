package dev.zdm.grader.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page spells numbers, sizes, times and statements. */
final class Spelling {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);
    private static final String[] BYTES = {"B", "kB", "MB", "GB", "TB"};

    private Spelling() {}

    /** {@code 2,000,000}, {@code 0.5}. */
    static String count(double number) {
        return number == Math.rint(number) || number >= 100
                ? count(Math.round(number))
                : String.format(Locale.ROOT, "%.1f", number);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 claim}, {@code 2 claims}. */
    static String count(long number, String singular) {
        return count(number) + " " + singular + (number == 1 ? "" : "s");
    }

    /** {@code 0.6 ms}, {@code 120 ms}, {@code 13.1 s}. */
    static String millis(double millis) {
        if (millis >= 1_000) {
            return rounded(millis / 1_000) + " s";
        }
        return rounded(millis) + " ms";
    }

    /** {@code 544 MB}, as {@code pg_size_pretty} counts them. */
    static String bytes(double bytes) {
        double size = bytes;
        int unit = 0;
        while (Math.abs(size) >= 1_024 && unit < BYTES.length - 1) {
            size /= 1_024;
            unit++;
        }
        return rounded(size) + " " + BYTES[unit];
    }

    static String percent(double share) {
        return count(share) + " %";
    }

    /** {@code 41}, {@code 41.5}: a second of the attempt. */
    static String second(double second) {
        return decimal(second);
    }

    /** {@code 2026-11-21 03:04:14 UTC}. */
    static String date(Instant moment) {
        return DATE.format(moment);
    }

    /** In one line, and no longer than {@code most} characters. */
    static String line(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        if (line.codePointCount(0, line.length()) <= most) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** To a tenth, as drawings spell their lengths. */
    static String decimal(double value) {
        double tenths = Math.round(value * 10) / 10.0;
        return tenths == Math.rint(tenths) ? Long.toString((long) tenths) : Double.toString(tenths);
    }

    private static String rounded(double number) {
        double tenths = Math.round(number * 10) / 10.0;
        return Math.abs(number) >= 100 || tenths == Math.rint(tenths)
                ? String.format(Locale.ROOT, "%,d", Math.round(number))
                : String.format(Locale.ROOT, "%.1f", number);
    }
}
