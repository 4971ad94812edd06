package dev.zdm.course.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Somebody who may sign in.
 *
 * @param name as others see it
 * @param cohort the class that a learner belongs to; empty for those who teach
 * @param handRaised since when they ask for help
 */
public record Account(long id, Role role, String name, OptionalLong cohort, Optional<Instant> handRaised) {

    /** The name of their stand, and of what is remembered of them. */
    public String learner() {
        return "l" + id;
    }

    public boolean teaches() {
        return role.teaches();
    }
}
