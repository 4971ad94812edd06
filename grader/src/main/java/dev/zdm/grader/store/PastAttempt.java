package dev.zdm.grader.store;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One attempt as a list shows it.
 *
 * @param folder its evidence
 * @param result {@code passed}, {@code failed}, {@code unproven}, {@code skipped}, {@code abandoned} or {@code running}
 */
public record PastAttempt(Path folder, Lab lab, Attempt attempt, Help help, String result) {

    private static final String PASSED = "passed";
    private static final String ABANDONED = "abandoned";

    /** Fails with {@link LabProblem} when the folder cannot be read. */
    public static PastAttempt of(Lab lab, Path folder) {
        Attempt attempt = AttemptFile.read(folder);
        Help help = HelpFile.read(folder);
        return new PastAttempt(folder, lab, attempt, help, result(lab, folder, attempt, help));
    }

    /** How many statements somebody who teaches typed in it, at the learner's invitation. */
    public int typedByInstructor() {
        return EvidenceReader.typedByInstructor(folder).size();
    }

    /**
     * Once passed, always passed, unless somebody accepts that it was not. An attempt that was given up is not judged; one that came to its end is judged by its evidence, once,
     * and the verdict is written down beside it.
     */
    private static String result(Lab lab, Path folder, Attempt attempt, Help help) {
        List<VerdictFile.Given> given = VerdictFile.given(folder);
        if (help.skipped()) {
            return Help.SKIPPED;
        }
        if (given.stream().anyMatch(verdict -> verdict.word().equals(PASSED))) {
            return PASSED;
        }
        return switch (attempt.state()) {
            case PREPARING, RUNNING -> Attempt.State.RUNNING.toString();
            case RESET ->
                VerdictFile.isRegraded(folder) ? given.get(given.size() - 1).word() : ABANDONED;
            case FINISHED, INTERRUPTED, ENDED ->
                attempt.phases().isEmpty() ? ABANDONED : atItsEnd(lab, folder, attempt, help, given);
        };
    }

    private static String atItsEnd(Lab lab, Path folder, Attempt attempt, Help help, List<VerdictFile.Given> given) {
        Instant end = Objects.requireNonNullElse(attempt.ended(), Instant.MAX);
        return given.stream()
                .filter(verdict -> !verdict.at().isBefore(end))
                .reduce((earlier, later) -> later)
                .map(VerdictFile.Given::word)
                .orElseGet(() -> judged(lab, folder, attempt, help));
    }

    private static String judged(Lab lab, Path folder, Attempt attempt, Help help) {
        Evidence evidence = EvidenceReader.read(folder);
        var verdict = Grader.of(lab).judge(evidence, Instant.now());
        VerdictFile.append(folder, attempt, help, verdict, Instant.now());
        return verdict.word();
    }
}
