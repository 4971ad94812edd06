package dev.zdm.runner.inside;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * What {@code System.out} is for a learner's Java: it passes lines on as they end, and a bounded number of bytes for each run. Safe for many
 * threads.
 */
final class PrintedLines extends OutputStream {

    static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST = 8 * 1024;

    private final Consumer<String> says;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int left = MOST_BYTES;

    PrintedLines(Consumer<String> says) {
        this.says = says;
    }

    /** A new run may print as much as one may. */
    synchronized void begin() {
        pass();
        left = MOST_BYTES;
    }

    @Override
    public synchronized void write(int b) {
        if (left == 0) {
            return;
        }
        left--;
        line.write(b);
        if (b == '\n' || line.size() >= LONGEST) {
            pass();
        }
        if (left == 0) {
            pass();
            says.accept("\n[more than " + MOST_BYTES / 1024 + " KB: the rest is not shown]\n");
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length && left > 0; i++) {
            write(bytes[i]);
        }
    }

    /** Passes on what has no end yet. */
    synchronized void pass() {
        if (line.size() > 0) {
            says.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
