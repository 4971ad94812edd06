package dev.zdm.grader.evidence;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to the query of one {@code sql} claim.
 *
 * @param phase in which it was asked
 * @param check id of the claim
 * @param rows how many violations there were, counted up to a bound
 * @param says the first of them, in the query's own words; and what was measured, if the query tells that
 * @param problem why there is no answer; null when there is one
 */
public record Probe(
        Instant at,
        String phase,
        String check,
        long rows,
        List<String> says,
        @Nullable String problem) implements ProbeLine {

    public Probe(
            Instant at, String phase, String check, long rows, @Nullable List<String> says, @Nullable String problem) {
        this.at = at;
        this.phase = phase;
        this.check = check;
        this.rows = rows;
        this.says = says == null ? List.of() : List.copyOf(says);
        this.problem = problem;
    }

    @Override
    public String type() {
        return "probe";
    }
}
