package dev.zdm.runner.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.runner.inside.Remark;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/** Prints what comes of one run of Java, as JShell does; errors with their place. */
final class JavaTeller {

    private final PrintStream out;
    private final String file;
    private final ProgressBar bar;
    private boolean lineOpen;
    private @Nullable Remark held;

    /** @param file how places are named; empty for what was typed */
    JavaTeller(PrintStream out, String file, ProgressBar bar) {
        this.out = out;
        this.file = file;
        this.bar = bar;
    }

    void hear(JsonNode line) {
        JsonNode remark = line.path("remark");
        if (line.has("printed")) {
            print(line.path("printed").asText());
        } else if (remark.isObject()) {
            hear(new Remark(
                    Remark.Sort.valueOf(remark.path("sort").asText()),
                    remark.path("text").asText(),
                    remark.path("line").asInt(),
                    remark.path("column").asInt()));
        }
    }

    private void print(String text) {
        tellHeld();
        bar.wipe();
        out.print(text);
        out.flush();
        lineOpen = !text.endsWith("\n");
    }

    /** An error may say that what was typed has no end yet; then it is no error. */
    private void hear(Remark remark) {
        tellHeld();
        if (remark.sort() == Remark.Sort.ERROR) {
            held = remark;
        } else {
            tell(remark);
        }
    }

    /** Tells what was held back. */
    void tellHeld() {
        Remark last = held;
        held = null;
        if (last != null) {
            tell(last);
        }
    }

    /** The part of the Java that has no end yet: what stands before it did run. */
    String rest(String java) {
        Remark last = held;
        if (last == null) {
            return java;
        }
        int begin = 0;
        for (int line = 1; line < last.line(); line++) {
            begin = java.indexOf('\n', begin) + 1;
        }
        return java.substring(Math.min(java.length(), begin + Math.max(0, last.column() - 1)));
    }

    private void tell(Remark remark) {
        bar.wipe();
        if (lineOpen) {
            out.println();
            lineOpen = false;
        }
        if (remark.sort() == Remark.Sort.VALUE) {
            out.println(remark.text());
        } else {
            out.println("|  " + (place(remark) + remark.text()).replace("\n", "\n|  "));
        }
    }

    /** {@code Backfill.java:3:5: }, or {@code line 3: } of what was typed. */
    private String place(Remark remark) {
        if (remark.line() == 0) {
            return "";
        }
        if (file.isEmpty()) {
            return "line " + remark.line() + ": ";
        }
        return file + ":" + remark.line() + (remark.column() == 0 ? "" : ":" + remark.column()) + ": ";
    }
}
