package dev.zdm.runner.migrate;

import dev.zdm.grader.evidence.Rehearsal;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.Progress;
import dev.zdm.runner.tool.ShopClone;
import dev.zdm.runner.tool.Tool;
import dev.zdm.runner.tool.Workbench;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * {@code bin/lab rehearse}: on a clone of the shop, with a few customers, applies each file of {@code migrations/}, takes it back with what is
 * written for that, compares schema and promised rows with what was before it, and applies it again for the next one.
 */
public final class Rehearse implements Tool {

    private static final Duration SERVED = Duration.ofSeconds(1);
    private static final int MOST_TOLD = 10;

    @Override
    public String purpose() {
        return "rehearse your migrations and their rollbacks on a clone";
    }

    @Override
    public int use(Workbench bench, List<String> arguments, Consumer<String> says) throws InterruptedException {
        if (!arguments.isEmpty()) {
            throw new LabProblem.Usage(
                    "rehearse does not know '" + String.join(" ", arguments) + "'.", "It rehearses all your files.");
        }
        Migrations migrations = new Migrations(bench.work());
        if (migrations.files().isEmpty()) {
            throw new LabProblem.Usage("There is no file to rehearse.", "Write migrations/V001__what_it_does.sql.");
        }
        says.accept("cloning the shop as it was when the attempt began");
        try (ShopClone clone = bench.cloneOfTheShop(Progress.SILENT)) {
            return new Stage(bench, clone, migrations, says).walk();
        } catch (SQLException e) {
            throw FileRun.unreachable(e);
        }
    }

    /** One rehearsal. */
    private static final class Stage {

        private final Workbench bench;
        private final ShopClone clone;
        private final Migrations migrations;
        private final Consumer<String> says;
        private List<String> apps;

        Stage(Workbench bench, ShopClone clone, Migrations migrations, Consumer<String> says) {
            this.bench = bench;
            this.clone = clone;
            this.migrations = migrations;
            this.says = says;
            this.apps = bench.lab().stand().apps();
        }

        int walk() throws InterruptedException, SQLException {
            int unwell = 0;
            clone.serve(apps, SERVED);
            try (Connection observer = FileRun.connect(clone.login("observer"))) {
                for (MigrationFile file : migrations.files()) {
                    if (!bench.isUnderWay()) {
                        says.accept("The attempt has ended.");
                        return 1;
                    }
                    if (!file.needs().isEmpty()) {
                        apps = file.needs();
                        clone.serve(apps, SERVED);
                    }
                    Rehearsal rehearsed = rehearse(file, observer);
                    bench.note(rehearsed);
                    unwell += rehearsed.well() ? 0 : 1;
                    says.accept(file.name() + ": " + told(rehearsed));
                    if (rehearsed.failure() != null || rehearsed.undoFailure() != null) {
                        return 1;
                    }
                }
            }
            says.accept(
                    unwell == 0
                            ? "All " + migrations.files().size() + " can be taken back."
                            : unwell + " of " + migrations.files().size() + " cannot be taken back as they are.");
            return unwell == 0 ? 0 : 1;
        }

        private Rehearsal rehearse(MigrationFile file, Connection observer) throws InterruptedException, SQLException {
            SchemaLines before = SchemaLines.of(observer);
            ShopClone.Rows rows = clone.rows();
            Instant began = Instant.now();
            Optional<MigrationFile> undo = migrations.undoOf(file);
            String checksums = undo.map(MigrationFile::checksum).orElse(null);
            Optional<String> failure = run(file);
            Duration took = Duration.between(began, Instant.now());
            List<String> harmed = clone.serve(apps, SERVED);
            if (failure.isPresent() || undo.isEmpty()) {
                return new Rehearsal(
                        Instant.now(),
                        file.name(),
                        file.checksum(),
                        checksums,
                        file.holdsATransaction(),
                        took,
                        harmed,
                        List.of(),
                        List.of(),
                        failure.orElse(null),
                        null);
            }
            Optional<String> undoFailure = run(undo.get());
            List<String> difference = SchemaLines.of(observer).differenceFrom(before);
            List<String> lost = new ArrayList<>(clone.serve(apps, SERVED));
            clone.lostSince(rows).stream().limit(MOST_TOLD).forEach(lost::add);
            Optional<String> again = undoFailure.isPresent() ? Optional.empty() : run(file);
            return new Rehearsal(
                    Instant.now(),
                    file.name(),
                    file.checksum(),
                    checksums,
                    file.holdsATransaction(),
                    took,
                    harmed,
                    difference.stream().limit(MOST_TOLD).toList(),
                    lost,
                    again.map(what -> "after its rollback: " + what).orElse(null),
                    undoFailure.orElse(null));
        }

        /** What it failed with, in words; empty when it went well. */
        private Optional<String> run(MigrationFile file) throws InterruptedException, SQLException {
            try (FileRun run = new FileRun(clone.login("learner"), Optional.empty(), says, bench::isUnderWay)) {
                FileRun.Outcome outcome = run.run(file, (session, tries) -> {});
                return outcome.well()
                        ? Optional.empty()
                        : Optional.of(
                                outcome.where() + " failed with " + outcome.sqlstate() + ": " + outcome.message());
            }
        }

        private static String told(Rehearsal rehearsed) {
            if (rehearsed.well()) {
                return "taken back, nothing is different (applied in "
                        + rehearsed.took().toMillis() + " ms)";
            }
            List<String> lines = new ArrayList<>();
            rehearsed.troubles().forEach(trouble -> lines.add("\n  " + trouble));
            return String.join("", lines);
        }
    }
}
