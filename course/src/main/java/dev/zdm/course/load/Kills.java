package dev.zdm.course.load;

import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Ends processes of the installation as {@code kill -9} does, one kind after the other, while its learners work. One thread uses it. */
final class Kills {

    private static final String SITE = "the site";
    private static final String SERVER = "the server";

    /** Backends and helpers of the server, by how to find one. When one of them dies so, PostgreSQL ends all sessions and starts again by itself. */
    private static final Map<String, String> PROCESSES = new TreeMap<>(Map.of(
            "a customer's backend", "usename LIKE 'app%' AND backend_type = 'client backend'",
            "a recorder's backend", "usename LIKE 'observer%' AND backend_type = 'client backend'",
            "a learner's backend", "usename LIKE 'learner%' AND backend_type = 'client backend'",
            "the checkpointer", "backend_type = 'checkpointer'",
            "the WAL writer", "backend_type = 'walwriter'"));

    private final SiteProcess site;
    private final EmbeddedServer server;
    private final Score score;
    private final AtomicReference<Pupil.Kill> last;
    private final Map<String, Integer> times = new TreeMap<>();
    private final Map<String, Duration> answeredAgain = new TreeMap<>();
    private final List<String> kinds;
    private int next;

    /** @param last hears of each kill, for learners who want to know how long they were away */
    Kills(SiteProcess site, EmbeddedServer server, Score score, AtomicReference<Pupil.Kill> last) {
        this.site = site;
        this.server = server;
        this.score = score;
        this.last = last;
        this.kinds = Stream.concat(Stream.of(SITE, SERVER), PROCESSES.keySet().stream())
                .toList();
    }

    /** Kills one of the next kind, and waits until the server answers again. A kind of which there is none just now is passed over. */
    void one() throws IOException, InterruptedException {
        String what = kinds.get(next++ % kinds.size());
        Optional<Long> process = switch (what) {
            case SITE -> Optional.of(0L);
            case SERVER -> Optional.of(postmaster(server));
            default -> pidOf(Objects.requireNonNull(PROCESSES.get(what)));
        };
        if (process.isEmpty()) {
            return;
        }
        last.set(new Pupil.Kill(what, Instant.now()));
        times.merge(what, 1, Integer::sum);
        long began = System.nanoTime();
        if (what.equals(SITE)) {
            site.killAndStartAgain();
        } else {
            ProcessHandle.of(process.get()).ifPresent(ProcessHandle::destroyForcibly);
            while (!answers()) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        answeredAgain.merge(
                what,
                Duration.ofNanos(System.nanoTime() - began),
                (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private Optional<Long> pidOf(String which) {
        try {
            return Optional.ofNullable(ask(
                            server, "SELECT pid FROM pg_stat_activity WHERE " + which + " ORDER BY random() LIMIT 1"))
                    .map(Long::parseLong);
        } catch (SQLException e) {
            score.disturbed("nobody could be found to be killed: " + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean answers() {
        try {
            return "1".equals(ask(server, "SELECT 1"));
        } catch (SQLException e) {
            return false;
        }
    }

    /** The first value of the first row that the server's own database answers; null when there is no row. */
    static @Nullable String ask(Server server, String sql) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    static long postmaster(EmbeddedServer server) throws IOException {
        Path file = server.dataDirectory().resolve("postmaster.pid");
        return Files.exists(file)
                ? Long.parseLong(Files.readAllLines(file).get(0).strip())
                : -1;
    }

    int all() {
        return times.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** One line each: what, how often, how soon it answered again, how soon learners had their pages, how soon they were at work; the longest of each, in seconds. */
    List<String> told() {
        return times.keySet().stream()
                .map(what -> String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %s | %s |",
                        what,
                        times.get(what),
                        seconds(Optional.ofNullable(answeredAgain.get(what))),
                        seconds(score.backAfter(what, "page")),
                        seconds(score.backAfter(what, "attempt"))))
                .toList();
    }

    private static String seconds(Optional<Duration> time) {
        return time.map(one -> String.format(Locale.ROOT, "%.1f", one.toMillis() / 1e3))
                .orElse("");
    }
}
