package dev.zdm.runner.dev;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.labs.StandSpec;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.stand.Stand;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One road of a lab, walked in an attempt of its own as a test of the lab, and what the grader said.
 *
 * @param road empty when nobody touched the lab
 * @param folder the attempt's
 * @param verdict while the attempt ran
 * @param again of the same evidence, when it was over
 */
public record Walk(Lab lab, Optional<Road> road, Path folder, Verdict verdict, Verdict again, Duration took) {

    /** Shops of one size, however a lab divides it: where users are many, orders are few. */
    public static long ordersOf(Lab lab, long rows) {
        StandSpec stand = lab.stand();
        long usual = stand.rows() + StandSpec.usersOf(stand.rows());
        return Math.max(10, rows * usual / (stand.rows() + stand.users()));
    }

    /**
     * Walks it; returns when its attempt has ended.
     *
     * @throws LabProblem when the road does not go as it says
     */
    public static Walk on(Stand stand, Lab lab, Optional<Road> road, StartOptions options) {
        Instant began = Instant.now();
        stand.work(lab).provideAnew(lab);
        Path folder = stand.start(lab, options, Progress.SILENT).folder();
        if (road.isPresent()) {
            Walked walked = stand.walk(road.get(), Progress.SILENT);
            if (!(walked instanceof Walked.Done)) {
                stand.finish();
                throw new LabProblem(
                        "The road " + road.get().name() + " did not go as it says: " + walked,
                        "Mend the road, or what it does.");
            }
        }
        EvidenceNow now = EvidenceNow.of(folder, Clock.systemUTC());
        Verdict live = Grader.of(lab).judge(now.evidence(), now.asOf());
        stand.finish();
        Verdict afterwards = Grader.of(lab).judge(EvidenceReader.read(folder), Instant.now());
        return new Walk(lab, road, folder, live, afterwards, Duration.between(began, Instant.now()));
    }

    /** Whether the verdict is the one that this road deserves, and the same when it is given again. */
    public boolean isRight() {
        return isRight(lab, road, verdict) && isTheSameAgain();
    }

    public boolean isTheSameAgain() {
        return outcomes(verdict).equals(outcomes(again));
    }

    /** A solution passes, a wrong answer breaks the check that it names and no other, an untouched lab does not pass. */
    public static boolean isRight(Lab lab, Optional<Road> road, Verdict verdict) {
        if (road.isEmpty()) {
            return !(verdict instanceof Verdict.Passed);
        }
        return road.get()
                .breaks()
                .map(claim -> broken(lab, verdict).equals(List.of(claim)))
                .orElse(verdict instanceof Verdict.Passed);
    }

    /** The lab's own claims: a road that stops in its first phase also breaks the general one that all have begun. */
    public static List<String> broken(Lab lab, Verdict verdict) {
        List<String> claims = lab.checks().stream().map(CheckSpec::id).toList();
        return verdict.findings().stream()
                .filter(finding -> finding.is(Outcome.BROKEN))
                .map(Finding::check)
                .filter(claims::contains)
                .toList();
    }

    /** Why it is not right, one sentence each; nothing when it is. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (!isRight(lab, road, verdict)) {
            faults.add(expected(road));
        }
        if (!isTheSameAgain()) {
            faults.add("judged again when the attempt had ended, the same evidence came to something else: "
                    + String.join(", ", changed(verdict, again)));
        }
        return faults;
    }

    static String expected(Optional<Road> road) {
        return road.map(one -> one.breaks()
                        .map(claim -> "it should have broken " + claim + " and no other check")
                        .orElse("it should have passed"))
                .orElse("it should not have passed: nobody did anything");
    }

    /** {@code sign-ups-served is unproven, then kept}. */
    static List<String> changed(Verdict first, Verdict then) {
        List<String> changed = new ArrayList<>();
        for (Finding finding : first.findings()) {
            then.findings().stream()
                    .filter(other -> other.check().equals(finding.check())
                            && other.phase().equals(finding.phase())
                            && !other.outcome().equals(finding.outcome()))
                    .forEach(other ->
                            changed.add(finding.check() + " is " + finding.outcome() + ", then " + other.outcome()));
        }
        return changed.isEmpty() ? List.of("other findings") : changed;
    }

    /** {@code the actor sign-ups failed with 42P01}, once for each actor and error. */
    public List<String> failuresOfActors() {
        return EvidenceReader.read(folder).actorEvents().stream()
                .filter(StatementLine.ActorEvent::failed)
                .map(event -> "the actor " + event.name() + " failed with "
                        + Objects.requireNonNullElse(event.sqlstate(), "something that is no SQL error"))
                .distinct()
                .toList();
    }

    /** In one line. */
    public String told() {
        return told(lab, road, verdict, isRight(), took);
    }

    /** {@code right lab-7 renamed: failed nobody-failed (31 s)}. */
    public static String told(Lab lab, Optional<Road> road, Verdict verdict, boolean right, Duration took) {
        String broken = String.join(", ", broken(lab, verdict));
        return String.format(
                Locale.ROOT,
                "%-5s %s %s: %s %s(%d s)",
                right ? "right" : "WRONG",
                lab.id(),
                road.map(Road::name).orElse("untouched"),
                verdict.word(),
                broken.isEmpty() ? "" : broken + " ",
                took.toSeconds());
    }

    /** Every finding with its proof, for whoever wants to know why. */
    public static String inFull(Verdict verdict) {
        StringBuilder told = new StringBuilder(verdict.word());
        for (Finding finding : verdict.findings()) {
            told.append("\n  ")
                    .append(finding.outcome())
                    .append(' ')
                    .append(finding.check())
                    .append(": ")
                    .append(finding.actual());
            finding.proof().forEach(proof -> told.append("\n      ").append(proof));
        }
        return told.toString();
    }

    private static List<String> outcomes(Verdict verdict) {
        return verdict.findings().stream()
                .map(finding -> finding.phase() + " " + finding.check() + " " + finding.outcome())
                .toList();
    }
}
