package dev.zdm.course.academy;

import java.time.Instant;

/**
 * Something to remember, and since when it is so.
 *
 * @param at when the learner did it, in whole milliseconds
 */
public record Note(Fact fact, Instant at) {

    public String key() {
        return fact.key();
    }

    /** This note, but not from the future: a browser whose clock is ahead would otherwise have the last word for ever. */
    Note notAfter(Instant now) {
        return at.isAfter(now) ? new Note(fact, now) : this;
    }
}
