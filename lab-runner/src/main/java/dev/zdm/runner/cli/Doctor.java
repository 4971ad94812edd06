package dev.zdm.runner.cli;

import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.control.ProcessFile;
import dev.zdm.runner.sandbox.Containment;
import dev.zdm.runner.sandbox.Sandboxes;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Looks at this machine: what the labs need, what is nice to have, and what is missing. */
final class Doctor {

    private static final long BYTES_FOR_A_SHOP = 4_000_000_000L;

    private final PrintStream out;
    private boolean fit = true;

    private Doctor(PrintStream out) {
        this.out = out;
    }

    /** Returns 0 when nothing that is needed is missing, else 3. */
    static int examine(Home home, PrintStream out) {
        Doctor doctor = new Doctor(out);
        doctor.java();
        doctor.disk(home);
        doctor.labs(home);
        doctor.process(home);
        doctor.sandbox();
        doctor.program("psql", "use the page's console, or install PostgreSQL's client");
        doctor.program("pgbench", "only bin/bench wants it");
        return doctor.fit ? 0 : 3;
    }

    private void java() {
        int version = Runtime.version().feature();
        need(version >= 17, "Java " + Runtime.version(), "needs Java 17 or newer; set JAVA_HOME");
    }

    private void disk(Home home) {
        try {
            Path folder = Files.exists(home.state()) ? home.state() : home.root();
            long free = Files.getFileStore(folder).getUsableSpace();
            need(
                    free > BYTES_FOR_A_SHOP,
                    String.format(Locale.ROOT, "disk: %,d MB free for %s", free / 1_000_000, home.state()),
                    "two million orders and a stand want 4 GB; set ZDM_HOME to a larger disk, or use --rows 200000");
        } catch (IOException e) {
            need(false, "disk: " + e.getMessage(), "set ZDM_HOME to a folder that can be read");
        }
    }

    private void labs(Home home) {
        try {
            int count = LabCatalog.in(home.labs()).labs().size();
            need(count > 0, count + " labs", "the folder labs is empty");
        } catch (LabProblem problem) {
            need(false, String.valueOf(problem.getMessage()), problem.whatToDo());
        }
    }

    private void process(Home home) {
        Optional<ProcessFile> process = ProcessFile.read(home.processFile());
        out.println(
                process.isPresent()
                        ? "ok    running as process " + process.get().pid() + ", "
                                + process.get().address()
                        : "-     nothing is running: bin/lab up");
    }

    private void sandbox() {
        try (Sandboxes sandboxes = Sandboxes.ofThisMachine()) {
            out.println(
                    sandboxes.containment() instanceof Containment.Loose loose
                            ? "-     nothing holds learners' Java: " + loose.why() + " See docs/learners.md, Java."
                            : "ok    learners' Java runs in a sandbox");
        }
    }

    private void program(String name, String otherwise) {
        boolean there = Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> java.util.Arrays.stream(path.split(File.pathSeparator)))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(name)));
        out.println(there ? "ok    " + name : "-     no " + name + ": " + otherwise);
    }

    private void need(boolean ok, String what, String otherwise) {
        out.println((ok ? "ok    " + what : "FAIL  " + what + ": " + otherwise));
        fit &= ok;
    }
}
