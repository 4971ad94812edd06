package dev.zdm.workload.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs {@code pgbench} against one database. */
final class Pgbench {

    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
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

    /** @return transactions per second, connecting left out */
    double run(PgbenchScripts scripts, int clients, Duration time) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + time.toSeconds()));
        options.addAll(scripts.options());
        String output = run(options);
        Matcher tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IOException("pgbench names no rate: " + output);
        }
        return Double.parseDouble(tps.group(1));
    }

    private String run(List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                server.pgbench().toString(),
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + user));
        command.addAll(options);
        command.add(database);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", password);
        Process process = builder.start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("pgbench failed: " + output);
            }
            return output;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while pgbench ran", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
