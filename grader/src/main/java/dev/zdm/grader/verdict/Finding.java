package dev.zdm.grader.verdict;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of one claim.
 *
 * @param check its id in the lab, or {@code phase-begun} and the like for what every lab claims
 * @param phase the id of the phase that makes it
 * @param claim in the lab's words, if it has any of its own
 * @param expected what had to hold
 * @param actual what was seen
 * @param proof the particulars, most telling first
 * @param hint what to read when it is broken
 * @param when the times that {@code actual} and {@code proof} tell of; empty when they tell of none
 */
public record Finding(
        String check,
        String phase,
        Outcome outcome,
        String claim,
        String expected,
        String actual,
        List<String> proof,
        Optional<String> hint,
        List<Span> when) {

    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}+");

    public Finding {
        actual = printable(actual);
        proof = proof.stream().map(Finding::printable).toList();
        when = List.copyOf(when);
    }

    public Finding(
            String check,
            String phase,
            Outcome outcome,
            String claim,
            String expected,
            String actual,
            List<String> proof,
            Optional<String> hint) {
        this(check, phase, outcome, claim, expected, actual, proof, hint, List.of());
    }

    /** What was seen may be in the learner's words, and a terminal obeys what is written to it. */
    private static String printable(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    public boolean is(Outcome wanted) {
        return outcome == wanted;
    }
}
