package dev.zdm.course.load;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.bench.Memory;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin/course --classes} as a process of its own, which may be killed and started again. */
final class SiteProcess implements AutoCloseable {

    private static final Duration STARTS_WITHIN = Duration.ofMinutes(3);
    private static final Pattern ADDRESS = Pattern.compile("(?m)^(http://\\S+/)$");
    private static final Pattern CODE = Pattern.compile("with the code ([0-9a-f]+)");

    private final Path root;
    private final Path home;
    private final List<String> arguments;
    private final Path log;
    private volatile Process process;
    private URI address;

    /** @param arguments of {@code bin/course}, beside {@code --classes} */
    SiteProcess(Path root, Path home, List<String> arguments) throws IOException {
        this.root = root;
        this.home = home;
        this.arguments = List.copyOf(arguments);
        this.log = Files.createTempFile("zdm-load-", ".log");
        this.process = launch();
        // Whoever ends the load does not want forty shops to go on.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroy(), "site"));
        this.address = awaitAddress();
    }

    private Process launch() throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("bin/course").toString(), "--classes"));
        command.addAll(arguments);
        Files.writeString(log, "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("ZDM_HOME", home.toString());
        return builder.start();
    }

    private URI awaitAddress() {
        long end = System.nanoTime() + STARTS_WITHIN.toNanos();
        while (true) {
            Optional<String> found = said(ADDRESS);
            if (found.isPresent()) {
                return URI.create(found.get());
            }
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new LabProblem("The site did not start.", "Read " + log + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private Optional<String> said(Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(log));
            return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
        } catch (IOException e) {
            throw new LabProblem(log + " cannot be read: " + e.getMessage(), "See that the disk has room.", e);
        }
    }

    URI address() {
        return address;
    }

    /** What the first admin signs up with. */
    String code() {
        return said(CODE).orElseThrow(() -> new LabProblem("The site printed no code.", "Read " + log + "."));
    }

    Path log() {
        return log;
    }

    /** Kills it as {@code kill -9} does, starts it again, and returns how long it took until it listened. */
    Duration killAndStartAgain() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        long began = System.nanoTime();
        process = launch();
        address = awaitAddress();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** Bytes of memory that it has now; empty where the system does not say. */
    OptionalLong memory() {
        return Memory.ofProcess(process.pid());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(90, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
