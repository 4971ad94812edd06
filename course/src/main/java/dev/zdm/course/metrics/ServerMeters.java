package dev.zdm.course.metrics;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.server.Server;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How the PostgreSQL servers are. They are looked at when somebody asks, each by a thread of its own: one that hangs holds up nobody longer than
 * {@link #PATIENCE}, and is told as it was seen last.
 */
final class ServerMeters implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String SESSIONS = """
            SELECT count(*), current_setting('max_connections')::int
              FROM pg_stat_activity
             WHERE backend_type = 'client backend'""";

    private final Supplier<List<Server>> servers;
    private final MeterRegistry registry;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Void>> looking = new ConcurrentHashMap<>();
    private final ExecutorService lookers = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "server-meters");
        thread.setDaemon(true);
        return thread;
    });

    /** @param freeDisk in bytes; empty when the server's machine does not tell */
    private record Seen(boolean up, double connections, double most, OptionalLong freeDisk) {

        static final Seen DOWN = new Seen(false, Double.NaN, Double.NaN, OptionalLong.empty());

        double up01() {
            return up ? 1 : 0;
        }

        double freeBytes() {
            return freeDisk.isPresent() ? freeDisk.getAsLong() : Double.NaN;
        }
    }

    ServerMeters(Supplier<List<Server>> servers, MeterRegistry registry) {
        this.servers = servers;
        this.registry = registry;
    }

    void look() {
        CompletableFuture<?>[] looks = servers.get().stream().map(this::begin).toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(looks)
                .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** The last look at this server when it still goes on, else a new one. */
    private CompletableFuture<Void> begin(Server server) {
        return looking.compute(
                server.name(),
                (name, last) ->
                        last == null || last.isDone() ? CompletableFuture.runAsync(() -> see(server), lookers) : last);
    }

    private void see(Server server) {
        boolean isNew = seen.put(server.name(), ask(server)) == null;
        if (isNew) {
            gauge(server, "zdm.server.up", "Whether the server answers", Seen::up01);
            gauge(server, "zdm.server.connections", "Its client connections", Seen::connections);
            gauge(server, "zdm.server.connections.max", "The most that it takes", Seen::most);
            gauge(server, "zdm.server.disk.free.bytes", "Free on the disk of its data", Seen::freeBytes);
        }
    }

    private void gauge(Server server, String name, String description, ToDoubleFunction<Seen> number) {
        Gauge.builder(name, () -> number.applyAsDouble(seen.getOrDefault(server.name(), Seen.DOWN)))
                .description(description)
                .tag("server", server.name())
                .register(registry);
    }

    private static Seen ask(Server server) {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(SESSIONS)) {
            row.next();
            return new Seen(true, row.getInt(1), row.getInt(2), server.freeDisk());
        } catch (SQLException | LabProblem down) {
            return Seen.DOWN;
        }
    }

    @Override
    public void close() {
        lookers.shutdownNow();
    }
}
