package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.Rehearsal;
import java.util.List;
import java.util.Optional;

/**
 * {@code rollbacks-rehearsed}: each file that is in force at the end was applied to a clone and taken back there, as it is now, and
 * nothing was different afterwards. The last rehearsal of a file counts.
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
            List<String> troubles = last.get().troubles();
            if (!troubles.isEmpty()) {
                return Ruling.broken(
                        migration.file() + ", " + Wording.when(last.get().at(), phase) + ": " + troubles.get(0),
                        troubles.stream().skip(1).toList());
            }
        }
        return Ruling.kept("the rollbacks of " + Wording.count(inForce.size(), "file") + " were rehearsed");
    }
}
