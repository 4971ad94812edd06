package dev.zdm.runner.cli;

import dev.zdm.runner.Progress;
import java.io.PrintStream;
import java.util.Locale;

/**
 * Shows progress to a person: one line that is drawn again on a terminal, a line per step elsewhere. Goes to stderr, because
 * stdout is data. Not thread-safe.
 */
public final class ProgressBar implements Progress, AutoCloseable {

    private static final int WIDTH = 24;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;
    private String step = "";
    private long stepBegan;
    private boolean lineOpen;

    /** @param terminal whether {@code out} can draw over its last line */
    public ProgressBar(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /** On stderr; the launcher knows whether that is a terminal. */
    public static ProgressBar onStderr() {
        return new ProgressBar(System.err, "true".equals(System.getenv("ZDM_STDERR_TERMINAL")));
    }

    @Override
    public void at(String nextStep, long done, long total) {
        boolean fresh = !nextStep.equals(step);
        if (fresh) {
            step = nextStep;
            stepBegan = System.nanoTime();
        }
        if (terminal) {
            out.print(CLEAR_LINE + line(done, total));
            out.flush();
            lineOpen = true;
        } else if (fresh) {
            out.println(step);
        }
    }

    private String line(long done, long total) {
        if (total <= 0) {
            return step + " …";
        }
        double share = Math.min(1.0, (double) done / total);
        double seconds = (System.nanoTime() - stepBegan) / 1e9;
        int filled = (int) Math.round(share * WIDTH);
        String bar = "█".repeat(filled) + "░".repeat(WIDTH - filled);
        String pace = seconds < 0.5 || done == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  %,d/s, %s left",
                        Math.round(done / seconds),
                        left((total - done) / (done / seconds)));
        return String.format(Locale.ROOT, "%s %s %3.0f %%%s", step, bar, share * 100, pace);
    }

    private static String left(double seconds) {
        long whole = Math.round(seconds);
        return whole < 90 ? whole + " s" : (whole + 30) / 60 + " min";
    }

    /** Wipes the line that is being drawn, so that something else can be printed. */
    public void wipe() {
        if (lineOpen) {
            out.print(CLEAR_LINE);
            out.flush();
            lineOpen = false;
        }
    }

    @Override
    public void close() {
        wipe();
    }
}
