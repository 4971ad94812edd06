package dev.zdm.course.academy;

import dev.zdm.runner.Progress;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** A real server for one test, which can be stopped and started again; it keeps its port. */
public final class TemporaryServer implements AutoCloseable {

    private final Path home;
    private EmbeddedServer server;

    public TemporaryServer() throws IOException {
        home = Files.createTempDirectory("zdm-academy-");
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        server = EmbeddedServer.start(home, Progress.SILENT);
    }

    public Server server() {
        return server;
    }

    /** All of it: data, port and secret. */
    Path home() {
        return home;
    }

    public void stop() {
        server.close();
    }

    public void startAgain() {
        server = EmbeddedServer.start(home, Progress.SILENT);
    }

    @Override
    public void close() throws IOException {
        server.close();
        try (Stream<Path> all = Files.walk(home)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
