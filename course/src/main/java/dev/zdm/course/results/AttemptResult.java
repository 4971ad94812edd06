package dev.zdm.course.results;

import dev.zdm.course.accounts.Account;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.store.PastAttempt;
import dev.zdm.grader.store.VerdictFile;
import dev.zdm.grader.store.VerdictFile.Claim;
import dev.zdm.grader.store.VerdictFile.Given;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of one learner, and what was said of it.
 *
 * @param outcome as {@link PastAttempt#result}
 * @param claims what the verdict that counts said of each: the first that it passed with, or else the last; none when nothing was checked
 * @param hints how many of the lab's hints the learner had seen by its end
 * @param typedByInstructor how many statements somebody who teaches typed in it, at the learner's invitation
 * @param began when the learner could begin
 * @param ended null while it goes on
 * @param time that it took: up to the verdict that it passed with, or its end, or now
 */
public record AttemptResult(
        Account learner,
        Lab lab,
        int number,
        String outcome,
        List<Claim> claims,
        int hints,
        boolean solutionSeen,
        int typedByInstructor,
        Instant began,
        @Nullable Instant ended,
        Duration time) {

    private static final String PASSED = "passed";

    /** Reads its folder. Fails with {@link LabProblem} when that cannot be read. */
    static AttemptResult of(Account learner, Lab lab, Path folder, Instant now) {
        PastAttempt past = PastAttempt.of(lab, folder);
        Attempt attempt = past.attempt();
        List<Given> given = VerdictFile.given(folder);
        Optional<Given> pass =
                given.stream().filter(verdict -> verdict.word().equals(PASSED)).findFirst();
        Instant began = attempt.phases().isEmpty()
                ? attempt.began()
                : attempt.phases().get(0).began();
        Instant end = pass.map(Given::at).orElseGet(() -> Objects.requireNonNullElse(attempt.ended(), now));
        return new AttemptResult(
                learner,
                lab,
                attempt.attempt(),
                past.result(),
                pass.or(() -> last(given)).map(Given::claims).orElse(List.of()),
                past.help().hints().size(),
                past.help().solutionSeen(),
                past.typedByInstructor(),
                began,
                attempt.ended(),
                end.isBefore(began) ? Duration.ZERO : Duration.between(began, end));
    }

    private static Optional<Given> last(List<Given> given) {
        return given.stream().reduce((earlier, later) -> later);
    }

    boolean isPassed() {
        return outcome.equals(PASSED);
    }

    /** The stand walked it; it says nothing about the learner. */
    boolean isSkipped() {
        return outcome.equals(Help.SKIPPED);
    }

    boolean isChecked() {
        return !claims.isEmpty();
    }

    boolean isUnderWay() {
        return ended == null;
    }

    Optional<Claim> firstBroken() {
        return claims.stream()
                .filter(claim -> claim.outcome() == Outcome.BROKEN)
                .findFirst();
    }
}
