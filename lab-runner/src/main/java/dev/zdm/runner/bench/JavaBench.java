package dev.zdm.runner.bench;

import dev.zdm.labs.LabProblem;
import dev.zdm.runner.inside.Remark;
import dev.zdm.runner.jshell.JavaConsole;
import dev.zdm.runner.jshell.JavaListener;
import dev.zdm.runner.jshell.JavaOutcome;
import dev.zdm.runner.jshell.ShopAddress;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.workload.bench.Figure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import jdk.jshell.JShell;

/** How long a learner's Java console takes, beside the JDK's own: {@code jshell} as a process, and JShell with its default engine. */
final class JavaBench {

    private static final int SNIPPETS = 200;
    private static final long ANSWERED_WITHIN_SECONDS = 60;
    private static final JavaListener SILENT = new JavaListener() {
        @Override
        public void printed(String text) {}

        @Override
        public void remark(Remark remark) {}
    };

    private final ShopAddress shop;
    private final int rounds;

    JavaBench(ShopAddress shop, int rounds) {
        this.shop = shop;
        this.rounds = rounds;
    }

    List<Figure> run() throws Exception {
        try (Sandboxes sandboxes = Sandboxes.ofThisMachine()) {
            List<Double> anew = new ArrayList<>();
            List<Double> jshell = new ArrayList<>();
            List<Double> ahead = new ArrayList<>();
            List<Double> query = new ArrayList<>();
            List<Double> snippet = new ArrayList<>();
            List<Double> others = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                anew.add(millis(() -> {
                    try (JavaConsole console = JavaConsole.open(sandboxes, shop)) {
                        return answer(console, "1 + 1");
                    }
                }));
                jshell.add(millis(JavaBench::jshellProcess));
                try (JavaConsole console = JavaConsole.open(sandboxes, shop)) {
                    console.awaitReady();
                    ahead.add(millis(() -> answer(console, "1 + 1")));
                    query.add(millis(() -> answer(console, "db.number(\"SELECT 1\")")));
                    snippet.add(median(each(n -> answer(console, "Math.abs(" + n + ") * 3"))));
                }
                try (JShell shell = JShell.create()) {
                    others.add(median(each(n -> shell.eval("Math.abs(" + n + ") * 3"))));
                }
            }
            return List.of(
                    figure("first answer, console started ahead", ahead),
                    figure("first answer, console started for it", anew, "jshell -s", jshell),
                    figure("first query of the shop", query),
                    figure("one snippet, median of " + SNIPPETS, snippet, "JShell's default engine", others));
        }
    }

    private static Figure figure(String what, List<Double> millis) {
        return Figure.alone("java", what, "ms", median(millis)).with(each(millis));
    }

    private static Figure figure(String what, List<Double> millis, String yardstick, List<Double> theirs) {
        return Figure.beside("java", what, "ms", median(millis), yardstick, median(theirs))
                .with(each(millis) + " beside " + each(theirs));
    }

    private static String each(List<Double> millis) {
        return millis.stream().map(Figure::shown).collect(Collectors.joining(" "));
    }

    private interface Numbered {
        Object at(int number) throws Exception;
    }

    private static List<Double> each(Numbered snippet) throws Exception {
        List<Double> all = new ArrayList<>();
        for (int n = 0; n < SNIPPETS; n++) {
            int number = n;
            all.add(millis(() -> snippet.at(number)));
        }
        return all;
    }

    private static Object answer(JavaConsole console, String java)
            throws InterruptedException, ExecutionException, TimeoutException {
        JavaOutcome outcome = console.run(java, SILENT).get(ANSWERED_WITHIN_SECONDS, TimeUnit.SECONDS);
        if (outcome != JavaOutcome.DONE) {
            throw new LabProblem(java + " ended as " + outcome, "Run bin/bench again; see bin/lab doctor.");
        }
        return outcome;
    }

    private static Object jshellProcess() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jshell")
                                .toString(),
                        "-s",
                        "-")
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write("1 + 1\n/exit\n".getBytes(StandardCharsets.UTF_8));
        }
        process.getInputStream().readAllBytes();
        return process.waitFor();
    }

    private static double millis(Callable<?> task) throws Exception {
        long began = System.nanoTime();
        task.call();
        return (System.nanoTime() - began) / 1e6;
    }

    private static double median(List<Double> all) {
        return all.stream().sorted().skip(all.size() / 2).findFirst().orElseThrow();
    }
}
