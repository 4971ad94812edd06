package dev.zdm.course;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.accounts.Accounts;
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

        static Installation start(String quota) throws IOException, InterruptedException {
            Path state = Files.createTempDirectory("zdm-class-");
            Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
            Path root = Path.of("..").toAbsolutePath().normalize();
            LabRunner runner = LabRunner.open(new Home(root, state), Progress.SILENT);
            runner.keep(Quota.parse(quota));
            Academy academy = Academy.on(runner.server());
            StartOptions usual =
                    StartOptions.DEFAULT.withRows(ROWS).withRate(RATE).withBaseline(Duration.ofSeconds(3));
            ClassSite site = ClassSite.start(runner, academy, root, Binding.loopback(0), usual);
            return new Installation(state, runner, academy, site);
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
        String elsewhere = System.getProperty("zdm.class");
        if (elsewhere != null) {
            own = null;
            address = URI.create(elsewhere + "/");
            setupCode = System.getProperty("zdm.setup", "");
        } else {
            own = Installation.start(quota);
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
