package dev.zdm.course.terminal;

import dev.zdm.course.academy.Academy;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Home;
import dev.zdm.runner.Progress;
import dev.zdm.runner.cli.ProgressBar;
import dev.zdm.runner.control.ControlClient;
import dev.zdm.runner.control.ProcessFile;
import dev.zdm.runner.control.RunnerProcess;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * {@code bin/course class create NAME [--learners FILE.csv]} and {@code bin/course class results NAME [-o csv|json]}. The course that runs in
 * this {@code $ZDM_HOME} is asked, as {@code bin/lab} asks it; while none runs, the server is started for as long as it takes.
 */
public final class ClassCommand {

    private static final Duration ACADEMY_LIMIT = Duration.ofSeconds(60);

    private ClassCommand() {}

    /**
     * Prints the answer to {@code out}.
     *
     * @param args what came after {@code bin/course class}
     * @throws LabProblem when it was not done
     */
    public static void run(List<String> args, Home home, PrintStream out) throws InterruptedException {
        if (args.contains("--help") || args.contains("-h")) {
            out.print(ClassOrder.HELP);
            return;
        }
        ClassOrder order = ClassOrder.parse(args);
        boolean runs = ProcessFile.read(home.processFile()).isPresent();
        out.print(runs ? asked(order, home) : doneHere(order, home));
        out.flush();
    }

    private static String asked(ClassOrder order, Home home) {
        return ControlClient.find(home)
                .call(ClassDesk.VERB, order.json(), Progress.SILENT, line -> {})
                .asText();
    }

    private static String doneHere(ClassOrder order, Home home) throws InterruptedException {
        try (ProgressBar bar = ProgressBar.onStderr();
                RunnerProcess process = RunnerProcess.start(home, bar);
                Academy academy = Academy.on(process.runner().server())) {
            academy.awaitOpen(ACADEMY_LIMIT);
            bar.wipe();
            return new ClassDesk(academy, process.runner(), Clock.systemUTC()).does(order);
        }
    }
}
