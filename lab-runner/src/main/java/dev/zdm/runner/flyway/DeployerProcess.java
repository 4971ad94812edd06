package dev.zdm.runner.flyway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.grader.evidence.Deployer;
import dev.zdm.grader.evidence.Session;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.sql.Login;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A process that runs {@link DeployerMain}, and what it did. One thread starts, awaits and ends it. */
final class DeployerProcess {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_LINES = 200;
    private static final Set<String> HARMLESS =
            Set.of("PATH", "HOME", "LANG", "LC_ALL", "TZ", "TMPDIR", "TMP", "TEMP", "SystemRoot");

    private final int number;
    private final String command;
    private final String role;
    private final Path account;
    private final Process process;
    private final Thread reader;
    private final Instant began = Instant.now();
    private boolean stopped;

    private DeployerProcess(
            int number, String command, String role, Path account, Process process, Consumer<String> says) {
        this.number = number;
        this.command = command;
        this.role = role;
        this.account = account;
        this.process = process;
        this.reader = new Thread(() -> read(process, says), "deployer-" + number);
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Flyway would take its settings from FLYWAY_*, the driver its own from PG*; and Flyway puts any variable that a learner's settings name into
     * what they read, the site's secrets among them.
     */
    static void keepHarmless(Map<String, String> environment) {
        environment.keySet().retainAll(HARMLESS);
    }

    /** @param folder with its settings and migrations; its account of itself is written there, too */
    static DeployerProcess start(int number, String command, Path folder, Login login, Consumer<String> says) {
        Path account = folder.resolve("account-" + number + ".jsonl");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        DeployerMain.class.getName(),
                        command,
                        folder.toString(),
                        account.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true);
        keepHarmless(builder.environment());
        builder.environment().put("ZDM_URL", login.url());
        builder.environment().put("ZDM_USER", login.role());
        builder.environment().put("ZDM_PASSWORD", login.password());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            return new DeployerProcess(number, command, login.role(), account, process, says);
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "Flyway's process could not be started: " + e.getMessage(), "See bin/lab doctor.", e);
        }
    }

    private static void read(Process process, Consumer<String> says) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int told = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && ++told <= MOST_LINES) {
                    says.accept(line);
                }
            }
        } catch (IOException ended) {
            // together with the process
        }
    }

    boolean hasEnded(Duration within) throws InterruptedException {
        return process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS);
    }

    boolean endedWell() {
        return process.exitValue() == 0;
    }

    /** As Ctrl-C would, if it still runs; and by force, if it does not listen. Waits until all that it said was heard. */
    void end() {
        boolean interrupted = false;
        if (process.isAlive()) {
            stopped = true;
            process.destroy();
        }
        try {
            if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
            reader.join(PATIENCE.toMillis());
        } catch (InterruptedException e) {
            process.destroyForcibly();
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What it did, once it has ended. */
    Deployer account() {
        List<Session> sessions = new ArrayList<>();
        List<String> applied = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        List<String> forgot = new ArrayList<>();
        for (JsonNode line : lines()) {
            String version = line.path("version").asText();
            switch (line.path("event").asText()) {
                case "session" ->
                    sessions.add(new Session(
                            line.path("pid").asInt(),
                            Instant.parse(line.path("started").asText()),
                            role));
                case "applied" -> applied.add(version);
                case "failed" -> failed.add(version);
                case "forgot" -> forgot.add(version);
                default -> throw new IllegalStateException("what is this: " + line);
            }
        }
        @Nullable Integer exit = stopped ? null : process.exitValue();
        return new Deployer(Instant.now(), began, number, command, exit, sessions, applied, failed, forgot);
    }

    private List<JsonNode> lines() {
        List<JsonNode> lines = new ArrayList<>();
        try {
            if (Files.exists(account)) {
                for (String line : Files.readAllLines(account)) {
                    // A process that was killed may have left half a line.
                    if (line.endsWith("}")) {
                        lines.add(JSON.readTree(line));
                    }
                }
            }
            return lines;
        } catch (IOException e) {
            throw new LabProblem.Unfit(account + " cannot be read: " + e.getMessage(), "Try again.", e);
        }
    }
}
