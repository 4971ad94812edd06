package dev.zdm.runner.bench;

import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.attempt.AttemptFolders;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.sandbox.Sandboxes;
import dev.zdm.runner.server.Server;
import dev.zdm.runner.stand.Ground;
import dev.zdm.runner.stand.Placement;
import dev.zdm.runner.stand.Stand;
import dev.zdm.runner.stand.StandNames;
import dev.zdm.workload.bench.Comparison;
import dev.zdm.workload.bench.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long a verdict takes, and a thousand of them again after a check was corrected. Whole processes, as somebody types them. */
final class GraderBench {

    private static final StandNames NAMES = new StandNames(StandNames.ONLY_LEARNER);
    private static final String LAB = "lab-3";
    private static final double CHECK_GOAL = 3;
    private static final int REGRADED = 1_000;

    private final Bench bench;

    GraderBench(Bench bench) {
        this.bench = bench;
    }

    /** A verdict on a finished attempt beside the smallest thing that psql does. */
    List<Figure> check() throws Exception {
        Bench.program("psql");
        Path attempt = finishedAttempt();
        String url = bench.server().jdbcUrl("postgres").replace("jdbc:", "");
        List<String> ours = List.of(bench.command("grader"), "check", "--attempt", attempt.toString());
        bench.call(ours); // the first one archives its classes
        Comparison compared = bench.compare(
                "grader check",
                Math.max(bench.rounds(), 5),
                () -> Bench.seconds(() -> bench.call(ours)),
                () -> Bench.seconds(() -> bench.call(List.of("psql", url, "-U", Server.ADMIN, "-c", "select 1"))));
        return List.of(compared.figure("check", "s", "psql -c 'select 1'")
                .to(Figure.Goal.atMost(CHECK_GOAL, compared.ratio(), "times it")));
    }

    /** A thousand attempts judged again, beside reading the same files. */
    List<Figure> regrade() throws Exception {
        Path attempt = finishedAttempt();
        Path attempts = bench.home().state().resolve("regraded");
        for (int n = 1; n <= REGRADED; n++) {
            Path lab = Files.createDirectories(attempts.resolve("l" + n).resolve(LAB));
            Path copy = lab.resolve("1");
            bench.call(List.of("cp", "-r", attempt.toString(), copy.toString()));
            Files.deleteIfExists(copy.resolve("help.jsonl")); // a walked one is left alone
        }
        double ours = Bench.seconds(
                () -> bench.call(List.of(bench.command("grader"), "regrade", "--attempts", attempts.toString())));
        double theirs = Bench.seconds(
                () -> bench.call(List.of("find", attempts.toString(), "-type", "f", "-exec", "cksum", "{}", "+")));
        Bench.delete(attempts);
        return List.of(Figure.beside(
                "regrade", REGRADED + " attempts at " + LAB, "s", ours, "cksum of the same files", theirs));
    }

    /** Lab 3, done for real. */
    private Path finishedAttempt() {
        Lab lab = LabCatalog.in(bench.home().labs()).named(LAB);
        AttemptFolders folders = new AttemptFolders(bench.home().attempts().resolve(NAMES.learner()));
        try (Stand stand = new Stand(
                Placement.on(Ground.on(bench.server())), NAMES, folders, LabRunner.VERSION, Sandboxes::ofThisMachine)) {
            stand.start(lab, StartOptions.DEFAULT.withRows(bench.size().orders()), Progress.SILENT);
            Walked walked = stand.walk(lab.solutions().get(0), Progress.SILENT);
            if (!(walked instanceof Walked.Done)) {
                throw new LabProblem("The solution of lab-3 did not go as it says: " + walked, "Run bin/bench again.");
            }
            return stand.finish().folder();
        }
    }
}
