package dev.zdm.runner.stand;

import dev.zdm.runner.Progress;
import dev.zdm.runner.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** One embedded server for all tests of this module, below {@code target}; it is stopped when the JVM ends. */
public final class SharedServer {

    private static final SharedServer ONLY = new SharedServer();

    private final Path home;
    private final EmbeddedServer server;
    private final Templates templates;

    private SharedServer() {
        try {
            home = Files.createTempDirectory("zdm-test-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedServer.start(home, Progress.SILENT);
        templates = new Templates(server, home);
        Runtime.getRuntime().addShutdownHook(new Thread(this::throwAway));
    }

    public static EmbeddedServer server() {
        return ONLY.server;
    }

    public static Templates templates() {
        return ONLY.templates;
    }

    public static Path home() {
        return ONLY.home;
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
