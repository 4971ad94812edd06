package dev.zdm.grader.evidence;

import java.util.Locale;

/** A connection pool of one app version. */
public enum Pool {
    READERS,
    WRITERS;

    /** The pool that requests of this kind go through. */
    public static Pool of(Kind kind) {
        return kind == Kind.READ ? READERS : WRITERS;
    }

    /** As files spell it: {@code readers}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
