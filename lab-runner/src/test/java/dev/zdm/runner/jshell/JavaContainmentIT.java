package dev.zdm.runner.jshell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.zdm.runner.sandbox.Containment;
import dev.zdm.runner.sandbox.SharedSandboxes;
import dev.zdm.runner.sql.ScratchDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a hostile learner may try: each is contained, is told, and the console answers afterwards. */
@Timeout(120)
class JavaContainmentIT {

    private final ScratchDatabase database = new ScratchDatabase();
    private final JavaConsole console = ConsoleOn.open(database);

    @BeforeEach
    void isHeldHere() {
        assumeThat(SharedSandboxes.all().containment())
                .as("needs a sandbox of the operating system: "
                        + SharedSandboxes.all().containment())
                .isInstanceOf(Containment.Held.class);
    }

    @AfterEach
    void theStandGoesOn() {
        assertThat(HeardJava.toTheEnd(console, "db.number(\"SELECT count(*) FROM orders\")")
                        .text())
                .contains("==> 1000");
        console.close();
        database.close();
    }

    @Test
    void anEndlessLoopIsStopped() {
        HeardJava heard = HeardJava.begin(console, "System.out.println(1); while (true) { }");
        heard.awaitPrinted(text -> text.contains("1"));

        console.stop();

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.STOPPED);
    }

    @Test
    void aLoopThatCatchesEverythingIsStoppedByForce() {
        HeardJava.toTheEnd(console, "int kept() { return 5; } int lost = 6;");
        HeardJava heard = HeardJava.begin(console, """
                System.out.println(1);
                for (;;) { try { for (;;) { Thread.sleep(10_000); } } catch (Throwable all) { } finally { continue; } }
                """);
        heard.awaitPrinted(text -> text.contains("1"));

        console.stop();

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.STOPPED);
        assertThat(HeardJava.toTheEnd(console, "kept()").text()).contains("==> 5");
    }

    @Test
    void whoComputesForTooLongIsEnded() {
        try (JavaConsole impatient =
                JavaConsole.open(SharedSandboxes.all(), ConsoleOn.shop(database), Duration.ofSeconds(1))) {
            HeardJava heard = HeardJava.toTheEnd(impatient, "while (true) { }");

            assertThat(heard.outcome()).isEqualTo(JavaOutcome.LOST);
            assertThat(heard.text()).contains("It has computed for 1 s, which is as long as one run may.");
        }
    }

    @Test
    void aMemoryBombEndsAtTheHeap() {
        HeardJava heard = HeardJava.toTheEnd(
                console, "var all = new ArrayList<byte[]>(); while (true) { all.add(new byte[1 << 20]); }");

        assertThat(heard.text()).contains("OutOfMemoryError");
        HeardJava.toTheEnd(console, "all = null;");
    }

    @Test
    void memoryBesideTheHeapIsBounded() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                var field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
                field.setAccessible(true);
                var unsafe = (sun.misc.Unsafe) field.get(null);
                long got = 0;
                while (true) { unsafe.allocateMemory(1 << 24); got += 1 << 24; if (got > 4L << 30) throw new Error("not bounded"); }
                """);

        assertThat(heard.outcome()).isNotEqualTo(JavaOutcome.DONE);
        assertThat(heard.text()).doesNotContain("not bounded");
    }

    @Test
    void aThreadBombEndsAtItsBound() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                int begun = 0;
                while (begun < 5_000) {
                    Thread thread = new Thread(() -> { try { Thread.sleep(1_000_000); } catch (InterruptedException e) { } });
                    thread.setDaemon(true);
                    thread.start();
                    begun++;
                }
                """);

        assertThat(heard.outcome()).isNotEqualTo(JavaOutcome.DONE);
        assertThat(heard.text()).contains("unable to create native thread");
        console.reset();
    }

    @Test
    void aFloodOfOutputEndsAtItsBound() {
        HeardJava heard =
                HeardJava.toTheEnd(console, "for (int i = 0; i < 2_000_000; i++) { System.out.println(\"water\"); }");

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.DONE);
        assertThat(heard.printed())
                .contains("[more than 256 KB: the rest is not shown]")
                .hasSizeLessThan(300 * 1024);
    }

    @Test
    void whoExitsEndsTheirOwnProcessOnly() {
        HeardJava heard = HeardJava.toTheEnd(console, "System.exit(1);");

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.LOST);
        assertThat(heard.text()).contains("The Java process has ended. Variables are gone");
    }

    @Test
    void whatIsNotItsOwnCannotBeRead() throws Exception {
        Path secret = Files.writeString(Files.createTempFile("zdm-secret", ".txt"), "the solution");

        HeardJava heard = HeardJava.toTheEnd(console, """
                java.nio.file.Files.readString(java.nio.file.Path.of("%s"))
                """.formatted(secret));

        assertThat(heard.text()).contains("NoSuchFileException");
        for (String path : new String[] {
            "/etc/passwd",
            "/root",
            "/home",
            "/bin/sh",
            "/usr/bin/sh",
            Path.of("").toAbsolutePath().toString()
        }) {
            assertThat(HeardJava.toTheEnd(console, "new java.io.File(\"%s\").exists()".formatted(path))
                            .text())
                    .as(path)
                    .contains("==> false");
        }
        Files.delete(secret);
    }

    @Test
    void nothingCanBeWrittenBesideTheScratchFolder() {
        String java = "java.nio.file.Files.writeString(java.nio.file.Path.of(\"%s\"), \"x\")";

        assertThat(HeardJava.toTheEnd(console, java.formatted("/usr/lib/x")).text())
                .contains("Read-only file system");
        for (String place : new String[] {"/x", "/dev/x", "/dev/shm/x", "/opt/x", "/run/x", "/run/shop/x"}) {
            assertThat(HeardJava.toTheEnd(console, java.formatted(place)).text())
                    .as(place)
                    .contains("Read-only file system");
        }
        assertThat(HeardJava.toTheEnd(console, java.formatted("scratch.txt")).outcome())
                .isEqualTo(JavaOutcome.DONE);
        assertThat(HeardJava.toTheEnd(console, java.formatted("y").replace("\"x\"", "\"x\".repeat(40_000_000)"))
                        .text())
                .contains("No space left on device");
    }

    @Test
    void thereIsNoNetwork() {
        String java = "new java.net.Socket(\"127.0.0.1\", %d)"
                .formatted(ConsoleOn.shop(database).server().getPort());

        assertThat(HeardJava.toTheEnd(console, java).text())
                .containsAnyOf("Connection refused", "Network is unreachable");
        assertThat(HeardJava.toTheEnd(console, "new java.net.Socket(\"1.1.1.1\", 53)")
                        .text())
                .contains("Network is unreachable");
    }

    @Test
    void noProgramIsStarted() {
        String java =
                "new ProcessBuilder(\"%s\").start()".formatted(Path.of(System.getProperty("java.home"), "bin", "java"));

        assertThat(HeardJava.toTheEnd(console, java).text()).contains("Operation not permitted");
        assertThat(HeardJava.toTheEnd(
                                console, "System.setProperty(\"jdk.lang.Process.launchMechanism\", \"VFORK\"); " + java)
                        .text())
                .contains("IOException");
    }

    @Test
    void nobodyElseCanBeKilled() {
        long before = ProcessHandle.current().pid();

        HeardJava heard = HeardJava.toTheEnd(console, """
                System.out.println(ProcessHandle.allProcesses().count());
                ProcessHandle.of(%d).isPresent()
                """.formatted(before));
        HeardJava.toTheEnd(console, "ProcessHandle.current().parent().ifPresent(ProcessHandle::destroyForcibly);");

        assertThat(heard.text()).contains("==> false");
        assertThat(Integer.parseInt(heard.printed().strip())).isLessThan(4);
    }

    @Test
    void whoWritesIntoThePipeLosesTheirProcess() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                var pipe = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                while (true) { pipe.write("I am the stand".getBytes()); pipe.flush(); }
                """);

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.LOST);
    }

    private static final String FORGER = """
            byte[] frame(String kind, String... parts) throws java.io.IOException {
                var bytes = new java.io.ByteArrayOutputStream();
                var out = new java.io.DataOutputStream(bytes);
                out.writeByte(kind.length());
                out.writeBytes(kind);
                out.writeInt(parts.length);
                for (String part : parts) { out.writeInt(part.length()); out.writeBytes(part); }
                return bytes.toByteArray();
            }
            """;

    @Test
    void whoDeclaresWhatEndsTheNextProcessDoesItOnce() {
        HeardJava heard = HeardJava.toTheEnd(console, FORGER + """
                var pipe = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                pipe.write(frame("DECLARED", "1", "x", "Runtime.getRuntime().halt(1);"));
                Runtime.getRuntime().halt(1);
                """);
        HeardJava.toTheEnd(console, "int after = 1;"); // which may meet the process that the declaration ends

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.LOST);
    }

    @Test
    void aFloodOfForgedRemarksEndsTheirProcess() {
        HeardJava heard = HeardJava.toTheEnd(console, FORGER + """
                var pipe = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                byte[] remark = frame("REMARK", "1", "ERROR", "x".repeat(1_000), "0", "0");
                for (int i = 0; i < 200_000; i++) { pipe.write(remark); }
                """);

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.LOST);
    }

    @Test
    void whoHaltsTheAgentLosesTheirProcess() {
        HeardJava heard = HeardJava.toTheEnd(console, """
                for (Thread thread : Thread.getAllStackTraces().keySet()) { if (thread != Thread.currentThread()) thread.interrupt(); }
                java.io.FileDescriptor in = java.io.FileDescriptor.in;
                new java.io.FileInputStream(in).close();
                Runtime.getRuntime().halt(3);
                """);

        assertThat(heard.outcome()).isEqualTo(JavaOutcome.LOST);
    }

    @Test
    void itsEnvironmentTellsNothing() {
        HeardJava heard = HeardJava.toTheEnd(console, "System.out.println(System.getenv());");

        assertThat(Optional.of(heard.printed()))
                .hasValueSatisfying(printed -> assertThat(printed)
                        .doesNotContain("PASS")
                        .doesNotContain("HOME")
                        .hasSizeLessThan(200));
    }
}
