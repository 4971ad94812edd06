package dev.zdm.course;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.Memory;
import dev.zdm.course.metrics.Meters;
import dev.zdm.course.metrics.MetricsRoute;
import dev.zdm.course.oidc.OidcSettings;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.ClassSite;
import dev.zdm.course.site.Site;
import dev.zdm.course.terminal.ClassCommand;
import dev.zdm.course.terminal.ClassDesk;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.cli.ProgressBar;
import dev.zdm.runner.control.RunnerProcess;
import dev.zdm.runner.stand.Quota;
import dev.zdm.runner.stand.StandNames;
import java.awt.Desktop;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * {@code bin/course [--port 7070] [--rows N] [--no-open] [--dev]}: starts server, shop, traffic, recorder and site, prints the address, and stops all of
 * it on Ctrl-C or {@code bin/lab down}.
 */
public final class CourseMain {

    private static final int DEFAULT_PORT = 7070;
    private static final int PORTS_TO_TRY = 20;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final CourseOptions options;
    private final PrintStream out;
    private final PrintStream err;

    private CourseMain(CourseOptions options, PrintStream out, PrintStream err) {
        this.options = options;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(List.of(args), out, err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        try {
            if (args.stream().findFirst().filter("class"::equals).isPresent()) {
                ClassCommand.run(args.subList(1, args.size()), Home.ofThisProcess(), out);
                return 0;
            }
            CourseOptions options = CourseOptions.parse(args);
            if (options.help()) {
                out.print(CourseOptions.HELP);
                return 0;
            }
            new CourseMain(options, out, err).serve();
            return 0;
        } catch (LabProblem problem) {
            err.println(problem.getMessage());
            err.println(problem.whatToDo());
            if (args.contains("--debug")) {
                problem.printStackTrace(err);
            }
            if (!args.contains("class")) {
                err.println("zdm: stopped");
            }
            return problem.exitCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private void serve() throws InterruptedException {
        requireLogFormat(System.getenv().getOrDefault("ZDM_LOG", "text"));
        Optional<String> metricsToken = MetricsRoute.tokenIn(System.getenv());
        Optional<OidcSettings> provider = options.classes() ? OidcSettings.in(System.getenv()) : Optional.empty();
        Instants began = Instants.ofThisProcess();
        CountDownLatch stopped = new CountDownLatch(1);
        try (ProgressBar bar = ProgressBar.onStderr();
                RunnerProcess process = RunnerProcess.start(Home.ofThisProcess(), bar);
                Academy academy = academyOf(process);
                Meters meters = new Meters()) {
            meters.tellOf(process.runner());
            meters.tellOf(academy);
            MetricsRoute metrics = new MetricsRoute(meters, metricsToken, !options.classes());
            ClassDesk classes = new ClassDesk(academy, process.runner(), Clock.systemUTC());
            process.answer(ClassDesk.VERB, (order, answer) -> classes.answer(order));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWithTheJvm(process, stopped)));
            if (options.classes()) {
                holdClasses(process, academy, metrics, provider, bar, began);
            } else {
                teachOne(process, academy, metrics, bar, began);
            }
        } finally {
            stopped.countDown();
        }
        err.println("zdm: stopped");
    }

    /** On a server of its own, for whoever wants it to outlive those of the stands, or beside them. */
    private static Academy academyOf(RunnerProcess process) {
        String address = System.getenv().getOrDefault("ZDM_ACADEMY", "").strip();
        return address.isEmpty() ? Academy.on(process.runner().server()) : Academy.at(address);
    }

    /** Those that {@code logback.xml} has. */
    private static void requireLogFormat(String format) {
        if (!format.equals("text") && !format.equals("json")) {
            throw new LabProblem.Usage("ZDM_LOG is '" + format + "'.", "Set it to text or json, or leave it out.");
        }
    }

    private void teachOne(RunnerProcess process, Academy academy, MetricsRoute metrics, ProgressBar bar, Instants began)
            throws InterruptedException {
        LearnerStand stand = new LearnerStand(process.runner(), process.runner().stand(), usual());
        stand.onVerdict(metrics.meters()::judged);
        try (Site site = open(stand, academy.memoryOf(StandNames.ONLY_LEARNER), process, metrics)) {
            process.runner().stand().practise(usual(), bar);
            bar.wipe();
            tellReady(process, site.address(), began);
            browse(site.address());
            process.awaitEnd();
        }
    }

    private void holdClasses(
            RunnerProcess process,
            Academy academy,
            MetricsRoute metrics,
            Optional<OidcSettings> provider,
            ProgressBar bar,
            Instants began)
            throws InterruptedException {
        process.runner().holdClasses();
        process.runner()
                .keep(Quota.parse(options.quota()
                        .or(() -> Optional.ofNullable(System.getenv("ZDM_QUOTA")))
                        .orElse("")));
        int port = (int) options.port().orElse(DEFAULT_PORT);
        Binding binding = new Binding(options.bind(), port, options.published().orElse(null));
        try (ClassSite site = ClassSite.start(
                process.runner(), academy, process.runner().home().root(), binding, usual(), metrics, provider)) {
            bar.wipe();
            tellReady(process, site.address(), began);
            site.setupCode()
                    .ifPresent(code -> err.println("The first admin signs up at "
                            + site.address().resolve("/setup") + " with the code " + code));
            process.awaitEnd();
        }
    }

    private void tellReady(RunnerProcess process, URI address, Instants began) {
        process.ready(address.toString());
        out.println(address);
        err.printf(Locale.ROOT, "ready after %.1f s; Ctrl-C stops everything%n", began.seconds());
    }

    /** Ctrl-C and kill come here: whatever was started is stopped before the JVM goes. */
    private static void stopWithTheJvm(RunnerProcess process, CountDownLatch stopped) {
        process.askToEnd();
        try {
            stopped.await(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private StartOptions usual() {
        StartOptions usual = StartOptions.DEFAULT.withRate((int) options.rate().orElse(StartOptions.DEFAULT_RATE));
        return options.rows().isPresent() ? usual.withRows(options.rows().getAsLong()) : usual;
    }

    /** On the port that was asked for, or from the usual one on upwards on the first that is free. */
    private Site open(LearnerStand stand, Memory memory, RunnerProcess process, MetricsRoute metrics) {
        java.nio.file.Path root = process.runner().home().root();
        if (options.port().isPresent()) {
            return Site.start(
                    stand, memory, root, Binding.loopback((int) options.port().getAsLong()), options.dev(), metrics);
        }
        for (int port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TO_TRY - 1; port++) {
            try {
                return Site.start(stand, memory, root, Binding.loopback(port), options.dev(), metrics);
            } catch (LabProblem.Unfit taken) {
                err.println(taken.getMessage());
            }
        }
        return Site.start(
                stand, memory, root, Binding.loopback(DEFAULT_PORT + PORTS_TO_TRY - 1), options.dev(), metrics);
    }

    private void browse(URI address) {
        boolean wanted = options.open() && System.getenv("DISPLAY") != null && Desktop.isDesktopSupported();
        if (wanted && Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            try {
                Desktop.getDesktop().browse(address);
            } catch (IOException noBrowser) {
                err.println("No browser opened (" + noBrowser.getMessage() + "); the address is above.");
            }
        }
    }

    /** Since when this process runs: from its very start, the JVM's own included. */
    private record Instants(long startMillis) {

        static Instants ofThisProcess() {
            return new Instants(ProcessHandle.current()
                    .info()
                    .startInstant()
                    .map(java.time.Instant::toEpochMilli)
                    .orElseGet(System::currentTimeMillis));
        }

        double seconds() {
            return (System.currentTimeMillis() - startMillis) / 1000.0;
        }
    }
}
