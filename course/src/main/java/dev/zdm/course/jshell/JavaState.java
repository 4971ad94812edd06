package dev.zdm.course.jshell;

import dev.zdm.labs.LabProblem;
import org.jspecify.annotations.Nullable;

/**
 * How the Java console is at this moment.
 *
 * @param seconds how long what runs has been running
 * @param step what it is at, in its own words; null when it does not say
 * @param share how far that has come, 0 to 1
 * @param problem why there is no console, null when there is one
 */
public record JavaState(
        Stage stage,
        long seconds,
        @Nullable String step,
        double share,
        @Nullable LabProblem problem) {

    /** What can be done with it. */
    public enum Stage {
        /** The shop is closed, so there is nothing to open it on. */
        CLOSED("the shop is closed"),
        STARTING("starting"),
        READY("ready"),
        RUNNING("running"),
        UNFIT("not there");

        private final String words;

        Stage(String words) {
            this.words = words;
        }
    }

    /** {@code ready}, {@code running 3 s}. */
    public String words() {
        return stage == Stage.RUNNING ? stage.words + " " + seconds + " s" : stage.words;
    }

    /** As the page marks a session: {@code busy} while something can be stopped. */
    public String mark() {
        return switch (stage) {
            case RUNNING -> "busy";
            case UNFIT -> "unfit";
            case CLOSED, STARTING, READY -> "none";
        };
    }

    public int percent() {
        return (int) Math.round(share * 100);
    }
}
