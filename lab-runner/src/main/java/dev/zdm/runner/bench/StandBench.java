package dev.zdm.runner.bench;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.record.Everybody;
import dev.zdm.runner.record.LogReader;
import dev.zdm.runner.record.Recorder;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Placement;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandDatabase;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.runner.stand.Templates;
import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.bench.Comparison;
import dev.zdm.workload.bench.Figure;
import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.RunningApp;
import dev.zdm.workload.traffic.Sessions;
import dev.zdm.workload.traffic.Traffic;
import dev.zdm.workload.traffic.TrafficSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What a stand costs: to make it anew, to record it, to keep its evidence, to have many of them. */
final class StandBench {

    private static final StandNames NAMES = new StandNames(StandNames.ONLY_LEARNER);
    private static final double RECORDER_GOAL = 0.98;
    private static final int RECORDER_ROUNDS = 6;
    private static final List<Integer> CROWDS = List.of(1, 10, 40);
    private static final int CROWD_ROWS = 20_000;
    private static final int CROWD_RATE = 10;
    private static final double MB = 1_000_000;

    private final Bench bench;
    private final Server server;

    StandBench(Bench bench) {
        this.bench = bench;
        this.server = bench.server();
    }

    private String template(Progress progress) {
        return new Templates(server).of(bench.size(), 1, progress);
    }

    /** Dropping and cloning a stand's database beside copying the template's files with cp -r. */
    List<Figure> reset(Progress progress) throws Exception {
        String template = template(progress);
        StandDatabase stand = new StandDatabase(server, NAMES);
        Path files = bench.server()
                .dataDirectory()
                .resolve("base")
                .resolve(ask("SELECT oid::bigint FROM pg_database" + " WHERE datname = '" + template + "'"));
        Path copy = bench.home().state().resolve("copy");
        stand.create(template, List.of("v1"), Map.of());
        return List.of(bench.compare(
                        "a stand's database made anew",
                        bench.rounds(),
                        () -> Bench.seconds(() -> stand.create(template, List.of("v1"), Map.of())),
                        () -> {
                            double took = Bench.seconds(
                                    () -> bench.call(List.of("cp", "-r", files.toString(), copy.toString())));
                            Bench.delete(copy);
                            return took;
                        })
                .figure("reset", "s", "cp -r of the same files"));
    }

    /** Requests per second of a saturated shop, with and without the recorder. */
    List<Figure> recorder(Progress progress) throws Exception {
        new StandDatabase(server, NAMES).create(template(progress), List.of("v1"), Map.of());
        Path folder = Files.createDirectories(bench.home().state().resolve("recorded"));
        try (Traffic traffic = traffic(folder, new Pace.Saturating(8))) {
            recordedRate(traffic, folder); // both have to be warm
            Comparison compared = bench.compare(
                    "at saturation, recorder on",
                    Math.max(bench.rounds(), RECORDER_ROUNDS),
                    () -> recordedRate(traffic, folder),
                    () -> rate(traffic, bench.seconds()));
            return List.of(compared.figure("recorder", "requests/s", "recorder off")
                    .to(Figure.Goal.atLeast(RECORDER_GOAL, compared.ratio(), "of it")));
        }
    }

    /** What the evidence of an ordinary minute takes, beside the WAL of the same time. */
    List<Figure> evidence(Progress progress) throws Exception {
        new StandDatabase(server, NAMES).create(template(progress), List.of("v1"), Map.of());
        Path folder = Files.createDirectories(bench.home().state().resolve("evidence"));
        Duration time = Duration.ofSeconds(Math.max(20, 2 * bench.seconds()));
        try (Traffic traffic = traffic(folder, new Pace.Steady(StartOptions.DEFAULT_RATE))) {
            long before = Long.parseLong(ask("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint"));
            recordedRate(traffic, folder, (int) time.toSeconds());
            long wal = Long.parseLong(ask("SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint")) - before;
            double minutes = time.toSeconds() / 60.0;
            return List.of(Figure.beside(
                    "evidence",
                    "at " + StartOptions.DEFAULT_RATE + " requests/s",
                    "kB/minute",
                    size(folder) / 1_000.0 / minutes,
                    "WAL of the same time",
                    wal / 1_000.0 / minutes));
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long size = 0;
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    private double recordedRate(Traffic traffic, Path folder) {
        return recordedRate(traffic, folder, bench.seconds());
    }

    private double recordedRate(Traffic traffic, Path folder, int wholeSeconds) {
        Everybody everybody = new Everybody(server);
        LogReader log = new LogReader(server);
        Recorder recorder = Recorder.start(
                server,
                everybody,
                log,
                null,
                NAMES,
                folder,
                (pid, started) -> traffic.sessions().find(pid, started).map(Sessions.Pooled::app));
        try {
            return rate(traffic, wholeSeconds);
        } finally {
            recorder.close();
            log.close();
            everybody.close();
        }
    }

    private Traffic traffic(Path folder, Pace pace) {
        TrafficSettings settings = TrafficSettings.on(
                        server.jdbcUrl(NAMES.database()),
                        folder.resolve("requests.jsonl"),
                        bench.size(),
                        Templates.SEED)
                .withPace(pace);
        String role = NAMES.appRole("v1");
        return Traffic.start(
                settings, List.of(new RunningApp(AppVersion.builtIn("v1"), role, server.passwordOf(role))));
    }

    /** Requests that ended well in so many whole seconds, per second. */
    private static double rate(Traffic traffic, int wholeSeconds) {
        LiveTraffic from = traffic.awaitSecondAfter(traffic.live().second());
        LiveTraffic to = from;
        while (Duration.between(from.second(), to.second()).toSeconds() < wholeSeconds) {
            to = traffic.awaitSecondAfter(to.second());
        }
        return (to.doneSoFar() - from.doneSoFar())
                / (double) Duration.between(from.second(), to.second()).toSeconds();
    }

    /** Memory of our process and of the server with so many learners at work, beside as many idle connections to the server alone. */
    List<Figure> stands() throws Exception {
        Lab lab = LabCatalog.in(bench.home().labs()).named("lab-3");
        long ourselves = Memory.ofProcess(ProcessHandle.current().pid()).orElse(0);
        long idleServer = serverMemory();
        List<Figure> figures = new ArrayList<>();
        List<Stand> stands = new ArrayList<>();
        Ground ground = Ground.on(server);
        try {
            for (int crowd : CROWDS) {
                while (stands.size() < crowd) {
                    stands.add(stand(ground, "b" + stands.size(), lab));
                }
                System.gc();
                long ours = Memory.ofProcess(ProcessHandle.current().pid()).orElse(0) - ourselves;
                long servers = serverMemory() - idleServer;
                long connections = connections();
                figures.add(
                        Figure.alone("stands", crowd + " of them: our process, more than with none", "MB", ours / MB)
                                .with(String.format(Locale.ROOT, "%.1f MB each", ours / MB / crowd)));
                figures.add(new Figure(
                        "stands",
                        crowd + " of them: the server, more than with none",
                        "MB",
                        servers / MB,
                        null,
                        null,
                        String.format(Locale.ROOT, "%.1f MB each, %d connections", servers / MB / crowd, connections)));
            }
            long connections = connections();
            long withStands = serverMemory() - idleServer;
            stands.forEach(Stand::close);
            stands.clear();
            long before = serverMemory();
            double bare = idle((int) connections, () -> serverMemory() - before);
            int last = figures.size() - 1;
            figures.set(
                    last,
                    Figure.beside(
                                    "stands",
                                    figures.get(last).what(),
                                    "MB",
                                    withStands / MB,
                                    connections + " idle connections",
                                    bare / MB)
                            .with(figures.get(last).rounds()));
        } finally {
            stands.forEach(Stand::close);
        }
        return figures;
    }

    private Stand stand(Ground ground, String learner, Lab lab) {
        StandNames names = new StandNames(learner);
        Stand stand = new Stand(
                Placement.on(ground),
                names,
                new AttemptFolders(bench.home().attempts().resolve(learner)),
                LabRunner.VERSION,
                Sandboxes::ofThisMachine);
        stand.start(
                lab,
                StartOptions.DEFAULT.withRows(CROWD_ROWS).withRate(CROWD_RATE).withBaseline(Duration.ofSeconds(1)),
                Progress.SILENT);
        return stand;
    }

    private double idle(int connections, Bench.Take take) throws Exception {
        List<Connection> open = new ArrayList<>();
        try {
            for (int i = 0; i < connections; i++) {
                open.add(server.connectAsAdmin("postgres"));
            }
            return take.take();
        } finally {
            for (Connection connection : open) {
                connection.close();
            }
        }
    }

    private long connections() throws SQLException {
        return Long.parseLong(ask("SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"));
    }

    private long serverMemory() throws IOException {
        Path file = bench.server().dataDirectory().resolve("postmaster.pid");
        return Memory.ofFamily(Long.parseLong(Files.readAllLines(file).get(0).strip()));
    }

    private String ask(String sql) throws SQLException {
        try (Connection admin = server.connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
