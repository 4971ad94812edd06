package dev.zdm.runner.sandbox;

import dev.zdm.runner.server.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Commands for bubblewrap, which makes a sandbox out of the kernel's name spaces: no network, no processes but its own, a file system of a few
 * folders that cannot be written to. Nothing of the machine's is in it that a JVM does not need.
 *
 * @see <a href="https://github.com/containers/bubblewrap">bubblewrap</a>
 */
record Bubblewrap(Path program, Path prlimit, Path filter, Path javaHome) {

    private static final String NOBODY = "65534";
    private static final long PROBE_SECONDS = 20;
    /** What a JVM reads of the system: its libraries and where they are told. */
    private static final List<String> SYSTEM = List.of("/usr/lib", "/usr/lib64", "/lib", "/lib64", "/etc/ld.so.cache");

    /** Where the classes are, seen from inside. */
    static final String LIBRARY = "/opt/library";

    /** Where its sockets are, seen from inside. */
    static final String SOCKETS = "/run/shop";

    /** Looks for what it takes, and tries it. Gives why not, in words, when it does not work. */
    static Probe probe(Account account, Path folder) {
        Optional<Path> program = onThePath("bwrap");
        Optional<Path> prlimit = onThePath("prlimit");
        Optional<byte[]> filter = SyscallFilter.noProcesses(System.getProperty("os.arch"));
        if (!System.getProperty("os.name").equals("Linux")) {
            return new Probe(null, "There is no sandbox for this operating system; on Linux there is bubblewrap.");
        }
        if (program.isEmpty() || prlimit.isEmpty() || filter.isEmpty()) {
            return new Probe(null, "This machine has no bubblewrap; its package is called bubblewrap.");
        }
        try {
            Path file = Files.write(folder.resolve("filter"), filter.get());
            Bubblewrap bubblewrap = new Bubblewrap(
                    program.get(),
                    prlimit.get(),
                    file,
                    Path.of(System.getProperty("java.home")).toRealPath());
            String trouble = bubblewrap.tried(account, folder);
            return trouble.isEmpty()
                    ? new Probe(bubblewrap, "")
                    : new Probe(null, "bubblewrap does not work here: " + trouble);
        } catch (IOException e) {
            return new Probe(null, "bubblewrap could not be tried: " + e.getMessage());
        }
    }

    /** @param why why there is none */
    record Probe(@Nullable Bubblewrap bubblewrap, String why) {}

    private String tried(Account account, Path folder) throws IOException {
        List<String> command = new ArrayList<>(command(folder, folder, Limits.CONSOLE));
        command.add(java());
        command.addAll(Limits.CONSOLE.ofTheJvm());
        command.add("-version");
        Path output = folder.resolve("tried");
        Process process = new ProcessBuilder(account.command(command))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            if (process.waitFor(PROBE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0) {
                return "";
            }
            process.destroyForcibly();
            String said = Files.readString(output).strip();
            return said.isEmpty()
                    ? "it ended without a word"
                    : said.lines().findFirst().orElseThrow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return "it was interrupted";
        }
    }

    private static Optional<Path> onThePath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    String java() {
        return javaHome.resolve("bin/java").toString();
    }

    /**
     * What goes before the command that is to run inside.
     *
     * @param sockets the folder that the sandbox finds as {@link #SOCKETS}
     * @param library the folder that it finds as {@link #LIBRARY}
     */
    List<String> command(Path sockets, Path library, Limits limits) {
        List<String> command = new ArrayList<>();
        command.addAll(
                List.of("/bin/sh", "-c", "filter=$1; shift; exec \"$@\" 9<\"$filter\"", "sandbox", filter.toString()));
        command.addAll(List.of("nice", "-n", Integer.toString(limits.niceness()), program.toString()));
        command.addAll(
                List.of("--unshare-all", "--die-with-parent", "--new-session", "--uid", NOBODY, "--gid", NOBODY));
        command.addAll(List.of("--clearenv", "--setenv", "MALLOC_ARENA_MAX", "2", "--setenv", "LC_ALL", "C.UTF-8"));
        command.addAll(List.of("--hostname", "sandbox", "--seccomp", "9"));
        SYSTEM.stream().map(Path::of).forEach(path -> addSystem(path, command));
        addReadable(javaHome, command);
        addConfiguration(command);
        addReadable(prlimit, command);
        command.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
        command.addAll(List.of("--size", megabytes(limits.scratchMegabytes()), "--tmpfs", "/tmp"));
        command.addAll(List.of("--ro-bind", library.toString(), LIBRARY));
        command.addAll(List.of("--ro-bind", sockets.toString(), SOCKETS, "--chdir", "/tmp"));
        // What everything is mounted on lies in memory, too, and has no bound of its own.
        command.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/", "--"));
        command.addAll(List.of(
                prlimit.toString(),
                "--nproc=" + limits.threads(),
                "--as=" + megabytes(limits.addressSpaceMegabytes()),
                "--nofile=" + limits.openFiles(),
                "--core=0",
                "--"));
        return command;
    }

    private static String megabytes(int count) {
        return Long.toString(count * 1024L * 1024);
    }

    private static void addSystem(Path path, List<String> command) {
        if (Files.isSymbolicLink(path)) {
            try {
                command.addAll(List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
            } catch (IOException unreadable) {
                addReadable(path, command);
            }
        } else if (Files.exists(path)) {
            addReadable(path, command);
        }
    }

    /** Debian's JDK keeps its configuration in /etc, and links to it. */
    private void addConfiguration(List<String> command) {
        Path conf = javaHome.resolve("conf/security/java.security");
        try {
            Path real = conf.toRealPath();
            if (!real.startsWith(javaHome)) {
                addReadable(
                        real.getName(0).equals(Path.of("etc")) ? Path.of("/etc").resolve(real.getName(1)) : real,
                        command);
            }
        } catch (IOException none) {
            // then the JVM does without
        }
    }

    private static void addReadable(Path path, List<String> command) {
        command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
}
