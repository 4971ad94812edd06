package dev.zdm.runner.bench;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.cli.ProgressBar;
import dev.zdm.runner.jshell.ShopAddress;
import dev.zdm.runner.record.Everybody;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Placement;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandDatabase;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.runner.stand.Templates;
import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.bench.BenchServer;
import dev.zdm.workload.bench.Comparison;
import dev.zdm.workload.bench.SeedBench;
import dev.zdm.workload.bench.WorkloadBench;
import dev.zdm.workload.shop.ShopSize;
import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.RunningApp;
import dev.zdm.workload.traffic.Sessions;
import dev.zdm.workload.traffic.Traffic;
import dev.zdm.workload.traffic.TrafficSettings;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Measures, on a server of its own in a folder of its own, and each beside a yardstick in the same run: seeding beside {@code pgbench -i}, the
 * workload beside pgbench, a reset beside copying the same files, the workload at saturation with the recorder on
 * beside off, {@code grader check} beside {@code psql -c 'select 1'}, the learner's Java console beside jshell. Arguments: {@code [--rows N] [--users N] [--rounds N] [--seconds N]
 * [--only seeding|workload|reset|recorder|check|java]}.
 */
public final class BenchMain {

    private static final StandNames NAMES = new StandNames(StandNames.ONLY_LEARNER);

    private final Home home;
    private final Server server;
    private final Path dataDirectory;
    private final ShopSize size;
    private final int rounds;
    private final int seconds;
    private final Optional<String> only;
    private final PrintStream out;

    private BenchMain(
            Home home,
            EmbeddedServer server,
            ShopSize size,
            int rounds,
            int seconds,
            Optional<String> only,
            PrintStream out) {
        this.home = home;
        this.server = server;
        this.dataDirectory = server.dataDirectory();
        this.size = size;
        this.rounds = rounds;
        this.seconds = seconds;
        this.only = only;
        this.out = out;
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
            new BenchMain(home, server, size, rounds, seconds, value(arguments, "--only"), out).run(bar);
        } catch (LabProblem problem) {
            System.err.println(problem.getMessage());
            System.err.println(problem.whatToDo());
            System.exit(problem.exitCode());
        } finally {
            delete(folder);
        }
    }

    private static long number(List<String> arguments, String option, long otherwise) {
        return value(arguments, option).map(Long::parseLong).orElse(otherwise);
    }

    private static Optional<String> value(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at < 0 || at + 1 >= arguments.size() ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    private void run(Progress progress) throws Exception {
        out.printf(
                Locale.ROOT,
                "PostgreSQL %s, Java %s, %d processors, %,d orders, %,d users, median of %d rounds%n%n",
                server.version(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors(),
                size.orders(),
                size.users(),
                rounds);
        if (only.equals(Optional.of("seeding"))) {
            new SeedBench(pgbenchBeside(), size).run(rounds).forEach(out::println);
            return;
        }
        if (isWanted("java")) {
            InetSocketAddress address = new InetSocketAddress(server.host(), server.port());
            new JavaBench(new ShopAddress(address, "postgres", Server.ADMIN, server.passwordOf(Server.ADMIN)), rounds)
                    .run(out);
            if (only.isPresent()) {
                return;
            }
        }
        if (isWanted("workload")) {
            new WorkloadBench(pgbenchBeside(), size, rounds, Duration.ofSeconds(seconds)).run(out);
        }
        String template = new Templates(server).of(size, 1, progress);
        if (isWanted("reset")) {
            out.println(resetBesideCopy(template));
        }
        if (isWanted("recorder")) {
            out.println(recorderOnBesideOff(template));
        }
        if (isWanted("check")) {
            out.println(checkBesidePsql());
        }
    }

    private BenchServer pgbenchBeside() {
        return new BenchServer(
                server.jdbcUrl("postgres"), Server.ADMIN, server.passwordOf(Server.ADMIN), program("pgbench"));
    }

    private boolean isWanted(String part) {
        return only.map(part::equals).orElse(true);
    }

    private static Path program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new LabProblem.Unfit(
                        name + " is not on the PATH, and the benchmark measures beside it.",
                        "Install PostgreSQL's client programs; on Debian pgbench is in /usr/lib/postgresql/*/bin.",
                        null));
    }

    /** Takes ours and the yardstick in turn; which of them comes first changes from round to round. */
    private static Comparison compare(String what, int rounds, Figure ours, Figure theirs) throws Exception {
        List<Comparison.Round> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
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

    private interface Figure {
        double take() throws Exception;
    }

    /** Dropping and cloning a stand's database beside copying the template's files with cp -r. */
    private Comparison resetBesideCopy(String template) throws Exception {
        StandDatabase stand = new StandDatabase(server, NAMES);
        Path files = dataDirectory.resolve("base").resolve(Long.toString(oidOf(template)));
        Path copy = home.state().resolve("copy");
        stand.create(template, List.of("v1"), Map.of());
        return compare(
                "reset / cp -r, per second",
                rounds,
                () -> perSecond(() -> stand.create(template, List.of("v1"), Map.of())),
                () -> {
                    double figure = perSecond(() -> call(List.of("cp", "-r", files.toString(), copy.toString())));
                    delete(copy);
                    return figure;
                });
    }

    private long oidOf(String database) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT oid::bigint FROM pg_database WHERE datname = '" + database + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Requests per second of a saturated shop, with and without the recorder. */
    private Comparison recorderOnBesideOff(String template) throws Exception {
        StandDatabase stand = new StandDatabase(server, NAMES);
        stand.create(template, List.of("v1"), Map.of());
        Path folder = Files.createDirectories(home.state().resolve("recorded"));
        try (Traffic traffic = saturating(folder)) {
            recordedRate(traffic, folder); // both have to be warm
            return compare(
                    "recorder on / off, requests per s",
                    Math.max(rounds, 6),
                    () -> recordedRate(traffic, folder),
                    () -> rate(traffic, seconds));
        }
    }

    private double recordedRate(Traffic traffic, Path folder) {
        Everybody everybody = new Everybody(server);
        Recorder recorder = Recorder.start(
                server,
                everybody,
                null,
                NAMES,
                folder,
                (pid, started) -> traffic.sessions().find(pid, started).map(Sessions.Pooled::app));
        try {
            return rate(traffic, seconds);
        } finally {
            recorder.close();
            everybody.close();
        }
    }

    private Traffic saturating(Path folder) {
        TrafficSettings settings = TrafficSettings.on(
                        server.jdbcUrl(NAMES.database()), folder.resolve("requests.jsonl"), size, Templates.SEED)
                .withPace(new Pace.Saturating(8));
        String role = NAMES.appRole("v1");
        return Traffic.start(
                settings, List.of(new RunningApp(AppVersion.builtIn("v1"), role, server.passwordOf(role))));
    }

    /** Requests that ended well in so many whole seconds, per second. */
    private static double rate(Traffic traffic, int wholeSeconds) {
        LiveTraffic from = nextSecond(traffic);
        LiveTraffic to = from;
        while (Duration.between(from.second(), to.second()).toSeconds() < wholeSeconds) {
            to = nextSecond(traffic);
        }
        return (to.doneSoFar() - from.doneSoFar())
                / (double) Duration.between(from.second(), to.second()).toSeconds();
    }

    private static LiveTraffic nextSecond(Traffic traffic) {
        Instant last = traffic.live().second();
        LiveTraffic now = traffic.live();
        while (!now.second().isAfter(last)) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(5).toNanos());
            now = traffic.live();
        }
        return now;
    }

    /** A verdict on a finished attempt beside the smallest thing that psql does. Both as whole processes. */
    private Comparison checkBesidePsql() throws Exception {
        Path attempt = finishedAttempt();
        String url = server.jdbcUrl("postgres").replace("jdbc:", "");
        return compare(
                "grader check / psql, per second",
                rounds,
                () -> perSecond(() -> call(List.of(
                        home.root().resolve("bin/grader").toString(), "check", "--attempt", attempt.toString()))),
                () -> perSecond(() -> call(List.of("psql", url, "-U", Server.ADMIN, "-c", "select 1"))));
    }

    /** Lab 3, done for real. */
    private Path finishedAttempt() {
        Lab lab = LabCatalog.in(home.labs()).named("lab-3");
        AttemptFolders folders = new AttemptFolders(home.attempts().resolve(NAMES.learner()));
        try (Stand stand = new Stand(
                Placement.on(Ground.on(server)), NAMES, folders, LabRunner.VERSION, Sandboxes::ofThisMachine)) {
            stand.start(lab, StartOptions.DEFAULT.withRows(size.orders()), Progress.SILENT);
            Walked walked = stand.walk(lab.solutions().get(0), Progress.SILENT);
            if (!(walked instanceof Walked.Done)) {
                throw new LabProblem("The solution of lab-3 did not go as it says: " + walked, "Run bin/bench again.");
            }
            return stand.finish().folder();
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** How often a second that could be done: like all figures here, more is better. */
    private static double perSecond(Work work) throws Exception {
        long begin = System.nanoTime();
        work.run();
        return 1e9 / (System.nanoTime() - begin);
    }

    private void call(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PGPASSWORD", server.passwordOf(Server.ADMIN));
        int code = builder.start().waitFor();
        if (code > 3) {
            throw new IOException(command + " ended with " + code);
        }
    }

    private static void delete(Path folder) throws IOException {
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
