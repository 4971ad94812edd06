package dev.zdm.grader.verdict;

import dev.zdm.grader.check.Baseline;
import dev.zdm.grader.check.Check;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.check.Ruling;
import dev.zdm.grader.check.Vocabulary;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Judges attempts at one lab. Immutable; the same evidence always gives the same verdict. */
public final class Grader {

    private final Lab lab;
    private final List<Claims> claims;

    private Grader(Lab lab, List<Claims> claims) {
        this.lab = lab;
        this.claims = claims;
    }

    /** Fails with {@link LabProblem}, naming file and check, when a claim of the lab cannot be understood. */
    public static Grader of(Lab lab) {
        return new Grader(
                lab, lab.phases().stream().map(phase -> Claims.of(phase, lab)).toList());
    }

    /**
     * Judges an attempt as far as it has come.
     *
     * @param now the moment of asking; it matters only while the attempt runs, to tell whether its recorder still does
     */
    public Verdict judge(Evidence evidence, Instant now) {
        if (evidence.attempt().state() == Attempt.State.PREPARING) {
            return Verdict.of(List.of(preparing()));
        }
        List<Finding> findings =
                new ArrayList<>(disturbedBaseline(evidence).stream().toList());
        for (Claims phase : claims) {
            findings.addAll(evidence.attempt()
                    .phase(phase.phase.id())
                    .map(run -> judge(phase, evidence, span(run, evidence, now), wasCutShort(run, evidence)))
                    .orElseGet(() -> List.of(notBegun(phase.phase, evidence))));
        }
        return Verdict.of(findings);
    }

    /** The stand went down in the middle of it, which is nobody's answer to the lab. */
    private static boolean wasCutShort(PhaseRun run, Evidence evidence) {
        List<PhaseRun> begun = evidence.attempt().phases();
        return isInterrupted(evidence) && run.equals(begun.get(begun.size() - 1));
    }

    private static boolean isInterrupted(Evidence evidence) {
        return evidence.attempt().state() == Attempt.State.INTERRUPTED;
    }

    private static List<Finding> judge(Claims phase, Evidence evidence, Span span, boolean cutShort) {
        List<Finding> findings = new ArrayList<>();
        Optional<Finding> broken = Optional.empty();
        for (Claim claim : phase.claims) {
            CheckSpec spec = claim.spec;
            Check check = claim.check;
            Ruling ruling = broken.isPresent()
                    ? notJudgedUntil(broken.get())
                    : check.judge(evidence.during(new Span(since(spec, evidence).orElse(span.from()), span.to())));
            if (cutShort) {
                ruling = asFarAsItCame(ruling);
            }
            var finding = new Finding(
                    spec.id(),
                    phase.phase.id(),
                    ruling.outcome(),
                    spec.claim().orElseGet(() -> sentence(claim.inWords())),
                    claim.inWords(),
                    ruling.actual(),
                    ruling.proof(),
                    spec.hint(),
                    ruling.when());
            findings.add(finding);
            if (finding.is(Outcome.BROKEN)) {
                broken = Optional.of(finding);
            }
        }
        return findings;
    }

    /** What happened has happened; what was not there yet could still have come. */
    private static Ruling asFarAsItCame(Ruling ruling) {
        return ruling.outcome() == Outcome.BROKEN && ruling.when().isEmpty()
                ? new Ruling(
                        Outcome.UNPROVEN,
                        "the stand went down before the attempt ended; until then: " + ruling.actual(),
                        ruling.proof())
                : ruling;
    }

    /** When the phase began that a claim reaches back to. */
    private static Optional<Instant> since(CheckSpec spec, Evidence evidence) {
        return spec.since().flatMap(evidence.attempt()::phase).map(PhaseRun::began);
    }

    private static Ruling notJudgedUntil(Finding broken) {
        return new Ruling(Outcome.SKIPPED, "not judged until " + broken.check() + " holds", List.of());
    }

    private static Span span(PhaseRun run, Evidence evidence, Instant now) {
        Instant end = end(run, evidence, now);
        return new Span(run.began(), evidence.suspensionAt(end).map(Span::from).orElse(end));
    }

    /**
     * When the phase ended; in a time in which there were no customers and nobody could log in, what counts is when that began.
     * A phase that goes on is judged up to the recorder's last heartbeat, because what came after may not be on disk yet. When
     * the recorder is not heard of any more, the phase still lasts until now, and its end was seen by nobody.
     */
    private static Instant end(PhaseRun run, Evidence evidence, Instant now) {
        Instant heard = evidence.lastHeartbeat().orElse(run.began());
        if (run.ended() != null) {
            return run.ended();
        }
        Attempt attempt = evidence.attempt();
        if (isInterrupted(evidence)) {
            return heard.plus(Evidence.BLIND).plusMillis(1);
        }
        if (attempt.ended() != null) {
            return attempt.ended();
        }
        boolean overdue = Duration.between(heard, now).compareTo(Evidence.HEARTBEAT_OVERDUE) > 0;
        return overdue ? now : heard;
    }

    private Finding preparing() {
        return general(
                "attempt-running",
                lab.phases().get(0),
                Outcome.UNPROVEN,
                "the attempt runs",
                "the shop is still being prepared: wait until bin/lab start returns");
    }

    private Finding notBegun(Phase phase, Evidence evidence) {
        int number = lab.phases().indexOf(phase) + 1;
        String name = "phase " + number + ", " + phase.title() + ",";
        return general(
                "phase-begun",
                phase,
                isInterrupted(evidence) ? Outcome.UNPROVEN : Outcome.BROKEN,
                name + " begun with " + (number == 1 ? "bin/lab start " + lab.id() : "bin/lab next"),
                name + " has not begun");
    }

    private Optional<Finding> disturbedBaseline(Evidence evidence) {
        Phase first = lab.phases().get(0);
        return evidence.attempt()
                .phase(first.id())
                .flatMap(run -> Baseline.disturbance(evidence.during(
                        new Span(evidence.attempt().began(), run.began().minusMillis(1)))))
                .map(disturbance -> general(
                        "baseline-undisturbed",
                        first,
                        Outcome.UNPROVEN,
                        "nobody at work on the shop before the attempt began",
                        disturbance + "; start again: bin/lab start " + lab.id()));
    }

    private static Finding general(String check, Phase phase, Outcome outcome, String expected, String actual) {
        return new Finding(
                check, phase.id(), outcome, sentence(expected), expected, actual, List.of(), Optional.empty());
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }

    /** One of a lab's claims, and what judges it. */
    private record Claim(CheckSpec spec, Check check, String inWords) {

        static Claim of(CheckSpec spec, Lab lab) {
            Check check = Vocabulary.check(spec, lab);
            return new Claim(
                    spec,
                    check,
                    check.claim()
                            + spec.since()
                                    .map(phase -> " since phase " + numberOf(phase, lab) + " began")
                                    .orElse(""));
        }

        private static int numberOf(String phase, Lab lab) {
            return lab.phases().stream().map(Phase::id).toList().indexOf(phase) + 1;
        }
    }

    /** What one phase claims, in the order in which it is judged. */
    private record Claims(Phase phase, List<Claim> claims) {

        static Claims of(Phase phase, Lab lab) {
            return new Claims(
                    phase,
                    phase.checks().stream().map(spec -> Claim.of(spec, lab)).toList());
        }
    }
}
