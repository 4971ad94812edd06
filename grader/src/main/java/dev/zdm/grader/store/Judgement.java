package dev.zdm.grader.store;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges an attempt that is over by what is left of its evidence: where a file is gone, nothing is proven. */
public final class Judgement {

    private Judgement() {}

    /**
     * @param asOf the moment of the attempt to judge it at; one that is not before its end means all of it
     * @throws LabProblem when the folder holds no attempt, or cannot be read
     */
    public static Verdict of(Lab lab, Path folder, Instant asOf) {
        Attempt attempt = AttemptFile.read(folder);
        boolean early = attempt.ended() != null && asOf.isBefore(attempt.ended());
        Evidence evidence = early ? EvidenceReader.readUntil(folder, asOf) : EvidenceReader.read(folder);
        Verdict verdict = Grader.of(lab).judge(evidence, asOf);
        List<Finding> findings = new ArrayList<>(verdict.findings());
        gone(lab, folder).ifPresent(findings::add);
        return Verdict.of(findings);
    }

    private static Optional<Finding> gone(Lab lab, Path folder) {
        List<String> missing = EvidenceReader.missing(folder);
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "evidence-whole",
                        lab.phases().get(0).id(),
                        Outcome.UNPROVEN,
                        "The evidence is whole.",
                        "each file that a recording has",
                        "of the evidence " + String.join(", ", missing) + (missing.size() == 1 ? " is" : " are")
                                + " missing",
                        List.of(),
                        Optional.empty()));
    }
}
