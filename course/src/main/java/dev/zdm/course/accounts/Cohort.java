package dev.zdm.course.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A class.
 *
 * @param code what learners join with
 * @param rows orders in the shop of each of its stands; empty for what a lab says
 * @param closed since when nobody can join it or sign in to it
 */
public record Cohort(long id, String name, String code, OptionalLong rows, Instant began, Optional<Instant> closed) {

    public boolean isOpen() {
        return closed.isEmpty();
    }
}
