package dev.zdm.course.load;

import com.sun.management.OperatingSystemMXBean;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import dev.zdm.runner.ThrowAwayHome;
import dev.zdm.runner.bench.FigureTable;
import dev.zdm.runner.bench.Memory;
import dev.zdm.runner.server.EmbeddedServer;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.workload.bench.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class that plays itself: {@code bin/load [--learners 40] [--minutes 20] [--rows 200000] [--rate 10] [--labs lab-3,lab-4] [--kills N] [--faults FILE.md] [--to FILE.md]}. It starts an
 * installation of its own, lets so many learners come and work at labs for so long, each on their own stand, with right and wrong answers by
 * turns, and prints what became of their verdicts, how long pages took, and what it cost. With {@code --kills} so many processes, the site's and the server's among
 * them, are killed meanwhile. Ends with 1 when a verdict was wrong or something acknowledged was lost.
 */
public final class LoadMain {

    private static final Pattern CODE = Pattern.compile("join with <code>([^<]+)</code>");
    private static final List<String> OPTIONS =
            List.of("--learners", "--minutes", "--rows", "--rate", "--labs", "--kills", "--faults", "--to");
    private static final String PASSWORD = "a password of the load's";

    private final List<String> arguments;
    private final PrintStream out;
    private final Timings timings = new Timings();
    private final Events events = new Events();
    private final Score score = new Score();
    private final AtomicReference<Pupil.Kill> lastKill = new AtomicReference<>();
    private final List<Double> cpu = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> siteMemory = Collections.synchronizedList(new ArrayList<>());
    private final List<Long> serverMemory = Collections.synchronizedList(new ArrayList<>());

    private LoadMain(List<String> arguments, PrintStream out) {
        this.arguments = arguments;
        this.out = out;
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            requireKnown(List.of(args));
        } catch (LabProblem.Usage usage) {
            System.err.println(usage.getMessage());
            System.err.println(usage.whatToDo());
            System.exit(usage.exitCode());
        }
        try (ThrowAwayHome home = ThrowAwayHome.of(Home.ofThisProcess().root())) {
            LoadMain load = new LoadMain(List.of(args), out);
            load.run(home.home());
            if (!load.score.isClean()) {
                load.keep(home.home());
                System.exit(1);
            }
        } catch (LabProblem problem) {
            System.err.println(problem.getMessage());
            System.err.println(problem.whatToDo());
            System.exit(problem.exitCode());
        }
    }

    private static void requireKnown(List<String> arguments) {
        for (int i = 0; i < arguments.size(); i += 2) {
            if (!OPTIONS.contains(arguments.get(i)) || i + 1 == arguments.size()) {
                throw new LabProblem.Usage(
                        arguments.get(i) + " is no option with a value",
                        "Usage: bin/load " + String.join(" X ", OPTIONS) + " X; all have a default.");
            }
        }
    }

    private int number(String option, int otherwise) {
        return value(option).map(Integer::parseInt).orElse(otherwise);
    }

    private Optional<String> value(String option) {
        int at = arguments.indexOf(option);
        return at < 0 || at + 1 >= arguments.size() ? Optional.empty() : Optional.of(arguments.get(at + 1));
    }

    private void run(Home home) throws IOException, InterruptedException, SQLException {
        int learners = number("--learners", 40);
        int minutes = number("--minutes", 20);
        int rows = number("--rows", 200_000);
        int rate = number("--rate", 10);
        List<Task> tasks = Task.of(
                LabCatalog.in(home.labs()),
                List.of(value("--labs").orElse("lab-3,lab-4,lab-9").split(",")));
        out.printf(
                Locale.ROOT,
                "%d learners, %d minutes, %,d orders and %d requests a second each; %d answers; Java %s, %d processors%n",
                learners,
                minutes,
                rows,
                rate,
                tasks.size(),
                Runtime.version(),
                Runtime.getRuntime().availableProcessors());
        List<String> options =
                List.of("--port", "" + freePort(), "--no-open", "--rows", "" + rows, "--rate", "" + rate);
        ExecutorService pupils = Executors.newCachedThreadPool();
        try (SiteProcess site = new SiteProcess(home.root(), home.state(), options)) {
            HttpClient client = HttpClient.newHttpClient();
            // It is found running; whoever closes it is the site.
            EmbeddedServer server = EmbeddedServer.start(home.state(), Progress.SILENT);
            Seat teacher = new Seat(client, site::address, timings);
            String code = openClass(teacher, site.code());
            awaitTemplate(server);
            CountDownLatch provisioned = new CountDownLatch(learners);
            List<Seat> seats = new ArrayList<>();
            for (int i = 0; i < learners; i++) {
                Seat seat = new Seat(client, site::address, timings);
                seat.page("door", "/join");
                seat.form("/join", Map.of("code", code, "name", "learner " + i));
                seats.add(seat);
            }
            Map<String, String> ids = ids(server);
            long began = System.nanoTime();
            Instant end = Instant.now().plus(Duration.ofMinutes(minutes));
            for (int i = 0; i < learners; i++) {
                String name = "learner " + i;
                pupils.execute(new Pupil(
                        name,
                        seats.get(i),
                        new StandNames("l" + ids.get(name)),
                        server,
                        home.attempts(),
                        tasks,
                        i,
                        score,
                        timings,
                        events,
                        provisioned,
                        lastKill,
                        end));
            }
            pupils.shutdown();
            boolean all = provisioned.await(minutes, TimeUnit.MINUTES);
            out.printf(
                    Locale.ROOT,
                    "%s at work %.0f s after the first came%n",
                    all ? "all were" : learners - provisioned.getCount() + " were",
                    (System.nanoTime() - began) / 1e9);
            Kills kills = new Kills(site, server, score, lastKill);
            try (BareServer bare = new BareServer(client, teacher.page("page of a teacher", "/classes"))) {
                watch(site, server, teacher, bare, kills, end, Duration.ofMinutes(minutes));
            }
            if (!pupils.awaitTermination(10, TimeUnit.MINUTES)) {
                pupils.shutdownNow();
                score.disturbed("not all learners came to an end");
            }
            tell(learners);
            kills.told().forEach(out::println);
            if (value("--faults").isPresent()) {
                Files.writeString(Path.of(value("--faults").get()), faults(kills, server, learners, minutes));
            }
            if (value("--to").isPresent()) {
                keep(Path.of(value("--to").get()), server, learners, minutes);
            }
            if (!score.isClean()) {
                Files.copy(site.log(), home.state().resolve("site.log"));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String openClass(Seat teacher, String setupCode) throws IOException, InterruptedException {
        teacher.page("door", "/setup");
        teacher.form("/setup", Map.of("code", setupCode, "name", "Teacher", "login", "teacher", "password", PASSWORD));
        teacher.page("page of a teacher", "/classes");
        teacher.form("/classes", Map.of("name", "The load", "rows", ""));
        Matcher code = CODE.matcher(teacher.page("page of a teacher", "/classes"));
        if (!code.find()) {
            throw new LabProblem("The page of classes shows no code.", "Look at what /classes says.");
        }
        return code.group(1);
    }

    private static void awaitTemplate(Server server) throws SQLException, InterruptedException {
        while (!"1"
                .equals(
                        Kills.ask(
                                server,
                                "SELECT count(*) FROM pg_database WHERE NOT datallowconn AND datname LIKE 'template\\_%\\_%'"))) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static Map<String, String> ids(Server server) throws SQLException {
        Map<String, String> ids = new java.util.HashMap<>();
        try (Connection admin = server.connectAsAdmin("academy");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery("SELECT name, id FROM account WHERE cohort IS NOT NULL")) {
            while (row.next()) {
                ids.put(row.getString(1), row.getString(2));
            }
        }
        return ids;
    }

    private void watch(
            SiteProcess site,
            EmbeddedServer server,
            Seat teacher,
            BareServer bare,
            Kills kills,
            Instant end,
            Duration whole)
            throws IOException, InterruptedException {
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Instant begin = end.minus(whole);
        int wanted = number("--kills", 0);
        int killed = 0;
        machine.getCpuLoad(); // since the last question
        while (Instant.now().isBefore(end)) {
            TimeUnit.SECONDS.sleep(5);
            cpu.add(machine.getCpuLoad());
            site.memory().ifPresent(siteMemory::add);
            serverMemory.add(Memory.ofFamily(Kills.postmaster(server)));
            bare.ask(timings);
            try {
                teacher.page("page of a teacher", "/classes");
            } catch (IOException e) {
                score.disturbed("the wall: " + e.getMessage());
            }
            if (killed < wanted
                    && Instant.now()
                            .isAfter(begin.plus(whole.multipliedBy(killed + 1L).dividedBy(wanted + 1L)))) {
                kills.one();
                killed++;
            }
        }
    }

    private void tell(int learners) {
        score.told().forEach(out::println);
        out.printf(
                Locale.ROOT,
                "processors busy: %.0f %% on average; memory at most: site %,d MB, PostgreSQL %,d MB, %.0f MB for each learner%n",
                100 * cpu.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                most(siteMemory),
                most(serverMemory),
                (double) (most(siteMemory) + most(serverMemory)) / learners);
        out.println("\n| what | times | median ms | p99 ms | longest ms |\n|---|---|---|---|---|");
        timings.told().forEach(out::println);
    }

    private String faults(Kills kills, Server server, int learners, int minutes) {
        return """
                # What was killed, and what became of it

                Written by `bin/load %s`; please do not edit. Processes of an installation at work are ended as `kill -9` does, at moments that nobody chose,
                while %d learners with a stand each answer labs rightly and wrongly for %d minutes. PostgreSQL %s, Java %s, %d processors.

                %d kills. Verdicts: %s. A verdict is wrong when it says what did not happen; a note or a verdict is lost when it had been acknowledged.

                | killed | times | answered again after (s) | all pages back after (s) | everybody at work after (s) |
                |---|---|---|---|---|
                %s
                The longest of each.
                """.formatted(
                        String.join(" ", arguments),
                        learners,
                        minutes,
                        server.version(),
                        Runtime.version(),
                        Runtime.getRuntime().availableProcessors(),
                        kills.all(),
                        score.inShort(),
                        String.join("\n", kills.told()) + "\n");
    }

    /** The figures that {@code bin/bench}'s table has of it. */
    private void keep(Path table, Server server, int learners, int minutes) throws IOException {
        List<Figure> figures = new ArrayList<>();
        for (String kind : List.of("page", "page of a lab", "page of a teacher")) {
            for (double share : new double[] {0.5, 0.99}) {
                figures.add(Figure.beside(
                        "pages",
                        kind + (share < 0.9 ? ", median" : ", 99th percentile"),
                        "ms",
                        timings.millis(kind, share),
                        BareServer.KIND,
                        timings.millis(BareServer.KIND, share)));
            }
        }
        figures.add(Figure.alone("pages", "verdict, median", "ms", timings.millis("verdict", 0.5)));
        figures.add(Figure.alone("pages", "verdict, 99th percentile", "ms", timings.millis("verdict", 0.99)));
        figures.add(
                Figure.alone("pages", "events sent to open pages", "each second", events.events() / (minutes * 60.0)));
        figures.add(Figure.alone("pages", "which is", "kB each second", events.characters() / 1e3 / (minutes * 60.0)));
        figures.add(Figure.alone(
                "pages",
                "memory for each learner, site and server",
                "MB",
                (double) (most(siteMemory) + most(serverMemory)) / learners));
        figures.add(new Figure(
                "pages",
                "processors busy",
                "%",
                100 * cpu.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                null,
                null,
                score.inShort()));
        FigureTable.at(table)
                .keep(
                        "pages",
                        String.format(
                                Locale.ROOT,
                                "PostgreSQL %s, Java %s, %d processors",
                                server.version(),
                                Runtime.version(),
                                Runtime.getRuntime().availableProcessors()),
                        learners + " learners for " + minutes + " minutes, `bin/load " + String.join(" ", arguments)
                                + "`",
                        figures);
    }

    private static long most(List<Long> bytes) {
        return bytes.stream().mapToLong(Long::longValue).max().orElse(0) / 1_000_000;
    }

    /** The evidence of what was wrong outlives the throw-away home. */
    private void keep(Home home) throws IOException, InterruptedException {
        Path kept = home.root().resolve("target").resolve("load-" + System.currentTimeMillis());
        Files.createDirectories(kept.getParent());
        new ProcessBuilder("cp", "-r", home.attempts().toString(), kept.toString())
                .inheritIO()
                .start()
                .waitFor();
        out.println("evidence: " + kept);
    }
}
