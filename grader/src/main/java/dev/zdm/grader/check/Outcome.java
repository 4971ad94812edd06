package dev.zdm.grader.check;

import java.util.Locale;

/** What became of a claim. */
public enum Outcome {
    KEPT,
    BROKEN,
    /** It could not be observed: the evidence has a gap, or the shop was not busy enough. */
    UNPROVEN,
    /** Not judged, because an earlier claim of its phase does not hold. */
    SKIPPED;

    /** As the JSON spells it: {@code kept}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
