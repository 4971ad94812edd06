package dev.zdm.grader.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session ahead of somebody who waits.
 *
 * @param depth 1 blocks the victim directly, 2 blocks one who does, and so on
 * @param state {@code active}, {@code idle in transaction}, …
 * @param statement its current or last statement
 * @param waiting whether it waits for a lock itself
 * @param modes what it holds or asks for on the relation in question
 */
public record Culprit(
        Session session, int depth, String state, @Nullable String statement, boolean waiting, List<LockMode> modes) {

    public Culprit(
            Session session,
            int depth,
            @Nullable String state,
            @Nullable String statement,
            boolean waiting,
            @Nullable List<LockMode> modes) {
        this.session = session;
        this.depth = depth;
        this.state = state == null ? "" : state;
        this.statement = statement;
        this.waiting = waiting;
        this.modes = modes == null ? List.of() : List.copyOf(modes);
    }

    /** Whether it holds what it holds while it asks the server for nothing: the time is its program's. */
    public boolean isIdleInTransaction() {
        return !waiting && state.startsWith("idle in transaction");
    }

    /** As it was first seen; whoever is seen waiting later was held up, too. */
    Culprit seenAgain(Culprit later) {
        return new Culprit(session, depth, state, statement, waiting || later.waiting, modes);
    }

    Culprit in(Sessions sessions) {
        return new Culprit(sessions.known(session), depth, state, statement, waiting, modes);
    }
}
