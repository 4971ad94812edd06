package dev.zdm.labs;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A claim as a lab writes it down; the grader knows what its kind means.
 *
 * @param id unique in its lab: {@code customers-served}
 * @param kind the word of the vocabulary: {@code no-request-blocked}
 * @param args its arguments, as YAML gave them
 * @param claim the lab's own words for it, if it has any
 * @param hint what to read when it is broken, if the lab says
 * @param since the earlier phase from whose beginning on it has to hold; from that of its own phase on when there is none
 */
public record CheckSpec(
        String id,
        String kind,
        Map<String, Object> args,
        Optional<String> claim,
        Optional<String> hint,
        Optional<String> since) {

    private static final Set<String> ASKED_AT_THE_END = Set.of("sql", "rows-per-commit", "flyway-history");
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(2);

    /** Whether the shop itself has to be asked when the phase ends. */
    public boolean askedAtTheEnd() {
        return ASKED_AT_THE_END.contains(kind);
    }

    /** How often the shop has to be asked while the phase goes on, for a claim that has to hold all the time. */
    public Optional<Duration> askedEvery() {
        if (!kind.equals("sql-always")) {
            return Optional.empty();
        }
        Object every = args.get("every");
        return Optional.of(
                every == null ? NOW_AND_THEN : Durations.parse(every.toString()).orElse(NOW_AND_THEN));
    }
}
