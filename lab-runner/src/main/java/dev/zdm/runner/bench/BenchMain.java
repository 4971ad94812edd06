package dev.zdm.runner.bench;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import dev.zdm.runner.cli.ProgressBar;
import dev.zdm.runner.jshell.ShopAddress;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import dev.zdm.workload.bench.BenchServer;
import dev.zdm.workload.bench.Figure;
import dev.zdm.workload.bench.WorkloadBench;
import dev.zdm.workload.shop.ShopSize;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures, on a server of its own in a folder of its own, what the course costs, each figure beside a yardstick in the same run. Arguments:
 * {@code [--rows N] [--users N] [--rounds N] [--seconds N] [--only PART,PART] [--to FILE.md]}.
 */
public final class BenchMain {

    private final Bench bench;
    private final PrintStream out;

    private BenchMain(Bench bench, PrintStream out) {
        this.bench = bench;
        this.out = out;
    }

    /** What is measured together and told together. */
    private interface Part {
        List<Figure> run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        long rows = number(arguments, "--rows", 2_000_000);
        ShopSize size = new ShopSize(
                rows, number(arguments, "--users", ShopSize.withOrders(rows).users()));
        int rounds = (int) number(arguments, "--rounds", 5);
        int seconds = (int) number(arguments, "--seconds", 5);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Files.createTempDirectory("zdm-bench-");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ProgressBar bar = ProgressBar.onStderr();
                EmbeddedServer server = EmbeddedServer.start(folder, bar)) {
            Home home = new Home(Home.ofThisProcess().root(), folder);
            new BenchMain(new Bench(home, server, size, rounds, seconds), out)
                    .run(
                            value(arguments, "--only").map(only -> List.of(only.split(",", -1))),
                            value(arguments, "--to").map(Path::of),
                            bar);
        } catch (LabProblem problem) {
            System.err.println(problem.getMessage());
            System.err.println(problem.whatToDo());
            System.exit(problem.exitCode());
        } finally {
            Bench.delete(folder);
        }
    }

    private static long number(List<String> arguments, String option, long otherwise) {
        return value(arguments, option).map(Long::parseLong).orElse(otherwise);
    }

    private static Optional<String> value(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at < 0 || at + 1 >= arguments.size() ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    private Map<String, Part> parts(Progress progress) {
        StandBench stands = new StandBench(bench);
        GraderBench grader = new GraderBench(bench);
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("seeding", () -> workload().seeding());
        parts.put("workload", () -> workload().traffic());
        parts.put("reset", () -> stands.reset(progress));
        parts.put("recorder", () -> stands.recorder(progress));
        parts.put("evidence", () -> stands.evidence(progress));
        parts.put("check", grader::check);
        parts.put("regrade", grader::regrade);
        parts.put("java", () -> new JavaBench(shop(), bench.rounds()).run());
        parts.put("start", () -> new StartBench(bench).run());
        parts.put("stands", stands::stands);
        return parts;
    }

    private void run(Optional<List<String>> only, Optional<Path> to, Progress progress) throws Exception {
        Map<String, Part> parts = parts(progress);
        for (String name : only.orElse(List.of())) {
            if (!parts.containsKey(name)) {
                throw new LabProblem.Usage(
                        "bin/bench has no part " + name, "Choose from " + String.join(", ", parts.keySet()) + ".");
            }
        }
        Optional<FigureTable> table = to.isPresent() ? Optional.of(FigureTable.at(to.get())) : Optional.empty();
        out.println(on() + "; " + how());
        for (Map.Entry<String, Part> part : parts.entrySet()) {
            if (only.isPresent() && !only.get().contains(part.getKey())) {
                continue;
            }
            List<Figure> figures = part.getValue().run();
            figures.forEach(out::println);
            if (table.isPresent()) {
                table.get().keep(part.getKey(), on(), how(), figures);
            }
        }
    }

    private String on() {
        return String.format(
                Locale.ROOT,
                "PostgreSQL %s, Java %s, %s, %d processors",
                bench.server().version(),
                Runtime.version(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }

    private String how() {
        return String.format(
                Locale.ROOT,
                "%,d orders, %,d users, %d rounds of %d s",
                bench.size().orders(),
                bench.size().users(),
                bench.rounds(),
                bench.seconds());
    }

    private WorkloadBench workload() {
        Server server = bench.server();
        BenchServer beside = new BenchServer(
                server.jdbcUrl("postgres"), Server.ADMIN, server.passwordOf(Server.ADMIN), Bench.program("pgbench"));
        return new WorkloadBench(beside, bench.size(), bench.rounds(), Duration.ofSeconds(bench.seconds()));
    }

    private ShopAddress shop() {
        Server server = bench.server();
        return new ShopAddress(
                new InetSocketAddress(server.host(), server.port()),
                "postgres",
                Server.ADMIN,
                server.passwordOf(Server.ADMIN));
    }
}
