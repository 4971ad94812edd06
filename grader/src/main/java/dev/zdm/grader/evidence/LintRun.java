package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One use of the learner's lint step: on their own migrations, and on files that the lab has planted, each alone.
 *
 * @param problem why nothing could be linted; null when it could
 * @param own the learner's migrations
 * @param ownRefused whether the step failed on them
 * @param planted what the step said to each planted file
 * @param exceptions places where something is let through, with the reason that is given there
 */
public record LintRun(
        Instant at,
        @Nullable String problem,
        List<OwnFile> own,
        boolean ownRefused,
        List<Planted> planted,
        List<LintException> exceptions)
        implements ToolLine {

    public LintRun {
        own = List.copyOf(own);
        planted = List.copyOf(planted);
        exceptions = List.copyOf(exceptions);
    }

    @Override
    public String type() {
        return "lint";
    }

    /**
     * @param name without its folder
     * @param checksum as of a migration
     * @param unseen whether no step that can fail looks at it; false in evidence that does not tell
     */
    public record OwnFile(String name, String checksum, boolean unseen) {}

    /**
     * @param name {@code unsafe/plain-index}
     * @param what it does, in words
     * @param safe whether it has to pass
     * @param refused whether the step failed on it
     */
    public record Planted(String name, String what, boolean safe, boolean refused) {}

    /**
     * @param place file and line
     * @param lets what it lets through, in its own words
     * @param reason as it is given there; null when none is
     */
    public record LintException(
            String place, String lets, @Nullable String reason) {}
}
