package dev.zdm.labs;

import java.util.Map;
import java.util.Optional;

/**
 * A claim as a lab writes it down; the grader knows what its kind means.
 *
 * @param id unique in its lab: {@code customers-served}
 * @param kind the word of the vocabulary: {@code no-request-blocked}
 * @param args its arguments, as YAML gave them
 * @param claim the lab's own words for it, if it has any
 * @param hint what to read when it is broken, if the lab says
 */
public record CheckSpec(
        String id, String kind, Map<String, Object> args, Optional<String> claim, Optional<String> hint) {}
