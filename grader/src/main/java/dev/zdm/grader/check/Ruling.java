package dev.zdm.grader.check;

import java.util.List;

/**
 * What a check concluded.
 *
 * @param actual what was seen, in a sentence
 * @param proof the particulars, most telling first
 */
public record Ruling(Outcome outcome, String actual, List<String> proof) {

    public Ruling {
        proof = List.copyOf(proof);
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
