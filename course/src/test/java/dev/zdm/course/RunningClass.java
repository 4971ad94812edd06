package dev.zdm.course;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.metrics.Meters;
import dev.zdm.course.metrics.MetricsRoute;
import dev.zdm.course.oidc.OidcSettings;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.ClassSite;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.Quota;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An installation with classes: one of our own, on a real server and small enough that several learners fit on two processors; or, when the system
 * properties {@code zdm.class} and {@code zdm.setup} name its address and its code, one that runs elsewhere, as {@code docker compose up} starts it.
 */
final class RunningClass implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final long ROWS = 50_000;
    private static final int RATE = 50;

    private final URI address;
    private final String setupCode;
    private final @Nullable Installation own;

    /** What was started for a test, and ends with it. */
    private record Installation(Path state, LabRunner runner, Academy academy, ClassSite site) {

        static Installation start(String quota, Optional<OidcSettings> provider)
                throws IOException, InterruptedException {
            Path state = Files.createTempDirectory("zdm-class-");
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path root = Path.of("..").toAbsolutePath().normalize();
            LabRunner runner = LabRunner.open(new Home(root, state), Progress.SILENT);
            runner.keep(Quota.parse(quota));
            Academy academy = Academy.on(runner.server());
            ClassSite site = site(runner, academy, Binding.loopback(0), provider);
            return new Installation(state, runner, academy, site);
        }

        static ClassSite site(LabRunner runner, Academy academy, Binding binding, Optional<OidcSettings> provider)
                throws InterruptedException {
            StartOptions usual =
                    StartOptions.DEFAULT.withRows(ROWS).withRate(RATE).withBaseline(Duration.ofSeconds(3));
            MetricsRoute metrics = new MetricsRoute(new Meters(), Optional.empty(), false);
            return ClassSite.start(runner, academy, runner.home().root(), binding, usual, metrics, provider);
        }

        void end() throws IOException {
            site.close();
            academy.close();
            runner.close();
            try (Stream<Path> all = Files.walk(state)) {
                all.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    RunningClass() throws IOException, InterruptedException {
        this("");
    }

    /** @param quota of each stand, as the command line has it; nothing for the usual */
    RunningClass(String quota) throws IOException, InterruptedException {
        this(quota, Optional.empty());
    }

    /** @param provider that people may sign in with, at an installation of our own */
    RunningClass(String quota, Optional<OidcSettings> provider) throws IOException, InterruptedException {
        String elsewhere = System.getProperty("zdm.class");
        if (elsewhere != null) {
            own = null;
            address = URI.create(elsewhere + "/");
            setupCode = System.getProperty("zdm.setup", "");
        } else {
            own = Installation.start(quota, provider);
            address = own.site().address();
            setupCode = own.site().setupCode().orElseThrow();
        }
    }

    URI address() {
        return address;
    }

    /** Of an installation of our own. */
    Accounts accounts() {
        return Objects.requireNonNull(own).site().accounts();
    }

    /** A second site of an installation of our own, whose caller closes it. */
    ClassSite siteAt(Binding binding, OidcSettings provider) throws InterruptedException {
        Installation installation = Objects.requireNonNull(own);
        return Installation.site(installation.runner(), installation.academy(), binding, Optional.of(provider));
    }

    /** As {@link ClassSite#routes}. */
    Set<String> routes() {
        return Objects.requireNonNull(own).site().routes();
    }

    Server server() {
        return Objects.requireNonNull(own).runner().server();
    }

    /** {@code $ZDM_HOME} of an installation of our own. */
    Path state() {
        return Objects.requireNonNull(own).state();
    }

    String setupCode() {
        return setupCode;
    }

    @Override
    public void close() throws IOException {
        if (own != null) {
            own.end();
        }
    }
}
