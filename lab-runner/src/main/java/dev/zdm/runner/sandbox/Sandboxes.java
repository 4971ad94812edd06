package dev.zdm.runner.sandbox;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.InsideMain;
import dev.zdm.runner.server.Account;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts sandboxes. Thread-safe. */
public final class Sandboxes implements AutoCloseable {

    private final Account account;
    private final Path folder;
    private final List<Path> library;
    private final @Nullable Bubblewrap bubblewrap;
    private final Containment containment;
    private final AtomicInteger count = new AtomicInteger();
    /** The kernel ends a sandbox with the thread that started it, so that one lives as long as we do. */
    private final ExecutorService starter = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "sandbox-starter");
        thread.setDaemon(true);
        return thread;
    });

    private Sandboxes(Account account, Path folder, List<Path> library, Bubblewrap.Probe probe) {
        this.account = account;
        this.folder = folder;
        this.library = library;
        this.bubblewrap = probe.bubblewrap();
        this.containment = bubblewrap == null ? new Containment.Loose(probe.why()) : new Containment.Held();
    }

    /** Sees what this machine has. Fails with {@link LabProblem} when the disk does not take what sandboxes need. */
    public static Sandboxes ofThisMachine() {
        try {
            Account account = Account.ofThisProcess();
            Path folder = Files.createTempDirectory("zdm-java-");
            List<Path> library = Library.copyTo(Files.createDirectory(folder.resolve("lib")));
            Account.open(folder);
            Bubblewrap.Probe probe = Bubblewrap.probe(account, folder);
            return new Sandboxes(account, folder, library, probe);
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "A folder for learners' Java could not be made: " + e.getMessage(),
                    "See that the folder for temporary files is writable and has room.",
                    e);
        }
    }

    /** What holds them here. */
    public Containment containment() {
        return containment;
    }

    /**
     * Starts one. Fails with {@link LabProblem} when that cannot be done.
     *
     * @param job what the program inside is to be: {@code console} or {@code app}
     */
    public Sandbox start(String job, Limits limits) {
        try {
            return starter.submit(() -> startHere(job, limits)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unstartable(e);
        } catch (ExecutionException e) {
            throw unstartable(e);
        }
    }

    private static LabProblem unstartable(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new LabProblem.Unfit(
                "Java for a learner could not be started: " + cause.getMessage(), "See bin/lab doctor.", e);
    }

    private Sandbox startHere(String job, Limits limits) throws IOException {
        Path own = Files.createDirectory(folder.resolve(Integer.toString(count.incrementAndGet())));
        Path errors = own.resolve("errors");
        Path sockets = Files.createDirectory(own.resolve("shop"));
        List<String> command = new ArrayList<>();
        Bubblewrap held = bubblewrap;
        if (held != null) {
            command.addAll(held.command(sockets, folder.resolve("lib"), limits));
            command.add(held.java());
            command.addAll(jvm(job, limits));
            command = new ArrayList<>(account.command(command));
        } else {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(jvm(job, limits));
        }
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new Sandbox(process, sockets, held != null, errors);
    }

    private List<String> jvm(String job, Limits limits) {
        List<String> words = new ArrayList<>(limits.ofTheJvm());
        words.addAll(List.of(
                "-Djava.io.tmpdir=/tmp",
                "-Dfile.encoding=UTF-8",
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                String.join(File.pathSeparator, classPath()),
                InsideMain.class.getName(),
                job));
        return words;
    }

    /** As the sandbox sees it. */
    private List<String> classPath() {
        return library.stream()
                .map(path -> bubblewrap == null ? path.toString() : Bubblewrap.LIBRARY + "/" + path.getFileName())
                .toList();
    }

    @Override
    public void close() {
        starter.shutdownNow();
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.deleteIfExists(path);
                } catch (IOException left) {
                    // what is left is in the folder for temporary files
                }
            });
        } catch (IOException gone) {
            // then nothing is left
        }
    }
}
