package dev.zdm.runner.stand;

import dev.zdm.runner.Progress;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.sandbox.SharedSandboxes;
import dev.zdm.runner.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The embedded servers of this module's tests: one for all of them, and some that a test has for itself, since a standby follows a whole
 * server. They are stopped, and their files deleted, when the JVM ends.
 */
public final class SharedServer {

    private static final SharedServer ONLY = new SharedServer();
    private static final Queue<SharedServer> FREE = new ConcurrentLinkedQueue<>();

    private final Path home;
    private final EmbeddedServer server;
    private final Ground ground;

    private SharedServer() {
        try {
            home = Files.createTempDirectory("zdm-test-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedServer.start(home, Progress.SILENT);
        ground = Ground.on(server);
        Runtime.getRuntime().addShutdownHook(new Thread(this::throwAway));
    }

    public static EmbeddedServer server() {
        return ONLY.server;
    }

    public static Templates templates() {
        return ONLY.ground.templates();
    }

    public static Path home() {
        return ONLY.home;
    }

    /** The one for all. */
    public static SharedServer forAll() {
        return ONLY;
    }

    /** One that nobody else uses until it is given back. */
    public static SharedServer alone() {
        SharedServer free = FREE.poll();
        return free == null ? new SharedServer() : free;
    }

    public Ground ground() {
        return ground;
    }

    public void giveBack() {
        if (this != ONLY) {
            FREE.add(this);
        }
    }

    public Stand stand(StandNames names) {
        return stand(names, Placement.on(ground));
    }

    public Stand stand(StandNames names, Placement placement) {
        return new Stand(
                placement, names, new AttemptFolders(home.resolve(names.learner())), "test", SharedSandboxes::all);
    }

    /** The stand's shop is no longer needed. */
    public void drop(StandNames names) throws SQLException {
        new StandDatabase(server, names).drop();
    }

    private void throwAway() {
        server.close();
        try (var all = Files.walk(home)) {
            all.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
