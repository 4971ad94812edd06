package dev.zdm.runner.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} in a data directory says. The file outlives a server that was killed, so the process it
 * names has to be looked at before it is believed.
 *
 * @param pid the postmaster's process
 * @param port the port it was told to listen on; 0 while it has not written it
 * @param ready whether it said that it accepts connections
 * @see <a href="https://www.postgresql.org/docs/18/storage-file-layout.html">Database File Layout</a>
 */
record PidFile(long pid, int port, boolean ready) {

    static Optional<PidFile> in(Path dataDirectory) {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            if (lines.isEmpty()) {
                return Optional.empty();
            }
            long pid = Long.parseLong(lines.get(0).strip());
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            boolean ready = lines.size() > 7 && lines.get(7).strip().equals("ready");
            return Optional.of(new PidFile(pid, port, ready));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | NumberFormatException halfWritten) {
            return Optional.empty();
        }
    }

    /** Whether that process lives and is a PostgreSQL on this very data directory, not a later user of its number. */
    boolean runsOn(Path dataDirectory) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        if (process.isEmpty() || isZombie()) {
            return false;
        }
        Optional<String> commandLine = commandLine();
        return commandLine.isEmpty()
                || (commandLine.get().contains("postgres") && commandLine.get().contains(dataDirectory.toString()));
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.substring(stat.lastIndexOf(')') + 1).strip().startsWith("Z");
        } catch (IOException notLinuxOrGone) {
            return false;
        }
    }

    private Optional<String> commandLine() {
        Path proc = Path.of("/proc", Long.toString(pid), "cmdline");
        try {
            return Optional.of(Files.readString(proc).replace('\0', ' '));
        } catch (IOException notLinux) {
            return ProcessHandle.of(pid).flatMap(handle -> handle.info().commandLine());
        }
    }
}
