package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comparison of what customers were promised with what the shop holds.
 *
 * @param compared how many acknowledged writes, a bounded sample
 * @param lost those that the shop does not hold
 * @param problem why nothing could be compared; null when it could
 */
public record Audit(
        Instant at,
        long compared,
        List<LostWrite> lost,
        @Nullable String problem) implements ProbeLine {

    public Audit(Instant at, long compared, @Nullable List<LostWrite> lost, @Nullable String problem) {
        this.at = at;
        this.compared = compared;
        this.lost = lost == null ? List.of() : List.copyOf(lost);
        this.problem = problem;
    }

    @Override
    public String type() {
        return "audit";
    }

    /**
     * A write that a customer was told is done, and that is not there.
     *
     * @param truth what was written: {@code full_name}
     * @param found what is there instead; null for no row or no value
     * @param acknowledged when the customer was told
     */
    public record LostWrite(
            String truth,
            String table,
            long key,
            String expected,
            @Nullable String found,
            String app,
            String request,
            Instant acknowledged) {}
}
