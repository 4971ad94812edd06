package dev.zdm.shop;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Lines with the time (UTC, as in all evidence) before them, and how far something has come. Safe for many threads. */
public final class Log {

    /** Who is told how far something has come. */
    public interface ProgressListener {
        void at(String what, double done);
    }

    private final PrintStream out;
    private final ProgressListener progress;

    public Log(PrintStream out, ProgressListener progress) {
        this.out = out;
        this.progress = progress;
    }

    public void say(Object what) {
        out.println(LocalTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MILLIS) + " " + what);
    }

    /** Like {@link #say(Object)}, with values for {@code %s} and {@code %,d}. */
    public void say(String format, Object... values) {
        say((Object) String.format(Locale.ROOT, format, values));
    }

    /**
     * Shows how far something has come, in place of what it showed before.
     *
     * @param done 0 to 1
     */
    public void progress(String what, double done) {
        progress.at(what, Math.max(0, Math.min(1, done)));
    }

    /** Shows how far a backfill has come. */
    public void progress(Batch batch) {
        progress(batch.toString(), batch.done());
    }

    @Override
    public String toString() {
        return "lines with the time before them; try log.say(\"hello\")";
    }
}
