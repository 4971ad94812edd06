package dev.zdm.runner.cli;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import dev.zdm.runner.control.ControlClient;
import dev.zdm.runner.control.ProcessFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Starts and stops the process that owns the stands, and other programs that a verb needs. */
final class Background {

    /** The first start seeds two million orders, on a slow disk too. */
    private static final Duration READY_LIMIT = Duration.ofMinutes(15);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    /** The last line of a process that ended in order, after what happened and what to do. */
    private static final String STOPPED = "zdm: stopped";

    private static final int TAIL = 6;

    private Background() {}

    static void up(Home home, List<String> options, Progress progress) {
        Optional<ProcessFile> running = ProcessFile.read(home.processFile());
        Optional<Process> launched = running.isEmpty() ? Optional.of(launch(home, options)) : Optional.empty();
        awaitReady(home, launched, progress);
    }

    private static Process launch(Home home, List<String> options) {
        List<String> command = new ArrayList<>();
        // It outlives the terminal; macOS has only the second.
        List.of("/usr/bin/setsid", "/usr/bin/nohup").stream()
                .filter(program -> Files.isExecutable(Path.of(program)))
                .findFirst()
                .ifPresent(command::add);
        command.add(home.root().resolve("bin").resolve("course").toString());
        command.add("--no-open");
        command.addAll(options);
        makeFolder(home.state());
        try {
            Files.deleteIfExists(home.processFile());
            Path log = home.log();
            return new ProcessBuilder(command)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "The process could not be started: " + e.getMessage(),
                    "Try bin/course in a terminal of its own.",
                    e);
        }
    }

    private static void makeFolder(Path state) {
        try {
            Files.createDirectories(state);
        } catch (IOException e) {
            throw notWritable(state, e);
        }
        if (!Files.isWritable(state)) {
            throw notWritable(state, null);
        }
    }

    private static LabProblem notWritable(Path state, @Nullable IOException cause) {
        return new LabProblem.Unfit(
                state + ", where the server and the attempts are kept, may not be written.",
                "Set ZDM_HOME to a folder that you may write.",
                cause);
    }

    private static void awaitReady(Home home, Optional<Process> launched, Progress progress) {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        boolean seen = false;
        while (System.nanoTime() < end) {
            Optional<ProcessFile> process = ProcessFile.read(home.processFile());
            if (process.filter(ProcessFile::ready).isPresent()) {
                return;
            }
            String said = lastLine(home.log());
            seen |= process.isPresent();
            boolean gone = process.isEmpty()
                    && (seen || launched.filter(Background::failed).isPresent());
            if (gone || said.startsWith(STOPPED)) {
                throw ended(lines(home.log()));
            }
            progress.at(said.isBlank() ? "starting" : said, 0, 0);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new LabProblem.TimedOut(
                "The process was not ready after " + READY_LIMIT.toMinutes() + " minutes.",
                "Look at " + home.log() + ".");
    }

    /** It writes its file late: it may have to be built first, and may fail before it has begun. */
    private static boolean failed(Process process) {
        return !process.isAlive() && process.exitValue() != 0;
    }

    /** With what it said itself, when it told what happened and what to do. */
    static LabProblem ended(List<String> said) {
        int last = said.size() - 1;
        if (last >= 2 && said.get(last).startsWith(STOPPED)) {
            return new LabProblem.Unfit("The course did not start. " + said.get(last - 2), said.get(last - 1), null);
        }
        return new LabProblem.Unfit(
                "The process ended before it was ready. It said:\n"
                        + String.join("\n", said.subList(Math.max(0, said.size() - TAIL), said.size())),
                "Mend that, or try bin/course in a terminal of its own.",
                null);
    }

    private static String lastLine(Path log) {
        List<String> lines = lines(log);
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private static List<String> lines(Path log) {
        try {
            return Files.readAllLines(log);
        } catch (IOException notYet) {
            return List.of();
        }
    }

    static void down(Home home) {
        Optional<ProcessFile> running = ProcessFile.read(home.processFile());
        if (running.isEmpty()) {
            System.err.println("Nothing was running.");
            return;
        }
        Optional<ProcessHandle> process = ProcessHandle.of(running.get().pid());
        ControlClient.find(home)
                .call(
                        "down",
                        new com.fasterxml.jackson.databind.ObjectMapper().createObjectNode(),
                        Progress.SILENT,
                        line -> {});
        try {
            if (process.isPresent()) {
                process.get().onExit().get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        } catch (TimeoutException late) {
            throw new LabProblem.TimedOut(
                    "Process " + running.get().pid() + " did not stop within " + STOP_LIMIT.toSeconds() + " s.",
                    "Look at " + home.log() + "; end it with kill if it hangs, nothing acknowledged is lost.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs psql on the terminal; its exit code is ours. */
    static int psql(String url, List<String> options) {
        List<String> command = new ArrayList<>(List.of("psql", url));
        command.addAll(options);
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor();
        } catch (IOException notThere) {
            throw new LabProblem.Unfit(
                    "psql is not installed here.",
                    "Install PostgreSQL's client, use another one with $(bin/lab url), or the page's console.",
                    notThere);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }
}
