package dev.zdm.workload.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code pgbench} against one database. */
final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final BenchServer server;
    private final String database;
    private final String user;
    private final String password;

    Pgbench(BenchServer server, String database, String user, String password) {
        this.server = server;
        this.database = database;
        this.user = user;
        this.password = password;
    }

    /** Makes pgbench's own tables: 100,000 accounts for each unit of scale, keys, vacuumed. */
    void initialise(long scale) throws IOException {
        run(List.of("--initialize", "--quiet", "--scale=" + scale));
    }

    /** @return transactions per second of a closed loop, connecting left out */
    double saturate(PgbenchScripts scripts, int clients, Duration time) throws IOException {
        String output = run(options(scripts, clients, time)).output();
        Matcher tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IOException("pgbench names no rate: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    /**
     * Runs and notes each transaction.
     *
     * @param rate transactions a second that are due, or 0 for a closed loop
     * @param log prefix of the files' names
     * @return pgbench's own processor time, as far as it was seen
     */
    Duration log(PgbenchScripts scripts, int clients, Duration time, int rate, Path log) throws IOException {
        List<String> options = options(scripts, clients, time);
        options.addAll(0, List.of("--log", "--log-prefix=" + log));
        if (rate > 0) {
            options.add(0, "--rate=" + rate);
        }
        return run(options).cpu();
    }

    private static List<String> options(PgbenchScripts scripts, int clients, Duration time) {
        List<String> options = new ArrayList<>(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + time.toSeconds()));
        options.addAll(scripts.options());
        return options;
    }

    /** @param cpu its processor time when it was last looked at, a few milliseconds before its end */
    private record Ran(String output, Duration cpu) {}

    private Ran run(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                server.pgbench().toString(),
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + user));
        command.addAll(options);
        command.add(database);
        Path said = Files.createTempFile("zdm-pgbench", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
        try {
            Duration cpu = Duration.ZERO;
            long end = System.nanoTime() + GRACE.toNanos();
            while (!process.waitFor(LOOKS_EVERY.toMillis(), TimeUnit.MILLISECONDS) && System.nanoTime() < end) {
                cpu = process.info().totalCpuDuration().orElse(cpu);
            }
            if (process.isAlive() || process.exitValue() != 0) {
                throw new IOException("pgbench failed: " + Files.readString(said));
            }
            return new Ran(Files.readString(said), cpu);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pgbench ran", e);
        } finally {
            process.destroyForcibly();
            Files.delete(said);
        }
    }
}
