package dev.zdm.course.jshell;

import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaOutcome;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A piece of what is told of a run of Java, as the page adds it to what it has. */
public sealed interface Piece {

    /** Counts all pieces of this process, from 1. */
    long number();

    /** Counts all runs of this process, from 1. */
    long run();

    /** How much of the transcript's room it takes, in characters. */
    default int length() {
        return 0;
    }

    /** A run begins. */
    record Began(long number, long run, String java) implements Piece {

        @Override
        public int length() {
            return java.length();
        }
    }

    /** Text that it printed, whole lines or parts of them. */
    record Printed(long number, long run, String text) implements Piece {

        @Override
        public int length() {
            return text.length();
        }
    }

    /**
     * What the console says of it.
     *
     * @param place in the Java that was run, in characters from 1; null when it has none there
     */
    record Said(
            long number, long run, Remark remark, @Nullable Integer place) implements Piece {

        @Override
        public int length() {
            return remark.text().length();
        }

        /** Its class on the page: {@code value}, {@code error}. */
        public String sort() {
            return remark.sort().name().toLowerCase(Locale.ROOT);
        }

        /** {@code line 3: }, or nothing. */
        public String where() {
            return remark.line() == 0 ? "" : "line " + remark.line() + ": ";
        }

        /** Whether all of the line is meant, rather than a place in it. */
        public boolean isOfWholeLine() {
            return remark.column() == 0;
        }
    }

    /** It is over. */
    record Ended(long number, long run, JavaOutcome outcome, Duration took) implements Piece {

        public boolean isWell() {
            return outcome == JavaOutcome.DONE;
        }

        public String words() {
            return switch (outcome) {
                case DONE -> "done";
                case FAILED, INCOMPLETE -> "failed";
                case STOPPED -> "stopped";
                case LOST -> "ended with its process";
            };
        }

        /** {@code 1.204 s}. */
        public String seconds() {
            return String.format(Locale.ROOT, "%.3f s", took.toNanos() / 1e9);
        }
    }
}
