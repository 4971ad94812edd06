package dev.zdm.course.live;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Durations in seconds with one decimal, as graph and table show them. */
public final class Seconds {

    private Seconds() {}

    /** {@code 2.4 s}; empty for null. */
    public static String of(@Nullable Duration duration) {
        return duration == null ? "" : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
