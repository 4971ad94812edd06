package dev.zdm.runner.jshell;

/** How a run of Java ended. */
public enum JavaOutcome {
    /** It did all it was to do. */
    DONE,
    /** The compiler refused something, or something was thrown; what came after it did not run. */
    FAILED,
    /** Something is still open: a bracket, say. It may be typed on. */
    INCOMPLETE,
    /** Somebody stopped it. */
    STOPPED,
    /** The sandbox is gone, and the run with it. */
    LOST
}
