package dev.zdm.runner.server;

import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs PostgreSQL's programs as the server's account.
 *
 * @param folder where they run
 */
record Programs(Account account, Binaries binaries, Path folder) {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration BURIAL_LIMIT = Duration.ofSeconds(20);

    record Outcome(int exitCode, String output) {}

    /** Runs a program to its end. Its output goes to a file, because a daemon would keep a pipe open for ever. */
    Outcome call(Duration limit, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(binaries.program(program).toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("zdm-", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(account.command(command)))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(nothing().toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new LabProblem.TimedOut(
                        program + " took longer than " + limit.toSeconds() + " s.",
                        "Look at the newest server log below " + folder + ", then start again.");
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabProblem("Interrupted while " + program + " ran.", "Start again.", e);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static Path nothing() {
        Path unix = Path.of("/dev/null");
        return Files.exists(unix) ? unix : Path.of("NUL");
    }

    /** Starts the server of a data directory and waits until it lets somebody in. */
    void start(Path data, Path log, int port) throws IOException {
        Files.deleteIfExists(log);
        Files.createFile(log);
        account.own(log);
        Outcome outcome = start(data, log);
        // A postmaster that was just killed counts as running until the system has buried its process.
        long end = System.nanoTime() + BURIAL_LIMIT.toNanos();
        while (outcome.exitCode() != 0 && Files.readString(log).contains("already exists") && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            Files.writeString(log, "");
            outcome = start(data, log);
        }
        if (outcome.exitCode() != 0) {
            throw failed(
                    "PostgreSQL did not start on port " + port,
                    Files.readString(log) + outcome.output() + ServerLog.lastWords(data));
        }
    }

    /** Writes a server's settings for a port. */
    interface Settings {
        void forPort(int port) throws IOException;
    }

    /**
     * Starts the server on a port that is free. One that was free when we looked may be another's when the server wants it; then the
     * next one is tried.
     *
     * @param first the first port that comes into question
     * @return the port that it has
     */
    int startOnFreePort(Path data, Path log, int first, Settings settings) throws IOException {
        int port = Ports.freeFrom(first);
        while (true) {
            settings.forPort(port);
            try {
                start(data, log, port);
                return port;
            } catch (LabProblem.Unfit problem) {
                // The server says so in its own log: it has begun to write that before it asks for the port.
                if (Ports.isFree(port)) {
                    throw problem;
                }
                port = Ports.freeFrom(port + 1);
            }
        }
    }

    private Outcome start(Path data, Path log) throws IOException {
        return call(
                START_LIMIT.plusSeconds(10),
                "pg_ctl",
                "--pgdata=" + data,
                "--log=" + log,
                "--wait",
                "--timeout=" + START_LIMIT.toSeconds(),
                "start");
    }

    /** Stops the server of a data directory, ending all its sessions; does nothing when none runs. */
    void stop(Path data) {
        if (PidFile.in(data).filter(file -> file.runsOn(data)).isEmpty()) {
            return;
        }
        try {
            Outcome outcome = call(
                    STOP_LIMIT.plusSeconds(5),
                    "pg_ctl",
                    "--pgdata=" + data,
                    "--mode=fast",
                    "--wait",
                    "--timeout=" + STOP_LIMIT.toSeconds(),
                    "stop");
            if (outcome.exitCode() != 0) {
                throw failed("PostgreSQL did not stop", outcome.output());
            }
        } catch (IOException e) {
            throw DiskProblem.of("PostgreSQL could not be stopped", e);
        }
    }

    static LabProblem failed(String what, String output) {
        boolean full = output.contains("No space left on device");
        String lastWord = output.lines()
                .filter(line -> line.contains("FATAL") || line.contains("error") || line.contains("ERROR"))
                .reduce((first, second) -> second)
                .orElse(output.strip());
        return new LabProblem.Unfit(
                what + ": " + (full ? "the disk is full." : lastWord),
                full ? "Make room, or set ZDM_HOME to a folder on a larger disk." : "Mend that, then start again.",
                null);
    }
}
