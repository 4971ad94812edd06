package dev.zdm.runner.bench;

import dev.zdm.runner.Progress;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.workload.bench.Figure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** From the command to a shop that is open, the first time and every other time, beside the server alone. */
final class StartBench {

    private static final double COLD_GOAL = 60;
    private static final double WARM_GOAL = 8;

    private final Bench bench;

    StartBench(Bench bench) {
        this.bench = bench;
    }

    List<Figure> run() throws Exception {
        Path ours = folder("started");
        Path theirs = folder("alone");
        double coldAlone = alone(theirs);
        double warmAlone = alone(theirs);
        String rows = Long.toString(bench.size().orders());
        try {
            double cold = Bench.seconds(() -> bench.call(List.of(bench.command("lab"), "up", "--rows", rows), ours));
            bench.call(List.of(bench.command("lab"), "down"), ours);
            double warm = Bench.seconds(() -> bench.call(List.of(bench.command("lab"), "up", "--rows", rows), ours));
            return List.of(
                    Figure.beside("start", "bin/lab up, first time", "s", cold, "initdb and pg_ctl start", coldAlone)
                            .to(Figure.Goal.atMost(COLD_GOAL, cold, "s")),
                    Figure.beside("start", "bin/lab up, later", "s", warm, "pg_ctl start", warmAlone)
                            .to(Figure.Goal.atMost(WARM_GOAL, warm, "s")));
        } finally {
            bench.call(List.of(bench.command("lab"), "down"), ours);
        }
    }

    private Path folder(String name) throws IOException {
        Path folder = Files.createDirectories(bench.home().state().resolve(name));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        return folder;
    }

    private static double alone(Path folder) throws Exception {
        long began = System.nanoTime();
        try (EmbeddedServer server = EmbeddedServer.start(folder, Progress.SILENT)) {
            server.connectAsAdmin("postgres").close();
            return (System.nanoTime() - began) / 1e9;
        }
    }
}
