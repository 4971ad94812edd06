package dev.zdm.grader.store;

/** How far a learner ever came with a lab. */
public enum Standing {
    NEW("not tried yet"),
    TRIED("tried"),
    SKIPPED("skipped"),
    PASSED("passed");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isPassed() {
        return this == PASSED;
    }
}
