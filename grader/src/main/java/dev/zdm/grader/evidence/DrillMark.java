package dev.zdm.grader.evidence;

import java.time.Instant;

/**
 * How far a drill had come: a stretch of time in which the stand did harm on purpose.
 *
 * @param drill its file's name without folder and ending, {@code replica-lag}
 * @param mark {@link #BEGAN}, {@link #MAY_RING}, …; what else there is comes from a later version
 */
public record DrillMark(Instant at, String drill, String mark) implements ToolLine {

    public static final String BEGAN = "began";
    /** The harm is coming about: an alert that is early is right. */
    public static final String MAY_RING = "may-ring";
    /** The harm is done: from now on an alert that is silent is wrong. */
    public static final String MUST_RING = "must-ring";
    /** The harm is undone. */
    public static final String OVER = "over";
    /** All is as before, and alerts had time to notice. */
    public static final String ENDED = "ended";
    /** The harm did not come about as it should. */
    public static final String FAILED = "failed";

    @Override
    public String type() {
        return "drill";
    }
}
