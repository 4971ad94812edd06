package dev.zdm.grader.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One migration file rehearsed on a clone: applied, taken back, compared, and applied again.
 *
 * @param checksum of its text
 * @param undoChecksum of the text that takes it back; null when there is none
 * @param oneTransaction whether it was one transaction, whose locks last as long as it does
 * @param took to apply it for the first time
 * @param harmed what went wrong for customers while it was in force, in words
 * @param difference how the schema after the rollback differs from the one before the file, line by line
 * @param lost what customers were promised and do not find after the rollback, or cannot do any more
 * @param failure what the file itself failed with; null when it went well
 * @param undoFailure what its rollback failed with; null when it went well or there is none
 */
public record Rehearsal(
        Instant at,
        String file,
        String checksum,
        @Nullable String undoChecksum,
        boolean oneTransaction,
        Duration took,
        List<String> harmed,
        List<String> difference,
        List<String> lost,
        @Nullable String failure,
        @Nullable String undoFailure)
        implements ToolLine {

    public Rehearsal {
        harmed = List.copyOf(harmed);
        difference = List.copyOf(difference);
        lost = List.copyOf(lost);
    }

    @Override
    public String type() {
        return "rehearsal";
    }

    /** Whether the file can be taken back, and nothing tells that it was ever there. */
    public boolean well() {
        return troubles().isEmpty();
    }

    /** Everything that speaks against it, in words. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        if (undoChecksum == null) {
            troubles.add("nothing takes it back");
        }
        for (String failed : new String[] {failure, undoFailure}) {
            if (failed != null) {
                troubles.add(Objects.requireNonNull(failed));
            }
        }
        harmed.forEach(harm -> troubles.add("customers: " + harm));
        difference.forEach(line -> troubles.add("after the rollback " + line));
        lost.forEach(line -> troubles.add("lost by the rollback: " + line));
        return troubles;
    }
}
