package dev.zdm.grader.cli;

import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.bundle.BundleWriter;
import dev.zdm.grader.bundle.HandInKey;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.fixture.Recordings;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/grader check --bundle} and {@code bin/grader regrade}. */
class HandedInIT {

    private static final Path ROOT = Path.of("src/test/resources");
    private static final Lab LAB = LabCatalog.in(ROOT.resolve("labs")).named("lab-2");
    private static final HandInKey KEY = HandInKey.make("17");

    @TempDir
    private Path home;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aBundleIsJudgedByItsEvidence() {
        assertThat(grader("check", "--bundle", bundle(Recordings.solved()), "--key", KEY.shown()))
                .isZero();
        assertThat(text(out)).startsWith("lab-2 The blocking build, attempt 1: passed, 3 of 3 claims kept\n");
        assertThat(text(err)).isEqualTo("The bundle says nothing of a verdict; judged here it is passed.\n");

        assertThat(grader("check", "lab-2", "--bundle", bundle(Recordings.harmful(1)), "-o", "json"))
                .isEqualTo(1);
        assertThat(text(out)).contains("\"verdict\":\"failed\"");
        assertThat(text(err)).contains("Its signature was not looked at.");
    }

    @Test
    void aBundleThatIsNotAsItWasMadeCountsAsNoAttempt() {
        String bundle = bundle(Recordings.solved());

        assertThat(grader(
                        "check",
                        "--bundle",
                        bundle,
                        "--key",
                        HandInKey.make("18").shown()))
                .isEqualTo(3);

        assertThat(text(out)).isEmpty();
        assertThat(text(err)).isEqualTo("""
                        signature: was made with another learner's key
                        the bundle is refused: signature: was made with another learner's key
                        Hand in the file as bin/lab finish --bundle made it.
                        """);
    }

    @Test
    void whatIsTypedWronglyIsToldInTwoLines() {
        assertThat(grader("check", "--bundle", home.resolve("nowhere.zip").toString()))
                .isEqualTo(2);
        assertThat(grader("check", "--bundle", bundle(Recordings.solved()), "--key", "17-short"))
                .isEqualTo(2);
        assertThat(grader("regrade", "--attempts", home.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(grader("regrade", "-o", "junit")).isEqualTo(2);
        assertThat(text(err).lines()).hasSize(8);
    }

    @Test
    void aRegradeIsShownAndThenAccepted() throws IOException {
        Path folder = Recordings.write(Recordings.harmful(1), LAB, home.resolve("attempts/me/lab-2/1"));
        Files.writeString(
                folder.resolve("lab.yml"),
                Files.readString(folder.resolve("lab.yml")).replace("250ms", "3s"));

        assertThat(grader("regrade")).isZero();
        assertThat(text(out))
                .startsWith("me, lab-2, attempt 1: passed -> failed")
                .contains("  clean/nobody-blocked: kept -> broken\n", "    why   the lab claims no-request-blocked")
                .endsWith("1 attempts judged anew, 1 changed, 0 accepted\n");
        assertThat(folder.resolve("verdicts.jsonl")).doesNotExist();

        out.reset();
        assertThat(grader(
                        "regrade",
                        "lab-2",
                        "--attempts",
                        home.resolve("attempts").toString(),
                        "--accept",
                        "-ojson"))
                .isZero();
        assertThat(text(out)).startsWith("{\"schema\":1,\"looked\":1,\"accepted\":1,\"changed\":[{");
        assertThat(folder.resolve("verdicts.jsonl")).content().contains("\"regraded\"");

        out.reset();
        assertThat(grader("regrade")).isZero();
        assertThat(text(out)).isEqualTo("1 attempts judged anew, 0 changed, 0 accepted\n");
    }

    private String bundle(MadeUpAttempt attempt) {
        Path folder = home.resolve("made");
        Recordings.write(attempt, LAB, folder);
        Path file = home.resolve("bundle.zip");
        new BundleWriter(Optional.of(KEY), "0.1.0").write(folder, file, Optional.empty(), second(100));
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return file.toString();
    }

    private int grader(String... arguments) {
        var terminal = new Terminal(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return new GraderMain(
                        ROOT, Map.of("ZDM_HOME", home.toString()), Clock.fixed(second(1_000), ZoneOffset.UTC), terminal)
                .run(List.of(arguments));
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}
