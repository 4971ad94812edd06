package dev.zdm.workload.traffic;

import dev.zdm.workload.app.Kind;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * An app version that is more than statements: a program of its own somewhere, which serves requests by whatever it was written to do. Safe
 * for many threads.
 */
public interface RemoteApp extends AutoCloseable {

    /**
     * Connects to the shop, and returns when its pools are full.
     *
     * @param register hears of every connection before the app uses it, and which kind of requests it is for
     * @throws dev.zdm.workload.WorkloadProblem when it cannot connect
     */
    void open(int readers, int writers, BiConsumer<Session, Kind> register);

    /**
     * Serves one request, however long that takes.
     *
     * @param request its name in {@code app.yml}
     * @param words what it carries, by the names of the {@linkplain dev.zdm.workload.app.Word words}
     */
    Reply serve(String request, Map<String, String> words);

    /** Asks the server to cancel what its connections run. */
    void cancelRunning();

    /** Ends the program. What it still serves fails. */
    @Override
    void close();

    /** How a request ended. */
    sealed interface Reply {}

    /**
     * @param returned the id of what it made, 0 for none
     * @param told what the customer was told, by the name of the truth that it is about
     * @param session the connection that it used last; null when it used none
     */
    record Answered(
            long returned,
            Map<String, String> told,
            @Nullable Session session) implements Reply {}

    /** @param sqlstate null when it was no error of the server's */
    record Failed(
            @Nullable String sqlstate,
            String message,
            @Nullable Session session) implements Reply {}

    /** No connection came in time. */
    record TurnedAway(String message) implements Reply {}
}
