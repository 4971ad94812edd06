package dev.zdm.runner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.bundle.Bundle;
import dev.zdm.grader.bundle.HandInKey;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.AttemptFile;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/lab finish --bundle}, for an attempt that is over and for one that goes on. */
class BundleCommandIT {

    private static final HandInKey KEY = HandInKey.make("17");
    private static final Instant BEGAN = Instant.parse("2026-11-21T01:00:00Z");

    @TempDir
    private Path state;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger finished = new AtomicInteger();
    private Path attempt = Path.of("");
    private String file = "";

    @BeforeEach
    void anAttemptThatGoesOn() throws IOException {
        attempt = state.resolve("attempts/me/lab-3/2");
        file = state.resolve("mine.zip").toString();
        AttemptFile.write(attempt, running());
        Files.writeString(attempt.resolve("locks.jsonl"), "{}\n");
        Files.writeString(state.resolve("attempts/me/current"), "lab-3/2\n");
    }

    private static Attempt running() {
        return new Attempt(
                        1,
                        "lab-3",
                        "concurrent-build",
                        "me",
                        2,
                        "shop",
                        "18.6",
                        "0.1.0",
                        42,
                        200_000,
                        50,
                        Attempt.State.PREPARING,
                        BEGAN,
                        null,
                        null,
                        List.of())
                .inPhases(List.of(new Attempt.PhaseRun("build", BEGAN, null)));
    }

    @Test
    void theAttemptThatGoesOnIsEndedAndBundled() {
        assertThat(finish("--bundle", file, "--key", KEY.shown(), "--name", "Anna"))
                .isZero();

        assertThat(finished).hasValue(1);
        assertThat(text(out)).isEqualTo(file + "\n");
        assertThat(text(err)).startsWith("Attempt 2 at lab-3 is bundled and signed.");
        Bundle bundle = Bundle.open(Path.of(file));
        bundle.requireWhole(Optional.of(KEY));
        assertThat(bundle.manifest().learner()).isEqualTo("Anna");
        assertThat(bundle.manifest().server()).isEqualTo("18.6");
        assertThat(bundle.manifest().grader()).isEqualTo("0.1.0");
    }

    @Test
    void theKeyIsKeptForTheNextTimeWhereOnlyItsOwnerReadsIt() throws IOException {
        finish("--bundle", file, "--key", KEY.shown());
        finish("lab-3", "--bundle", file);

        assertThat(finished).hasValue(1);
        Bundle.open(Path.of(file)).requireWhole(Optional.of(KEY));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(state.resolve("hand-in-key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void withoutAKeyItSaysThatNobodyVouchesForIt() {
        assertThat(finish("--bundle", file, "--attempt", attempt.toString(), "-o", "json"))
                .isZero();

        assertThat(text(out))
                .isEqualTo("{\"schema\":1,\"lab\":\"lab-3\",\"attempt\":2,\"bundle\":\"" + file + "\",\"key\":null}\n");
        assertThat(text(err)).contains("signed with no key", "--key KEY");
    }

    @Test
    void whatCannotBeIsWrongUsage() {
        assertThatThrownBy(() -> finish("--bundle", file, "--key", "nonsense")).isInstanceOf(LabProblem.Usage.class);
        assertThatThrownBy(() -> finish("lab-4", "--bundle", file)).isInstanceOf(LabProblem.Usage.class);
        assertThatThrownBy(() -> finish("--bundle", file, "--attempt", state.toString()))
                .isInstanceOf(LabProblem.Usage.class);
        assertThatThrownBy(
                        () -> finish("--bundle", state.resolve("nowhere/x.zip").toString()))
                .isInstanceOf(LabProblem.Usage.class);
        assertThat(Path.of(file)).doesNotExist();
    }

    private int finish(String... words) {
        return new BundleCommand(
                        new Home(Path.of("..").toAbsolutePath().normalize(), state),
                        "me",
                        new Arguments(List.of(words)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        () -> {
                            finished.incrementAndGet();
                            AttemptFile.write(
                                    attempt,
                                    AttemptFile.read(attempt).ended(Attempt.State.FINISHED, BEGAN.plusSeconds(60)));
                        })
                .run();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
