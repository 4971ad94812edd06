package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.Rehearsal;
import dev.zdm.grader.evidence.ToolRun;
import java.util.List;
import java.util.Optional;

/**
 * {@code rollbacks-rehearsed}: each file that is in force at the end was applied to a clone and taken back there, as it is now, and
 * nothing was different afterwards. The last rehearsal of a file counts; the files before it have to have been there as they are now, and
 * what takes it back has to lie in the folder as it was rehearsed.
 */
record RollbacksRehearsed() implements Check {

    @Override
    public String claim() {
        return "each file that was applied can be taken back, as a rehearsal on a clone has shown";
    }

    @Override
    public Ruling judge(Evidence phase) {
        List<Migration> inForce = InForce.of(phase).files();
        if (inForce.isEmpty()) {
            return Ruling.broken("the runner has applied no file");
        }
        for (Migration migration : inForce) {
            Optional<Rehearsal> last = InForce.rehearsalOf(migration, phase);
            if (last.isEmpty()) {
                return Ruling.broken(migration.file() + " was applied, and its rollback was never rehearsed");
            }
            Optional<String> otherwise = otherwise(migration, last.get(), inForce, phase);
            if (otherwise.isPresent()) {
                return Ruling.broken(otherwise.get());
            }
            List<String> troubles = last.get().troubles();
            if (!troubles.isEmpty()) {
                return Ruling.broken(
                        migration.file() + ", " + Wording.when(last.get().at(), phase) + ": " + troubles.get(0),
                        troubles.stream().skip(1).toList());
            }
        }
        return Ruling.kept("the rollbacks of " + Wording.count(inForce.size(), "file") + " were rehearsed");
    }

    /** How what was rehearsed differs from what is in force, in words. */
    private static Optional<String> otherwise(
            Migration migration, Rehearsal rehearsal, List<Migration> inForce, Evidence phase) {
        Optional<ToolRun> rehearsed = phase.toolRunsSoFar().stream()
                .filter(run -> run.tool().equals("rehearse") && run.span().contains(rehearsal.at()))
                .findFirst();
        Optional<Migration> another = inForce.stream()
                .filter(file -> file.version() < migration.version())
                .filter(file ->
                        rehearsed.isPresent() && !file.checksum().equals(checksum(file.file(), rehearsed.get())))
                .findFirst();
        if (another.isPresent()) {
            return Optional.of(
                    migration.file() + " was rehearsed without " + another.get().file() + " as it was applied");
        }
        String undo = "U" + migration.file().substring(1);
        Optional<ToolRun> last = phase.toolRunsSoFar().stream().reduce((earlier, later) -> later);
        String rehearsedUndo = rehearsal.undoChecksum();
        return last.isPresent() && rehearsedUndo != null && !rehearsedUndo.equals(checksum(undo, last.get()))
                ? Optional.of(undo + " is not what was rehearsed")
                : Optional.empty();
    }

    private static String checksum(String file, ToolRun run) {
        return run.files().stream()
                .filter(one -> one.name().equals("migrations/" + file))
                .map(ToolRun.WorkFile::checksum)
                .findFirst()
                .orElse("");
    }
}
