package dev.zdm.grader.check;

import dev.zdm.grader.evidence.Span;
import java.time.Instant;
import java.util.List;

/**
 * What a check concluded.
 *
 * @param actual what was seen, in a sentence
 * @param proof the particulars, most telling first
 * @param when the times that it tells of; empty when it tells of none
 */
public record Ruling(Outcome outcome, String actual, List<String> proof, List<Span> when) {

    public Ruling {
        proof = List.copyOf(proof);
        when = List.copyOf(when);
    }

    public Ruling(Outcome outcome, String actual, List<String> proof) {
        this(outcome, actual, proof, List.of());
    }

    /** The same, with the times that it tells of. */
    Ruling during(List<Span> spans) {
        return new Ruling(outcome, actual, proof, spans);
    }

    Ruling during(Span span) {
        return during(List.of(span));
    }

    /** The same, with the moment that it tells of. */
    Ruling at(Instant moment) {
        return during(new Span(moment, moment));
    }

    static Ruling kept(String actual, List<String> proof) {
        return new Ruling(Outcome.KEPT, actual, proof);
    }

    static Ruling kept(String actual) {
        return kept(actual, List.of());
    }

    static Ruling broken(String actual, List<String> proof) {
        return new Ruling(Outcome.BROKEN, actual, proof);
    }

    static Ruling broken(String actual) {
        return broken(actual, List.of());
    }

    static Ruling unproven(String actual, List<String> proof) {
        return new Ruling(Outcome.UNPROVEN, actual, proof);
    }

    static Ruling unproven(String actual) {
        return unproven(actual, List.of());
    }
}
