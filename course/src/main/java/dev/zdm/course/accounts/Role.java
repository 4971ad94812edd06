package dev.zdm.course.accounts;

import java.util.Locale;

/** What somebody may do. Each may also do what those before may. */
public enum Role {
    LEARNER,
    INSTRUCTOR,
    ADMIN;

    /** As the database and the audit write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public boolean teaches() {
        return this != LEARNER;
    }
}
