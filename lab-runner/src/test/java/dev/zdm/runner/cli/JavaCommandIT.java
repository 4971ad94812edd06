package dev.zdm.runner.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.ThrowAwayHome;
import dev.zdm.runner.control.ProcessFile;
import dev.zdm.runner.control.RunnerProcess;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Java from a terminal, through the running process, in its sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class JavaCommandIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(20_000).withRate(50).withBaseline(Duration.ofSeconds(1));

    private static final JavaListener NOBODY = new JavaListener() {
        @Override
        public void printed(String text) {}

        @Override
        public void remark(Remark remark) {}
    };

    private final ThrowAwayHome place =
            ThrowAwayHome.of(Path.of("..").toAbsolutePath().normalize());
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private RunnerProcess process;

    @TempDir
    Path folder;

    @BeforeAll
    void startTheCourse() {
        process = RunnerProcess.start(place.home(), Progress.SILENT);
        process.runner().agreeToLooseJava(); // what runs is the tests' own
        process.runner().stand().practise(SMALL, Progress.SILENT);
    }

    @AfterAll
    void stopTheCourse() {
        process.close();
        place.close();
    }

    @Test
    void aFileIsRunToItsEnd() throws IOException {
        String file = file("Right.java", """
                int twice(int n) {
                    return 2 * n;
                }
                System.out.println("the shop has users: " + (db.number("SELECT count(*) FROM users") > 0));
                twice(21)
                """);

        assertThat(java(file)).isZero();
        assertThat(said())
                .containsSubsequence("|  created method twice(int)\n", "the shop has users: true\n", " ==> 42\n");
    }

    @Test
    void aCompileErrorIsToldWithItsPlaceAndWhatComesAfterItDoesNotRun() throws IOException {
        String file = file("Wrong.java", "int x = 1;\n\nint y = x + nowhere;\nSystem.out.println(\"not reached\");\n");

        assertThat(java(file)).isEqualTo(1);
        assertThat(said()).contains("|  " + file + ":3:13: cannot find symbol").doesNotContain("not reached");
    }

    @Test
    void anExceptionIsToldWithItsLine() throws IOException {
        String file = file("Throws.java", "int zero = 0;\nSystem.out.print(\"begun\");\nint none = 1 / zero;\n");

        assertThat(java(file)).isEqualTo(1);
        assertThat(said()).contains("begun\n|  " + file + ":3: java.lang.ArithmeticException: / by zero\n");
    }

    @Test
    void aFileThatHasNoEndIsAnError() throws IOException {
        assertThat(java(file("Open.java", "for (;;) {\n"))).isEqualTo(1);
        assertThat(said()).contains("Open.java:1:1: This is not complete");
    }

    @Test
    void stdinIsAFileToo() {
        assertThat(java("String.valueOf(6 * 7)", false, "-")).isZero();
        assertThat(said()).contains("==> \"42\"");

        assertThat(java("6 / 0", false)).isEqualTo(1);
        assertThat(said()).contains("|  stdin:1: java.lang.ArithmeticException");
    }

    @Test
    void whatIsTypedRunsLineByLineAndGoesOnWhereItHasNoEnd() {
        int exit = java("""
                int x = 40; for (int i = 0; i < 2; i++) {
                    System.out.println("round " + i);
                }
                x + 2
                nowhere
                /reset
                x
                /nonsense
                /exit
                """, true);

        assertThat(exit).isZero();
        assertThat(said())
                .containsOnlyOnce("x ==> 40\n")
                .containsSubsequence(
                        "x ==> 40", "...> ...> round 0\nround 1\n", "==> 42\n", "|  line 1: cannot find symbol")
                .containsSubsequence(
                        "|  All is forgotten.", "|  line 1: cannot find symbol", "There is no command /nonsense")
                .doesNotContain("not complete");
    }

    @Test
    void whatCannotBeReadIsTheCallersFault() {
        assertThatThrownBy(() -> java(folder.resolve("None.java").toString()))
                .isInstanceOf(LabProblem.Usage.class)
                .hasMessageContaining("There is no file");
    }

    @Test
    void whoGoesAwayStopsWhatRuns() throws IOException {
        ProcessFile there = ProcessFile.read(place.home().processFile()).orElseThrow();
        String wanted = "{\"java\": \"System.out.println(\\\"begun\\\"); while (true) { }\"}";
        try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), there.control())) {
            caller.getOutputStream()
                    .write(("POST /java HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer " + there.token()
                                    + "\r\nContent-Length: " + wanted.length() + "\r\n\r\n" + wanted)
                            .getBytes(UTF_8));
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("begun") < 0) {
                answer.append((char) caller.getInputStream().read());
            }
        }
        assertThat(awaitFreeConsole()).isEqualTo(JavaOutcome.DONE);
    }

    /** Runs something as soon as the console is free; the test's time limit is the bound. */
    private JavaOutcome awaitFreeConsole() {
        while (true) {
            try {
                return process.runner().stand().runJava("1 + 1", NOBODY).join();
            } catch (LabProblem.Usage busy) {
                Thread.onSpinWait();
            }
        }
    }

    private String file(String name, String java) throws IOException {
        return Files.writeString(folder.resolve(name), java).toString();
    }

    private int java(String file) {
        return java("", true, file);
    }

    private int java(String in, boolean typed, String... words) {
        said.reset();
        return new JavaCommand(
                        place.home(),
                        new Arguments(List.of(words)),
                        new PrintStream(said, true, UTF_8),
                        new ByteArrayInputStream(in.getBytes(UTF_8)),
                        typed)
                .run();
    }

    private String said() {
        return said.toString(UTF_8);
    }
}
