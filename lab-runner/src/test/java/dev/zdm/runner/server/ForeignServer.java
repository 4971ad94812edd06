package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A PostgreSQL as somebody else would run it: settings as they come, and a superuser of another name. */
public final class ForeignServer implements AutoCloseable {

    private final Path folder;
    private final Programs programs;
    private final int port;

    private ForeignServer(Path folder, Programs programs, int port) {
        this.folder = folder;
        this.programs = programs;
        this.port = port;
    }

    static ForeignServer start() throws IOException {
        Account account = Account.ofThisProcess();
        Path folder = Files.createTempDirectory("zdm-foreign-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Programs programs = new Programs(account, Binaries.unpackedIn(ServerHome.cache(account)), folder);
        Path password = Files.writeString(folder.resolve("password"), "chef's secret\n");
        Path data = Files.createDirectory(folder.resolve("data"));
        account.own(folder);
        Programs.Outcome made = programs.call(
                Duration.ofSeconds(60),
                "initdb",
                "--pgdata=" + data,
                "--username=chef",
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--no-sync");
        if (made.exitCode() != 0) {
            throw new IOException(made.output());
        }
        int port = programs.startOnFreePort(data, folder.resolve("start.log"), Ports.FIRST, free -> {
            Path conf = data.resolve("postgresql.conf");
            Files.writeString(conf, Files.readString(conf) + "port = " + free + "\nunix_socket_directories = ''\n");
        });
        return new ForeignServer(folder, programs, port);
    }

    public String url() {
        return "postgresql://chef:chef's%20secret@127.0.0.1:" + port;
    }

    void restart() throws IOException {
        programs.stop(data());
        programs.start(data(), folder.resolve("start.log"), port);
    }

    /** One that is set already as the course wants it, with as many connections as our own; logged in to once for that, and restarted. */
    public static ForeignServer startAsOurs(Path zdmHome) throws IOException {
        ForeignServer server = start();
        Path conf = server.data().resolve("postgresql.conf");
        Files.writeString(conf, Files.readString(conf) + "max_connections = 1500\n");
        try {
            ExternalServer.at(server.url(), zdmHome, Progress.SILENT).close();
        } catch (LabProblem.Unfit wantsARestart) {
            server.restart();
        }
        return server;
    }

    /** As a machine that loses its power would. */
    public void kill() {
        kill(data());
    }

    /** As {@link #kill()}, for the server on that data directory. */
    public static void kill(Path data) {
        ProcessHandle.of(PidFile.in(data).orElseThrow().pid()).orElseThrow().destroyForcibly();
    }

    /**
     * Sends a signal to all processes of the server on that data directory: {@code STOP} makes it hang, {@code CONT} makes it go on.
     */
    public static void signal(Path data, String signal) throws IOException, InterruptedException {
        ProcessHandle postmaster =
                ProcessHandle.of(PidFile.in(data).orElseThrow().pid()).orElseThrow();
        List<String> command = new ArrayList<>(List.of("kill", "-" + signal));
        Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(process -> Long.toString(process.pid()))
                .forEach(command::add);
        new ProcessBuilder(command).start().waitFor();
    }

    private Path data() {
        return folder.resolve("data");
    }

    @Override
    public void close() throws IOException {
        programs.stop(data());
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
