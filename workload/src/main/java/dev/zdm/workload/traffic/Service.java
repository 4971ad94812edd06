package dev.zdm.workload.traffic;

import dev.zdm.workload.app.ServerRole;
import org.jspecify.annotations.Nullable;

/** What serves the requests of one app version and kind. Safe for many threads. */
interface Service extends AutoCloseable {

    /** The server that its requests go to. */
    ServerRole server();

    /**
     * Serves one request and waits for its end.
     *
     * @param pledge has to be {@linkplain Pledge#begin begun} before anything is written
     */
    Outcome serve(Pledge pledge);

    /** Whether it is a program of somebody's, which may never answer although nothing holds it up. */
    default boolean mayNeverAnswer() {
        return false;
    }

    /** Asks the server to cancel what runs: a frozen table ends no request by itself. */
    void cancelRunning();

    @Override
    void close();

    /** How a request ended. */
    sealed interface Outcome {}

    /** @param returned the id that somebody wants, else 0 */
    record Served(long returned, @Nullable Session session) implements Outcome {}

    record Failed(
            @Nullable String sqlstate,
            @Nullable String message,
            @Nullable Session session) implements Outcome {}

    /** No connection came in time: the customer sees a 503. */
    record TurnedAway(@Nullable String message) implements Outcome {}
}
