package dev.zdm.grader.evidence;

import java.util.Locale;

/** What a customer's request does to the shop's data; reads and writes go through pools of their own. */
public enum Kind {
    READ,
    WRITE;

    /** As files and labs spell it: {@code read}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
