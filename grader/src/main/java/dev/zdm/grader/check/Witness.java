package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Session;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What ties a customer's trouble to the learner: the second witness, beside the request itself.
 *
 * @param session the learner's session, null for a deploy, which has none
 * @param statement what it was doing
 * @param at when
 * @param how in which way that hurt
 */
record Witness(@Nullable Session session, @Nullable String statement, Instant at, How how) {

    Witness as(How other) {
        return new Witness(session, statement, at, other);
    }

    /** In which way a learner can hurt a customer. */
    enum How {
        /** The customer stood behind the session's lock, its place in the queue, or the lock's replay on the standby. */
        IN_THE_WAY,
        /** Nobody got a connection, because the pool's all stood behind the session. */
        POOL_IN_THE_WAY,
        /** It changed what the app's statements rely on. */
        CHANGED_THE_SHOP,
        /** It made other app versions run. */
        DEPLOYED,
        /** It was running when the customer's session was killed. */
        KILLED
    }
}
