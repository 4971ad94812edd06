package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the stand did with an attempt of its own accord. Nobody who works on it is to blame for that, nor has achieved anything by it.
 *
 * @param session whose statement was cancelled; null for what concerns the whole attempt
 * @param why in words for the learner
 */
public record StandAct(Instant at, Act act, @Nullable Session session, String why) implements LockLine {

    /** One that concerns the whole attempt. */
    public StandAct(Instant at, Act act, String why) {
        this(at, act, null, why);
    }

    /** Each kind of it. */
    public enum Act {
        /** Customers went away and nobody could log in any more, until {@link #RESUMED}. */
        SUSPENDED,
        /** Customers were back, and the learner could log in again. */
        RESUMED,
        /** A statement of the learner's was cancelled. */
        CANCELLED,
        /** There was no more room for evidence: what came after was not recorded. */
        EVIDENCE_FULL,
        /** Lines of the server's log could not be kept: statements may be missing from then on. */
        LOG_LOST,
        /** The shop went on growing beyond its quota, and the attempt was ended. */
        SHOP_FULL,
        /** The attempt was ended, because its time was over. */
        EXPIRED;

        /** As the file spells it: {@code evidence-full}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether something may be missing from then on. */
    boolean isForWantOfRoom() {
        return act == Act.EVIDENCE_FULL || act == Act.SHOP_FULL || act == Act.LOG_LOST;
    }

    /** Whether it was done to that session. */
    boolean isAbout(Session other) {
        return session != null && session.pid() == other.pid() && session.mayBe(other);
    }

    /** The times in which there were no customers and nobody could log in; one that goes on has no end yet. */
    static List<Span> suspensions(List<StandAct> acts) {
        List<Span> all = new ArrayList<>();
        Optional<Instant> since = Optional.empty();
        for (StandAct act : acts) {
            if (act.act == Act.SUSPENDED) {
                since = Optional.of(act.at);
            } else if (act.act == Act.RESUMED) {
                since.ifPresent(from -> all.add(new Span(from, act.at)));
                since = Optional.empty();
            }
        }
        since.ifPresent(from -> all.add(new Span(from, Instant.MAX)));
        return List.copyOf(all);
    }

    @Override
    public String type() {
        return "act";
    }
}
