package dev.zdm.runner.bench;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import dev.zdm.workload.bench.Comparison;
import dev.zdm.workload.shop.ShopSize;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every part of the benchmark is given.
 *
 * @param home a folder of its own, below which everything lies
 * @param server one of its own
 * @param size of the shops
 * @param rounds how often ours and the yardstick take turns
 * @param seconds how long each turn of the traffic is
 */
record Bench(Home home, EmbeddedServer server, ShopSize size, int rounds, int seconds) {

    interface Take {
        double take() throws Exception;
    }

    interface Work {
        void run() throws Exception;
    }

    /** Takes ours and the yardstick in turn; which of them comes first changes from round to round. */
    Comparison compare(String what, int times, Take ours, Take theirs) throws Exception {
        List<Comparison.Round> measured = new ArrayList<>();
        for (int round = 0; round < times; round++) {
            if (round % 2 == 0) {
                double first = ours.take();
                measured.add(new Comparison.Round(first, theirs.take()));
            } else {
                double first = theirs.take();
                measured.add(new Comparison.Round(ours.take(), first));
            }
        }
        return new Comparison(what, measured);
    }

    static double seconds(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Runs a program to its end, whatever it says. One that ends with more than 3 has not done what it should. */
    void call(List<String> command) throws IOException, InterruptedException {
        call(command, home.state());
    }

    /** @param state where the course's own commands keep theirs */
    void call(List<String> command, Path state) throws IOException, InterruptedException {
        Path said = Files.createTempFile(home.state(), "said", ".out");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("PGPASSWORD", server.passwordOf(Server.ADMIN));
        builder.environment().put("ZDM_HOME", state.toString());
        int code = builder.start().waitFor();
        if (code > 3) {
            throw new LabProblem(
                    String.join(" ", command) + " ended with " + code + ": "
                            + Files.readString(said).strip(),
                    "Run it by hand.");
        }
        Files.delete(said);
    }

    /** One of the checkout's own commands. */
    String command(String name) {
        return home.root().resolve("bin").resolve(name).toString();
    }

    static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new LabProblem.Unfit(
                        name + " is not on the PATH, and the benchmark measures beside it.",
                        "Install PostgreSQL's client programs; on Debian pgbench is in /usr/lib/postgresql/*/bin.",
                        null));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
