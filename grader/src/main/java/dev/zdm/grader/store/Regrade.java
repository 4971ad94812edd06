package dev.zdm.grader.store;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.VerdictFile.Claim;
import dev.zdm.grader.store.VerdictFile.Stated;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An attempt that is over, judged again from its evidence by the labs and the grader as they are now, beside what was said about it. An attempt that
 * passed while it ran is judged as of that moment, every other one as of its end.
 *
 * @param lab as it is now
 * @param old the verdict that counts so far
 * @param verdict what would be said now
 * @param changes claims of which something else would be said; none when nothing would change
 */
public record Regrade(
        Path folder, Lab lab, Attempt attempt, Stated old, Verdict verdict, Instant asOf, List<Change> changes) {

    private static final String PASSED = "passed";
    private static final String NO_SUCH_CLAIM = "not claimed";
    private static final String KEPT_LAB = "lab.yml";

    public Regrade {
        changes = List.copyOf(changes);
    }

    /**
     * One claim, before and after.
     *
     * @param was {@code broken}, or {@code not claimed}
     * @param becomes likewise
     * @param saw what the evidence shows, in the words of whichever verdict knows the claim, the new one first
     * @param why where the difference comes from: the lab's words, or the grader's judgement
     */
    public record Change(String phase, String check, String was, String becomes, String saw, String why) {}

    /**
     * @param lab as it is now
     * @return empty for an attempt that is not judged: it goes on, was given up, or the stand walked it
     * @throws LabProblem when the folder cannot be read
     */
    public static Optional<Regrade> of(Lab lab, Path folder, Instant now) {
        Attempt attempt = AttemptFile.read(folder);
        boolean over = attempt.state() != Attempt.State.RUNNING && attempt.state() != Attempt.State.PREPARING;
        if (!over || attempt.phases().isEmpty() || HelpFile.read(folder).skipped()) {
            return Optional.empty();
        }
        Optional<Stated> standing = standing(attempt, folder);
        if (standing.isEmpty() && attempt.state() == Attempt.State.RESET) {
            return Optional.empty();
        }
        Lab began = lab.asBegan(folder);
        Stated old = standing.orElseGet(() -> Stated.of(Judgement.of(began, folder, now), now));
        Instant asOf = old.word().equals(PASSED) ? old.asOf() : now;
        Verdict verdict = Judgement.of(lab, folder, asOf);
        return Optional.of(new Regrade(folder, lab, attempt, old, verdict, asOf, changes(old, verdict, began, lab)));
    }

    /** The verdict that counts: once passed, always passed; else the last one on all of the attempt. */
    private static Optional<Stated> standing(Attempt attempt, Path folder) {
        List<Stated> stated = VerdictFile.stated(folder);
        boolean regraded = VerdictFile.isRegraded(folder);
        return last(stated.stream()
                        .filter(verdict -> verdict.word().equals(PASSED))
                        .toList())
                .or(() -> last(stated.stream()
                        .filter(verdict -> regraded || isOnAllOf(attempt, verdict))
                        .toList()));
    }

    private static boolean isOnAllOf(Attempt attempt, Stated verdict) {
        Instant end = attempt.ended();
        return attempt.state() != Attempt.State.RESET
                && end != null
                && !verdict.asOf().isBefore(end);
    }

    private static Optional<Stated> last(List<Stated> verdicts) {
        return verdicts.stream().reduce((earlier, later) -> later);
    }

    public boolean isChanged() {
        return !changes.isEmpty() || !old.word().equals(verdict.word());
    }

    /**
     * Writes the new verdict down, after those that there are; from now on it is the one that counts, and the lab as it is now is what the attempt is
     * judged by. What it was judged by before stays beside it.
     *
     * @param by who accepts it
     * @return false when something else has been said about the attempt meanwhile; then nothing is written
     * @throws LabProblem when the folder cannot be written
     */
    public boolean accept(String by, Instant at) {
        Optional<Stated> standing = standing(attempt, folder);
        if (standing.filter(now -> !now.saysAs(old)).isPresent()) {
            return false;
        }
        keepLab();
        Help help = HelpFile.read(folder);
        VerdictFile.appendRegraded(folder, attempt, help, verdict, asOf, by, at);
        return true;
    }

    private void keepLab() {
        Path kept = folder.resolve(KEPT_LAB);
        try {
            if (Files.exists(kept) && Files.mismatch(kept, lab.folder().resolve(KEPT_LAB)) >= 0) {
                int number = 1;
                while (Files.exists(folder.resolve(before(number)))) {
                    number++;
                }
                Files.move(kept, folder.resolve(before(number)), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw new LabProblem("cannot put aside " + kept, "See that the disk has room and that you own it.", e);
        }
        lab.keepIn(folder);
    }

    private static String before(int number) {
        return "lab-before-" + number + ".yml";
    }

    // ---- the difference

    private static List<Change> changes(Stated old, Verdict verdict, Lab began, Lab lab) {
        Map<String, Claim> before = new LinkedHashMap<>();
        old.claims().forEach(claim -> before.put(claim.name(), claim));
        List<Change> changes = new ArrayList<>();
        for (Finding finding : verdict.findings()) {
            Claim told = before.remove(finding.phase() + "/" + finding.check());
            String was = told == null ? NO_SUCH_CLAIM : told.outcome().toString();
            if (!was.equals(finding.outcome().toString())) {
                changes.add(new Change(
                        finding.phase(),
                        finding.check(),
                        was,
                        finding.outcome().toString(),
                        finding.actual(),
                        why(finding.phase(), finding.check(), began, lab)));
            }
        }
        for (Claim told : before.values()) {
            changes.add(new Change(
                    told.phase(),
                    told.check(),
                    told.outcome().toString(),
                    NO_SUCH_CLAIM,
                    told.actual(),
                    why(told.phase(), told.check(), began, lab)));
        }
        return changes;
    }

    private static String why(String phase, String check, Lab began, Lab lab) {
        Optional<CheckSpec> then = claim(began, phase, check);
        Optional<CheckSpec> now = claim(lab, phase, check);
        if (now.isPresent() && then.isEmpty()) {
            return "the lab makes this claim now";
        }
        if (now.isEmpty() && then.isPresent()) {
            return "the lab makes this claim no more";
        }
        if (!now.equals(then)) {
            return "the lab claims " + inWords(now.orElseThrow()) + ", where it claimed " + inWords(then.orElseThrow());
        }
        return "the lab claims the same; what changed is the judgement, or another claim of the phase";
    }

    private static Optional<CheckSpec> claim(Lab lab, String phase, String check) {
        return lab.phases().stream()
                .filter(candidate -> candidate.id().equals(phase))
                .flatMap(candidate -> candidate.checks().stream())
                .filter(spec -> spec.id().equals(check))
                .findFirst();
    }

    private static String inWords(CheckSpec spec) {
        return spec.kind() + " " + spec.args();
    }
}
