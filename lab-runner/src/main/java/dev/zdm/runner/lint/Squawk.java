package dev.zdm.runner.lint;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.CacheFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The linter, a native program that comes as an npm package. It is fetched once, with npm and without running anybody's scripts, and then
 * called by itself.
 *
 * @param program its file
 * @see <a href="https://squawkhq.com/docs/">Squawk</a>
 */
record Squawk(Path program) {

    static final String VERSION = "2.66.0";

    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(2);
    /** A fetch that waited so long in vain is not tried again at once: whoever cannot reach the registry should not wait each time. */
    private static final Duration LONG = Duration.ofSeconds(20);

    private static final Duration REST = Duration.ofMinutes(5);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private static @Nullable InVain inVain;

    /** Why the last fetch failed, and when. */
    private record InVain(String what, String whatToDo, Instant at) {}

    /**
     * How a call ended.
     *
     * @param exit 0 when nothing was found
     */
    record Outcome(int exit, String output) {}

    /** Fails with {@link LabProblem.Unfit} when it is not there and cannot be had. */
    static synchronized Squawk installed(Consumer<String> says) throws InterruptedException {
        Path home = CacheFolder.ofThisAccount().resolve("squawk-" + VERSION);
        Optional<Path> there = programIn(home);
        if (there.isEmpty()) {
            says.accept("fetching squawk-cli " + VERSION + " with npm");
            fetchUnlessInVain(home);
            there = programIn(home);
        }
        return new Squawk(there.orElseThrow(() -> new LabProblem.Unfit(
                "squawk-cli " + VERSION + " has no program for this machine.",
                "It has them for Linux, macOS and Windows on the usual processors.",
                null)));
    }

    private static void fetchUnlessInVain(Path home) throws InterruptedException {
        InVain before = inVain;
        if (before != null && Duration.between(before.at, Instant.now()).compareTo(REST) < 0) {
            throw new LabProblem.Unfit(before.what, before.whatToDo, null);
        }
        Instant began = Instant.now();
        inVain = null;
        try {
            fetch(home);
        } catch (LabProblem.Unfit problem) {
            Instant now = Instant.now();
            if (Duration.between(began, now).compareTo(LONG) > 0) {
                inVain = new InVain(String.valueOf(problem.getMessage()), problem.whatToDo(), now);
            }
            throw problem;
        }
    }

    private static void fetch(Path home) throws InterruptedException {
        Path half = home.resolveSibling(
                home.getFileName() + "." + ProcessHandle.current().pid());
        try {
            Files.createDirectories(half);
            Outcome outcome = call(
                    half,
                    INSTALL_LIMIT,
                    List.of(
                            "npm",
                            "install",
                            "--prefix",
                            half.toString(),
                            "--ignore-scripts",
                            "--no-audit",
                            "--no-fund",
                            "--fetch-retries=1",
                            "squawk-cli@" + VERSION));
            if (outcome.exit() != 0) {
                throw new LabProblem.Unfit(
                        "squawk-cli could not be fetched: " + lastLine(outcome.output()),
                        "See that npm can reach its registry, then try again.",
                        null);
            }
            if (!Files.exists(home)) {
                Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (LabProblem.TimedOut late) {
            throw new LabProblem.Unfit(
                    "squawk-cli could not be fetched: " + late.getMessage(),
                    "See that npm can reach its registry, then try again.",
                    late);
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "Squawk comes with npm, and there is none: " + e.getMessage(),
                    "Install Node.js with npm (Debian: apt-get install npm), then try again.",
                    e);
        }
    }

    private static Optional<Path> programIn(Path home) {
        Path packages = home.resolve("node_modules/@squawk-cli");
        if (!Files.isDirectory(packages)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(packages)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("squawk(\\.exe)?"))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Outcome lint(Path folder, List<String> arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        try {
            return call(folder, CALL_LIMIT, command);
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "Squawk could not be started: " + e.getMessage(), "Delete " + program + ", then try again.", e);
        }
    }

    private static Outcome call(Path folder, Duration limit, List<String> command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("zdm-lint-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new LabProblem.TimedOut(
                        command.get(0) + " took longer than " + limit.toSeconds() + " s.", "Try again.");
            }
            return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String lastLine(String output) {
        return output.lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .orElse("no reason given");
    }
}
