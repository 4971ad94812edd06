package dev.zdm.runner.record;

import dev.zdm.grader.evidence.Session;
import dev.zdm.runner.server.Server;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose sessions are whose. What is nobody's here is the learner's, whatever role it logged in as.
 *
 * @see Recorder#own(Session, String)
 */
final class Ownership {

    /** Knows the sessions of the workload's pools. */
    interface Customers {

        /** The app version that a session of the pools serves, empty when it is none of them. */
        Optional<String> appOf(int pid, Instant started);
    }

    private final Customers customers;
    private final java.util.Map<Integer, Owned> owned = new java.util.concurrent.ConcurrentHashMap<>();

    private record Owned(Session session, String what) {}

    Ownership(Customers customers) {
        this.customers = customers;
    }

    void own(Session session, String what) {
        owned.put(session.pid(), new Owned(session, what));
    }

    boolean isCustomer(Session session) {
        return customers.appOf(session.pid(), session.started()).isPresent();
    }

    /** What the stand itself does with that session, empty when it is a customer's or the learner's. */
    Optional<String> standsUse(Session session) {
        return Optional.ofNullable(owned.get(session.pid()))
                .filter(own -> LogLine.sameStart(own.session.started(), session.started()))
                .map(Owned::what);
    }

    boolean isLearners(Session session) {
        return !session.isServerProcess()
                && !session.role().equals(Server.ADMIN)
                && standsUse(session).isEmpty()
                && !isCustomer(session);
    }

    /** How the lock graph names it. */
    String nameOf(Session session, String backendType) {
        if (session.isServerProcess()) {
            return backendType;
        }
        return customers
                .appOf(session.pid(), session.started())
                .or(() -> standsUse(session))
                .orElse(session.role().equals(Server.ADMIN) ? "runner" : "learner");
    }
}
