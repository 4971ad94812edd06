package dev.zdm.runner.migrate;

import dev.zdm.grader.evidence.Migration;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.sql.Login;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * {@code bin/lab apply}: applies the files of {@code migrations/} that are not in the history yet, one by one, to the shop with its customers.
 * {@code --to N} stops after version N; {@code --undo} takes the last one back instead.
 */
public final class Apply implements Tool {

    /** Customers meet a change for so long before the next one, so that it is plain which of them harmed whom. */
    private static final Duration BETWEEN_FILES = Duration.ofMillis(1_500);

    @Override
    public String purpose() {
        return "apply your migrations";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        boolean undo = arguments.equals(List.of("--undo"));
        int upTo = undo ? 0 : upTo(arguments);
        Migrations migrations = new Migrations(bench.work());
        if (migrations.files().isEmpty()) {
            throw new LabProblem.Usage(
                    "There is no file to apply in " + bench.work().folder() + ".",
                    "Write migrations/V001__what_it_does.sql.");
        }
        Login login = bench.login("learner");
        try (Connection book = FileRun.connect(login)) {
            History history = new History(book);
            return undo
                    ? undo(bench, migrations, history, login, says)
                    : apply(bench, migrations, history, login, upTo, says);
        } catch (SQLException e) {
            throw FileRun.unreachable(e);
        }
    }

    private static int upTo(List<String> arguments) {
        if (arguments.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        if (arguments.size() == 2
                && arguments.get(0).equals("--to")
                && arguments.get(1).matches("V?\\d{1,6}")) {
            return Integer.parseInt(arguments.get(1).replace("V", ""));
        }
        throw new LabProblem.Usage(
                "apply does not know '" + String.join(" ", arguments) + "'.",
                "Write apply, apply --to 3, or apply --undo.");
    }

    private static int apply(
            Workbench bench, Migrations migrations, History history, Login login, int upTo, Consumer<String> says)
            throws InterruptedException, SQLException {
        SortedMap<Integer, String> applied = history.applied();
        requireUnchanged(migrations, applied);
        int done = 0;
        for (MigrationFile file : migrations.files()) {
            if (applied.containsKey(file.version()) || file.version() > upTo) {
                continue;
            }
            if (!bench.isUnderWay()) {
                says.accept("The attempt has ended.");
                return 1;
            }
            Optional<String> missing = missing(file, bench.runningApps());
            if (missing.isPresent()) {
                says.accept(file.name() + " waits: " + missing.get());
                return done == 0 ? 1 : 0;
            }
            if (!run(
                    file, bench, history, login, says, (session, tries) -> History.noteApplied(session, file, tries))) {
                return 1;
            }
            done++;
            // The time itself is the point: customers are at work in it.
            new CountDownLatch(1).await(BETWEEN_FILES.toMillis(), TimeUnit.MILLISECONDS);
        }
        says.accept(done == 0 ? "Nothing to apply: all is in the history." : done + " applied.");
        return 0;
    }

    private static int undo(Workbench bench, Migrations migrations, History history, Login login, Consumer<String> says)
            throws InterruptedException, SQLException {
        SortedMap<Integer, String> applied = history.applied();
        if (applied.isEmpty()) {
            throw new LabProblem.Usage("Nothing has been applied yet.", "There is nothing to take back.");
        }
        int last = applied.lastKey();
        MigrationFile file = migrations.files().stream()
                .filter(one -> one.version() == last)
                .findFirst()
                .orElseThrow(
                        () -> new LabProblem.Usage("The file of version " + last + " is gone.", "Put it back first."));
        MigrationFile undo = migrations
                .undoOf(file)
                .orElseThrow(() -> new LabProblem.Usage(
                        file.name() + " has nothing that takes it back.", "Write " + file.undoName() + "."));
        return run(undo, bench, history, login, says, (session, tries) -> History.noteUndone(session, file)) ? 0 : 1;
    }

    private static boolean run(
            MigrationFile file,
            Workbench bench,
            History history,
            Login login,
            Consumer<String> says,
            FileRun.AtItsEnd atItsEnd)
            throws InterruptedException, SQLException {
        says.accept(file.name());
        Instant began = Instant.now();
        try (FileRun run = new FileRun(login, Optional.of(history), says, bench::isUnderWay)) {
            FileRun.Outcome outcome = run.run(file, atItsEnd);
            Instant ended = Instant.now();
            bench.note(new Migration(
                    ended,
                    began,
                    file.name(),
                    file.version(),
                    file.checksum(),
                    outcome.well(),
                    outcome.tries(),
                    outcome.sqlstate(),
                    outcome.message(),
                    run.identity(),
                    run.walBytes()));
            says.accept(
                    outcome.well()
                            ? "  done in " + Duration.between(began, ended).toMillis() + " ms, "
                                    + (outcome.tries() == 1 ? "1 try" : outcome.tries() + " tries") + ", "
                                    + outcome.guards()
                            : "  " + outcome.where() + " failed with " + outcome.sqlstate() + ": " + outcome.message());
            return outcome.well();
        }
    }

    private static Optional<String> missing(MigrationFile file, List<String> running) {
        List<String> inTheWay =
                running.stream().filter(app -> !file.needs().contains(app)).toList();
        return file.needs().isEmpty() || inTheWay.isEmpty()
                ? Optional.empty()
                : Optional.of("it needs " + String.join(" and ", file.needs()) + " alone, and "
                        + String.join(" and ", inTheWay) + " still runs");
    }

    /** A file that was changed afterwards tells a lie about the shop. */
    private static void requireUnchanged(Migrations migrations, SortedMap<Integer, String> applied) {
        int last = applied.isEmpty() ? 0 : applied.lastKey();
        for (MigrationFile file : migrations.files()) {
            String then = applied.get(file.version());
            if (then == null && file.version() < last) {
                throw new LabProblem.Usage(
                        file.name() + " comes too late: version " + last + " is applied already.",
                        "Give it a higher number.");
            }
            if (then != null && !then.equals(file.checksum())) {
                throw new LabProblem.Usage(
                        file.name() + " was changed after it had been applied.",
                        "Put it back as it was, and write what is to change into a new file.");
            }
        }
    }
}
