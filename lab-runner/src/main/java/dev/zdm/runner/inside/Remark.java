package dev.zdm.runner.inside;

import java.io.IOException;

/**
 * Something that the console has to say of a run, beside what the Java printed.
 *
 * @param sort what it is
 * @param text {@code x ==> 42}; {@code cannot find symbol}; {@code java.lang.ArithmeticException: / by zero}
 * @param line of the Java that was run, from 1; 0 when it has no place there
 * @param column in that line, from 1; 0 when it has none
 */
public record Remark(Sort sort, String text, int line, int column) {

    /** What a remark is. */
    public enum Sort {
        /** A value, as JShell shows it. */
        VALUE,
        /** Something was declared. */
        DECLARED,
        /** The compiler refused it. */
        ERROR,
        /** It was thrown. */
        EXCEPTION,
        /** The sandbox or the console itself says something. */
        NOTICE
    }

    public static Remark of(Sort sort, String text) {
        return new Remark(sort, text, 0, 0);
    }

    Frame in(long run) {
        return Frame.of(Frame.Kind.REMARK, run, sort, text, line, column);
    }

    /** Reads what {@link #in} wrote. */
    public static Remark from(Frame frame) throws IOException {
        try {
            return new Remark(Sort.valueOf(frame.text(1)), frame.text(2), (int) frame.number(3), (int) frame.number(4));
        } catch (IllegalArgumentException e) {
            throw new IOException("a remark of no sort", e);
        }
    }
}
