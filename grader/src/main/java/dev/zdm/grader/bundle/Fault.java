package dev.zdm.grader.bundle;

/**
 * What is wrong with a bundle.
 *
 * @param file where; {@code manifest.json} when it is not about one file
 * @param line the first line that is not as it was, from 1; 0 when it is not about a line
 */
public record Fault(String file, long line, String what) {

    /** {@code locks.jsonl, line 12: was changed}. */
    @Override
    public String toString() {
        return file + (line > 0 ? ", line " + line : "") + ": " + what;
    }
}
