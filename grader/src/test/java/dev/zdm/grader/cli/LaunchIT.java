package dev.zdm.grader.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/launch.sh} in a checkout of its own, with a Maven and a Java that only say that they were called. */
class LaunchIT {

    private static final List<String> OF_EVERY_UNIX =
            List.of("cat", "cksum", "dirname", "find", "head", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "tr");

    @TempDir
    private Path checkout;

    private Map<String, String> environment = Map.of();

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void aCheckoutWithStandInsForMavenAndJava() throws IOException {
        for (String script : List.of("launch.sh", "grader")) {
            Files.createDirectories(checkout.resolve("bin"));
            Files.copy(Path.of("../bin", script), checkout.resolve("bin").resolve(script));
        }
        for (String module : List.of("labs", "grader")) {
            Files.createDirectories(checkout.resolve(module).resolve("src/main"));
            Files.writeString(checkout.resolve(module).resolve("pom.xml"), "");
        }
        Files.writeString(checkout.resolve("pom.xml"), "");
        script("tools/mvn", "echo built >>builds; sleep 0.3; mkdir -p grader/target; : >grader/target/grader.jar");
        for (String tool : OF_EVERY_UNIX) {
            script("tools/" + tool, "exec " + where(tool) + " \"$@\"");
        }
        script("jdk/bin/java", "echo \"$*\"; exit ${JAVA_SAYS:-0}");
        script("jdk/bin/javac", "exit 1");
        release("17.0.15");
    }

    @Test
    void theFirstCallBuildsAndTheNextDoesNot() throws Exception {
        Run first = grader("list");
        Run second = grader("list");

        assertThat(first.err()).startsWith("building grader");
        assertThat(first.out()).contains("dev.zdm.grader.cli.GraderMain list");
        assertThat(second.err()).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void aSourceThatIsNewerThanTheBuildIsBuilt() throws Exception {
        grader("list");
        Path source = Files.writeString(checkout.resolve("labs/src/main/Lab.java"), "");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        grader("list");

        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void twoCallsAtOnceBuildOnce() throws Exception {
        Process first = start("list");
        Process second = start("list");

        assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first.exitValue() + second.exitValue()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theLockOfABuilderThatDiedHoldsNobodyUp() throws Exception {
        Files.createDirectories(checkout.resolve("target/build.lock"));
        Files.writeString(checkout.resolve("target/build.lock/pid"), "999999999");

        assertThat(grader("list").exitCode()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void theExitCodeIsTheCommandsOwn() throws Exception {
        environment = Map.of("JAVA_SAYS", "3");

        assertThat(grader("list").exitCode()).isEqualTo(3);
        assertThat(grader("check").exitCode()).as("while classes are archived").isEqualTo(3);
    }

    @Test
    void argumentsArriveAsTheyWereTyped() throws Exception {
        assertThat(grader("check", "--attempt", "a folder").out()).contains("check --attempt a folder");
    }

    @Test
    void aLinkToTheCommandWorksFromAnywhere() throws Exception {
        Path link = Files.createSymbolicLink(checkout.resolve("link"), checkout.resolve("bin/grader"));

        Run run = ended(process(link, "list"));

        assertThat(run.out()).contains("-Dzdm.root=" + checkout.toRealPath() + " ");
    }

    @Test
    void withoutMavenItSaysWhatToDo() throws Exception {
        Files.delete(checkout.resolve("tools/mvn"));

        Run run = grader("list");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines())
                .containsExactly(
                        "Maven is not on this machine, and the course has to be built once",
                        "Install Maven, version 3.8 or newer, so that mvn is on the PATH.");
    }

    @Test
    void anOldJavaIsRefused() throws Exception {
        release("1.8.0_412");

        Run run = grader("list");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("is Java 8\n", "Install a JDK, version 17 or newer");
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws Exception {
        Files.delete(checkout.resolve("jdk/bin/java"));

        assertThat(grader("list").err()).startsWith("there is no Java on this machine\n");
    }

    @Test
    void aJavaWithoutACompilerIsRefused() throws Exception {
        Files.delete(checkout.resolve("jdk/bin/javac"));

        Run run = grader("list");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines())
                .containsExactly(
                        checkout.resolve("jdk/bin/java") + " is a Java runtime without a compiler",
                        "Install a JDK, version 17 or newer, or set JAVA_HOME to one.");
    }

    @Test
    void aCheckoutThatCannotBeBuiltInIsToldInTwoLines() throws Exception {
        Files.writeString(checkout.resolve("target"), "in the way, for root as for anybody else");

        Run run = grader("list");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err().lines())
                .hasSize(2)
                .startsWith("the course has to be built once, and " + checkout.toRealPath() + " may not be written");
    }

    @Test
    void aReleaseIsNeverBuilt() throws Exception {
        Files.delete(checkout.resolve("tools/mvn"));
        Files.createDirectories(checkout.resolve("java/postgres"));

        Run run = grader("list");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        String java = checkout.toRealPath().resolve("java").toString();
        assertThat(run.out())
                .contains("-cp " + java + "/grader.jar:" + java + "/postgres/* dev.zdm.grader.cli.GraderMain list");
    }

    @Test
    void theVersionIsToldWithoutJava() throws Exception {
        Files.delete(checkout.resolve("jdk/bin/java"));
        Files.writeString(checkout.resolve("pom.xml"), "<project>\n  <version>1.2.3</version>\n</project>\n");

        assertThat(grader("--version").out()).isEqualTo("zdm 1.2.3 (no commit known)\n");

        Files.writeString(checkout.resolve("VERSION"), "zdm 1.2.3 (abc)\n");
        assertThat(grader("--version").out()).isEqualTo("zdm 1.2.3 (abc)\n");
    }

    @Test
    void aBuildThatFailsLeavesNothingThatLooksBuilt() throws Exception {
        script("tools/mvn", "echo 'cannot compile'; exit 1");

        Run run = grader("list");

        assertThat(run.exitCode()).isEqualTo(70);
        assertThat(run.err()).contains("cannot compile", "grader could not be built");
        assertThat(run.out()).isEmpty();
        assertThat(checkout.resolve("grader/target/built")).doesNotExist();
        assertThat(checkout.resolve("target/build.lock")).doesNotExist();
    }

    private Run grader(String... arguments) throws Exception {
        return ended(start(arguments));
    }

    private Process start(String... arguments) throws IOException {
        return process(checkout.resolve("bin/grader"), arguments);
    }

    /** Knows no other tools than those of every Unix, and the two stand-ins. */
    private Process process(Path command, String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.toString()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        builder.environment().clear();
        builder.environment().put("JAVA_HOME", checkout.resolve("jdk").toString());
        builder.environment().put("PATH", checkout.resolve("tools").toString());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Run ended(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Run(process.exitValue(), out, err);
    }

    private long builds() throws IOException {
        return Files.readAllLines(checkout.resolve("builds")).size();
    }

    private void script(String path, String body) throws IOException {
        Path file = checkout.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void release(String version) throws IOException {
        Files.writeString(checkout.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private static Path where(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }
}
