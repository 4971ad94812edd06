package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Migration;
import dev.zdm.grader.evidence.Rehearsal;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The learner's migration files that were applied to the shop and not taken back, in the order in which they were applied. A file that was
 * taken back by another text than the one that was rehearsed with it is still in force: nobody knows what that text did.
 */
record InForce(List<Migration> files) {

    static InForce of(Evidence phase) {
        Map<Integer, Migration> inForce = new LinkedHashMap<>();
        phase.migrationsSoFar().stream().filter(Migration::applied).forEach(migration -> {
            if (!migration.takesBack()) {
                inForce.put(migration.version(), migration);
            } else if (isRehearsed(migration, inForce.get(migration.version()), phase)) {
                inForce.remove(migration.version());
            }
        });
        return new InForce(List.copyOf(inForce.values()));
    }

    private static boolean isRehearsed(Migration undo, @Nullable Migration file, Evidence phase) {
        return file != null
                && rehearsalOf(file, phase)
                        .map(Rehearsal::undoChecksum)
                        .filter(undo.checksum()::equals)
                        .isPresent();
    }

    /** When the shop was first touched by a file of the learner's, one that failed included. */
    static Optional<Instant> firstTry(Evidence phase) {
        return phase.migrationsSoFar().stream().map(Migration::began).min(Comparator.naturalOrder());
    }

    /** The last rehearsal of this file as it was applied. */
    static Optional<Rehearsal> rehearsalOf(Migration file, Evidence phase) {
        return phase.rehearsalsSoFar().stream()
                .filter(rehearsal -> rehearsal.file().equals(file.file())
                        && rehearsal.checksum().equals(file.checksum()))
                .reduce((earlier, later) -> later);
    }

    /** How much write-ahead log they wrote, in bytes; empty when that is not known of one of them. */
    OptionalDouble walBytes() {
        double sum = 0;
        for (Migration file : files) {
            Long bytes = file.walBytes();
            if (bytes == null) {
                return OptionalDouble.empty();
            }
            sum += bytes;
        }
        return OptionalDouble.of(sum);
    }
}
