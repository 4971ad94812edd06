package dev.zdm.course.regrade;

import dev.zdm.grader.store.Regrading;
import java.time.Instant;
import java.util.Optional;

/**
 * One regrade, as far as it has come.
 *
 * @param by who asked for it, by name
 * @param all how many attempts there are to look at
 * @param done how many have been looked at
 * @param outcome what would change; empty while it goes on, and when it failed
 * @param end what became of it, in words; empty while somebody has to say
 */
public record Round(String by, Instant began, int all, int done, Optional<Regrading> outcome, String end) {

    Round looked(int now) {
        return new Round(by, began, all, now, outcome, end);
    }

    Round outOf(Regrading found) {
        return new Round(
                by, began, all, all, Optional.of(found), found.changed().isEmpty() ? "Nothing changes." : "");
    }

    Round ended(String how) {
        return new Round(by, began, all, done, outcome, how);
    }

    public boolean goesOn() {
        return outcome.isEmpty() && end.isEmpty();
    }

    /** Whether somebody has to accept or refuse it. */
    public boolean isOpen() {
        return outcome.isPresent() && end.isEmpty();
    }
}
