package dev.zdm.course.results;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.zdm.course.accounts.Account;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.store.VerdictFile.Claim;
import dev.zdm.labs.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a class sticks at one lab. Attempts that the stand walked for somebody do not count.
 *
 * @param tried how many learners began it
 * @param firstTry of those who had an attempt checked, who passed in the first one
 * @param passed of those who tried, who passed at last
 * @param hints how many hints they have seen, all together
 * @param toPass the median of the time that they had in attempts up to their first pass; empty when nobody has passed
 * @param claims the one with the most trouble first
 */
public record Trouble(
        Lab lab,
        int tried,
        Share firstTry,
        Share passed,
        int hints,
        Optional<Duration> toPass,
        List<ClaimTrouble> claims) {

    /**
     * The same for one claim of it.
     *
     * @param firstTry of those whose first checked attempt came to it, where it held
     * @param broken in how many checked attempts it did not hold
     * @param unproven in how many nothing could be said
     * @param stuck whose attempt is under way, and was last checked with this claim as the first that did not hold
     */
    public record ClaimTrouble(
            String phase, String check, Share firstTry, int broken, int unproven, List<Account> stuck) {}

    /** All labs that somebody began, the one with the most trouble first: where somebody is stuck now, then where the fewest first tries held. */
    public static List<Trouble> of(ClassResults results) {
        Map<Lab, List<AttemptResult>> byLab = results.attempts().stream()
                .filter(attempt -> !attempt.isSkipped())
                .collect(groupingBy(AttemptResult::lab, LinkedHashMap::new, toList()));
        return byLab.entrySet().stream()
                .map(entry -> at(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(Trouble::stuck)
                        .reversed()
                        .thenComparing(trouble -> trouble.firstTry().rate())
                        .thenComparing(trouble -> trouble.lab().number()))
                .toList();
    }

    /** {@code 12 min (n = 7)}; of a few it says so. */
    public String toPassInWords() {
        return toPass.map(time -> (time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s")
                        + " (n = " + passed.count() + (passed.count() < Share.FEW ? ", too few to tell)" : ")"))
                .orElse("nobody yet");
    }

    /** How many are stuck there now. */
    public int stuck() {
        return claims.stream().mapToInt(claim -> claim.stuck().size()).sum();
    }

    private static Trouble at(Lab lab, List<AttemptResult> attempts) {
        List<List<AttemptResult>> byLearner =
                attempts.stream()
                        .collect(groupingBy(AttemptResult::learner, LinkedHashMap::new, toList()))
                        .values()
                        .stream()
                        .toList();
        List<AttemptResult> firsts = byLearner.stream()
                .flatMap(own -> own.stream().filter(AttemptResult::isChecked).limit(1))
                .toList();
        List<Duration> times =
                byLearner.stream().flatMap(own -> toPass(own).stream()).sorted().toList();
        return new Trouble(
                lab,
                byLearner.size(),
                new Share((int) firsts.stream().filter(AttemptResult::isPassed).count(), firsts.size()),
                new Share(times.size(), byLearner.size()),
                byLearner.stream()
                        .mapToInt(own -> own.stream()
                                .mapToInt(AttemptResult::hints)
                                .max()
                                .orElse(0))
                        .sum(),
                median(times),
                claims(attempts, firsts));
    }

    /** The learner's time in attempts until the first that they passed. */
    private static Optional<Duration> toPass(List<AttemptResult> own) {
        Duration time = Duration.ZERO;
        for (AttemptResult attempt : own) {
            time = time.plus(attempt.time());
            if (attempt.isPassed()) {
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    /** Of two in the middle, the mean. */
    static Optional<Duration> median(List<Duration> sorted) {
        if (sorted.isEmpty()) {
            return Optional.empty();
        }
        int half = sorted.size() / 2;
        return Optional.of(
                sorted.size() % 2 == 1
                        ? sorted.get(half)
                        : sorted.get(half - 1).plus(sorted.get(half)).dividedBy(2));
    }

    private static List<ClaimTrouble> claims(List<AttemptResult> attempts, List<AttemptResult> firsts) {
        Map<String, Claim> named = new LinkedHashMap<>();
        attempts.forEach(attempt -> attempt.claims().forEach(claim -> named.putIfAbsent(claim.name(), claim)));
        List<ClaimTrouble> all = new ArrayList<>();
        for (Claim claim : named.values()) {
            List<Outcome> first = outcomes(claim, firsts);
            List<Outcome> every = outcomes(claim, attempts);
            all.add(new ClaimTrouble(
                    claim.phase(),
                    claim.check(),
                    new Share(count(Outcome.KEPT, first), first.size()),
                    count(Outcome.BROKEN, every),
                    count(Outcome.UNPROVEN, every),
                    stuckAt(claim, attempts)));
        }
        all.sort(Comparator.comparing((ClaimTrouble claim) -> claim.stuck().size())
                .reversed()
                .thenComparing(claim -> claim.firstTry().rate())
                .thenComparing(claim -> -claim.broken() - claim.unproven()));
        return all;
    }

    /** What these attempts said of it; those that did not come to it say nothing. */
    private static List<Outcome> outcomes(Claim wanted, List<AttemptResult> attempts) {
        return attempts.stream()
                .flatMap(attempt -> attempt.claims().stream())
                .filter(claim -> claim.name().equals(wanted.name()) && claim.outcome() != Outcome.SKIPPED)
                .map(Claim::outcome)
                .toList();
    }

    private static int count(Outcome wanted, List<Outcome> outcomes) {
        return (int) outcomes.stream().filter(outcome -> outcome == wanted).count();
    }

    private static List<Account> stuckAt(Claim claim, List<AttemptResult> attempts) {
        return attempts.stream()
                .filter(AttemptResult::isUnderWay)
                .filter(attempt -> attempt.firstBroken().map(Claim::name).equals(Optional.of(claim.name())))
                .map(AttemptResult::learner)
                .toList();
    }
}
