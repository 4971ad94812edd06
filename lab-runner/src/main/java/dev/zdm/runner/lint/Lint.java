package dev.zdm.runner.lint;

import dev.zdm.grader.evidence.LintRun;
import dev.zdm.grader.evidence.LintRun.OwnFile;
import dev.zdm.grader.evidence.LintRun.Planted;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import dev.zdm.runner.work.WorkFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * {@code bin/lab lint}: does what the learner's {@code ci.yml} says, first with their own {@code migrations/}, then with each file of the
 * lab's {@code planted/safe} and {@code planted/unsafe} in their place, alone.
 */
public final class Lint implements Tool {

    static final String SETTINGS = ".squawk.toml";

    private static final String MIGRATIONS = "migrations/";
    private static final int MOST_LINES = 60;

    @Override
    public String purpose() {
        return "do what your ci.yml says, with your migrations and with planted ones";
    }

    @Override
    public Optional<String> unfit() throws InterruptedException {
        try {
            Squawk.installed(line -> {});
            return Optional.empty();
        } catch (LabProblem.Unfit problem) {
            return Optional.of(problem.getMessage() + " " + problem.whatToDo());
        }
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage(
                    "lint does not know '" + String.join(" ", arguments) + "'.",
                    "What it does stands in " + CiStep.FILE + ".");
        }
        List<CiStep> steps = CiStep.read(bench.work()
                .text(CiStep.FILE)
                .orElseThrow(() -> new LabProblem.Usage(
                        "There is no " + CiStep.FILE + ".", "bin/lab work --anew gives you all files again.")));
        try {
            Squawk squawk = Squawk.installed(says);
            Files.createDirectories(bench.scratch());
            Path scratch = Files.createTempDirectory(bench.scratch(), "lint-");
            return new Build(bench, squawk, steps, scratch, says).run();
        } catch (LabProblem.Unfit problem) {
            bench.note(new LintRun(
                    Instant.now(), String.valueOf(problem.getMessage()), List.of(), false, List.of(), List.of()));
            throw problem;
        } catch (IOException e) {
            throw new LabProblem.Unfit(
                    "The build's folder cannot be written: " + e.getMessage(), "See that the disk has room.", e);
        }
    }

    /** CI's work on one state of the learner's files. */
    private record Build(Workbench bench, Squawk squawk, List<CiStep> steps, Path scratch, Consumer<String> says) {

        int run() throws IOException, InterruptedException {
            boolean ownRefused = fails(checkout("own", name -> true), true);
            says.accept("Your own migrations: " + (ownRefused ? "refused." : "passed."));
            List<Planted> planted = new ArrayList<>();
            for (String kind : List.of("unsafe", "safe")) {
                for (Path file : plantedIn(kind)) {
                    planted.add(plant(kind, file));
                }
            }
            LintRun run = new LintRun(
                    Instant.now(),
                    null,
                    own(),
                    ownRefused,
                    planted,
                    LintExceptions.in(
                            bench.work(),
                            steps.stream()
                                    .flatMap(step -> step.settings().stream())
                                    .toList()));
            bench.note(run);
            return tell(run);
        }

        private int tell(LintRun run) {
            List<Planted> wrong = run.planted().stream()
                    .filter(file -> file.safe() == file.refused())
                    .toList();
            wrong.forEach(file -> says.accept((file.safe() ? "refused, and safe: " : "let through: ") + file.what()));
            says.accept(run.planted().size() - wrong.size() + " of "
                    + run.planted().size() + " planted files were judged rightly.");
            run.exceptions().stream()
                    .filter(exception -> exception.reason() == null)
                    .forEach(bare -> says.accept("no reason is given: " + bare.place() + " " + bare.lets()));
            return wrong.isEmpty() && !run.ownRefused() ? 0 : 1;
        }

        private List<OwnFile> own() {
            return bench.work().names().stream()
                    .filter(name -> name.startsWith(MIGRATIONS))
                    .map(name -> new OwnFile(
                            name.substring(MIGRATIONS.length()),
                            WorkFiles.checksum(bench.work().text(name).orElse("")),
                            steps.stream().noneMatch(step -> step.canFail() && step.looksAt(name))))
                    .toList();
        }

        private Planted plant(String kind, Path file) throws IOException, InterruptedException {
            String name = kind + "/" + file.getFileName().toString().replace(".sql", "");
            List<String> lines = Files.readAllLines(file);
            Path checkout = checkout(name, own -> !own.startsWith(MIGRATIONS));
            Path migration = checkout.resolve(MIGRATIONS + "V042__change.sql");
            Files.createDirectories(migration.resolveSibling("."));
            // The first line tells the reader of the lab what it is, and is not part of the migration.
            Files.write(migration, lines.subList(1, lines.size()));
            return new Planted(
                    name, lines.get(0).replaceFirst("^--\\s*", ""), kind.equals("safe"), fails(checkout, false));
        }

        private List<Path> plantedIn(String kind) throws IOException {
            try (Stream<Path> files =
                    Files.list(bench.lab().folder().resolve("planted").resolve(kind))) {
                return files.filter(file -> file.toString().endsWith(".sql"))
                        .sorted()
                        .toList();
            }
        }

        private Path checkout(String name, Predicate<String> wanted) throws IOException {
            Path to = scratch.resolve(name.replace('/', '-'));
            Files.createDirectories(to);
            for (String file : bench.work().names().stream().filter(wanted).toList()) {
                Path copy = to.resolve(file);
                Files.createDirectories(copy.resolveSibling("."));
                Files.writeString(copy, bench.work().text(file).orElse(""));
            }
            return to;
        }

        private boolean fails(Path checkout, boolean aloud) throws InterruptedException {
            for (CiStep step : steps) {
                Squawk.Outcome outcome = squawk.lint(checkout, step.arguments());
                if (aloud) {
                    outcome.output().lines().limit(MOST_LINES).forEach(says);
                }
                if (outcome.exit() != 0 && step.canFail()) {
                    return true;
                }
            }
            return false;
        }
    }
}
