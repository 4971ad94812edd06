package dev.zdm.course;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.ClassSite;
import dev.zdm.runner.Home;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;

/** An installation with classes, on a real server, small enough that several learners fit on two processors. */
final class RunningClass implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    private static final long ROWS = 50_000;
    private static final int RATE = 50;

    private final Path state;
    private final LabRunner runner;
    private final Academy academy;
    private final ClassSite site;

    RunningClass() throws IOException, InterruptedException {
        state = Files.createTempDirectory("zdm-class-");
        Files.setPosixFilePermissions(state, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path root = Path.of("..").toAbsolutePath().normalize();
        runner = LabRunner.open(new Home(root, state), Progress.SILENT);
        academy = Academy.on(runner.server());
        StartOptions usual = StartOptions.DEFAULT.withRows(ROWS).withRate(RATE).withBaseline(Duration.ofSeconds(3));
        site = ClassSite.start(runner, academy, root, Binding.loopback(0), usual);
    }

    ClassSite site() {
        return site;
    }

    LabRunner runner() {
        return runner;
    }

    URI address() {
        return site.address();
    }

    @Override
    public void close() throws IOException {
        site.close();
        academy.close();
        runner.close();
        try (Stream<Path> all = Files.walk(state)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        }
    }
}
