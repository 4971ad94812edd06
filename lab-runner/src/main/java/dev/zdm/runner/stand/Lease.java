package dev.zdm.runner.stand;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a stand lives.
 *
 * @param active when its learner last did anything
 * @param keptUntil it lives as long as that at the least, because somebody asked for it
 */
public record Lease(Instant active, Instant keptUntil) {

    static Lease begun(Instant now) {
        return new Lease(now, now);
    }

    Lease activeAt(Instant moment) {
        return moment.isAfter(active) ? new Lease(moment, keptUntil) : this;
    }

    /** When it ends, if nothing more is done. */
    public Instant ends(Quota quota) {
        Instant usual = active.plus(quota.life());
        return usual.isAfter(keptUntil) ? usual : keptUntil;
    }

    /** So much longer than it would live otherwise, but not beyond the bound. */
    Lease extended(Duration by, Instant atMost, Quota quota) {
        Instant wanted = ends(quota).plus(by);
        Instant allowed = wanted.isAfter(atMost) ? atMost : wanted;
        return allowed.isAfter(keptUntil) ? new Lease(active, allowed) : this;
    }

    boolean isIdle(Instant now, Quota quota) {
        return Duration.between(active, now).compareTo(quota.idle()) >= 0;
    }

    boolean isOver(Instant now, Quota quota) {
        return !now.isBefore(ends(quota));
    }
}
