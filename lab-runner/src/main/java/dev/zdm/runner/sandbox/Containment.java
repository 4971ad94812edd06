package dev.zdm.runner.sandbox;

/** What holds a learner's Java on this machine. */
public sealed interface Containment {

    /** The operating system does. */
    record Held() implements Containment {}

    /**
     * Nothing does: it would run with the rights of whoever started the stand.
     *
     * @param why in words, and what would help
     */
    record Loose(String why) implements Containment {}
}
