package dev.zdm.course.results;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.SKIPPED;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.results.Trouble.ClaimTrouble;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.store.VerdictFile.Claim;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TroubleTest {

    private static final LabCatalog LABS = LabCatalog.in(Path.of("../labs"));
    private static final Lab THREE = LABS.named("lab-3");
    private static final Lab SIX = LABS.named("lab-6");
    private static final Account ANNA = learner(1, "Anna");
    private static final Account BEN = learner(2, "Ben");

    private final List<AttemptResult> attempts = new ArrayList<>();

    @Test
    void nobodyMeansNoLab() {
        assertThat(trouble()).isEmpty();
    }

    @Test
    void theFirstCheckedAttemptCountsAndNotAnEarlierOneThatWasNeverChecked() {
        ended(ANNA, THREE, 1, "abandoned", 1);
        ended(ANNA, THREE, 2, "passed", 5, KEPT, KEPT);
        ended(BEN, THREE, 1, "failed", 10, KEPT, BROKEN);
        ended(BEN, THREE, 2, "passed", 3, KEPT, KEPT);

        Trouble three = trouble().get(0);
        assertThat(three.tried()).isEqualTo(2);
        assertThat(three.firstTry()).isEqualTo(new Share(1, 2));
        assertThat(three.passed()).isEqualTo(new Share(2, 2));
        assertThat(three.toPass()).contains(Duration.ofSeconds((6 + 13) * 60 / 2));
        assertThat(three.toPassInWords()).isEqualTo("9 min (n = 2, too few to tell)");
        assertThat(three.claims())
                .containsExactly(
                        new ClaimTrouble("work", "second", new Share(1, 2), 1, 0, List.of()),
                        new ClaimTrouble("work", "first", new Share(2, 2), 0, 0, List.of()));
    }

    @Test
    void whatWasNotJudgedIsCountedNowhereAndUnprovenIsNotHeld() {
        ended(ANNA, THREE, 1, "failed", 1, BROKEN, SKIPPED);
        ended(BEN, THREE, 1, "unproven", 1, KEPT, UNPROVEN);

        assertThat(trouble().get(0).claims())
                .containsExactly(
                        new ClaimTrouble("work", "second", new Share(0, 1), 0, 1, List.of()),
                        new ClaimTrouble("work", "first", new Share(1, 2), 1, 0, List.of()));
    }

    @Test
    void whoIsStuckNowPutsALabFirstAndOnlyTheFirstBrokenClaimSticks() {
        ended(ANNA, THREE, 1, "failed", 1, BROKEN, BROKEN);
        underWay(BEN, SIX, 1, BROKEN, BROKEN);

        List<Trouble> all = trouble();
        assertThat(all).extracting(Trouble::lab).containsExactly(SIX, THREE);
        assertThat(all).extracting(Trouble::stuck).containsExactly(1, 0);
        assertThat(all.get(0).claims())
                .extracting(ClaimTrouble::check, ClaimTrouble::stuck)
                .containsExactly(tuple("first", List.of(BEN)), tuple("second", List.of()));
    }

    @Test
    void anAttemptThatTheStandWalkedDoesNotCount() {
        ended(ANNA, THREE, 1, "skipped", 1, KEPT, KEPT);

        assertThat(trouble()).isEmpty();
    }

    @Test
    void aFewAreToldWithTheirNumberOnly() {
        assertThat(new Share(0, 0).words()).isEqualTo("nobody yet");
        assertThat(new Share(1, 4).words()).isEqualTo("1 of 4, too few to tell");
        assertThat(new Share(2, 5).words()).isEqualTo("2 of 5, 40 %");
        assertThat(Trouble.median(List.of(Duration.ofMinutes(1), Duration.ofMinutes(2), Duration.ofMinutes(9))))
                .isEqualTo(Optional.of(Duration.ofMinutes(2)));
    }

    @Test
    void aFileForASpreadsheetHasALineForEachClaimAndRunsNothing() {
        attempts.add(attempt(
                learner(3, "=cmd|'/c calc'!A0, \"Eve\""), THREE, 1, "passed", Instant.EPOCH.plusSeconds(90), 90, KEPT));
        underWay(ANNA, SIX, 2);

        assertThat(Export.CSV.of("Monday", new ClassResults(attempts))).isEqualTo("""
                        learner,lab,attempt,started,finished,outcome,seconds,hints,solution_seen,instructor_typed,phase,check,claim_outcome\r
                        "'=cmd|'/c calc'!A0, ""Eve\""",lab-3,1,1970-01-01T00:00:00Z,1970-01-01T00:01:30Z,passed,90,2,false,1,work,first,kept\r
                        Anna,lab-6,2,1970-01-01T00:00:00Z,,running,60,2,false,1,,,\r
                        """);
        assertThat(Export.JSON.of("Monday", new ClassResults(attempts)))
                .contains("\"schema\" : 1", "\"class\" : \"Monday\"", "\"finished\" : null", "\"instructor_typed\" : 1")
                .contains("\"learner\" : \"=cmd|'/c calc'!A0, \\\"Eve\\\"\"", "\"claim_outcome\" : \"kept\"");
    }

    private List<Trouble> trouble() {
        return Trouble.of(new ClassResults(attempts));
    }

    private void ended(Account learner, Lab lab, int number, String outcome, long minutes, Outcome... outcomes) {
        attempts.add(attempt(
                learner, lab, number, outcome, Instant.EPOCH.plusSeconds(60 * minutes), 60 * minutes, outcomes));
    }

    private void underWay(Account learner, Lab lab, int number, Outcome... outcomes) {
        attempts.add(attempt(learner, lab, number, "running", null, 60, outcomes));
    }

    private static AttemptResult attempt(
            Account learner,
            Lab lab,
            int number,
            String outcome,
            @Nullable Instant ended,
            long seconds,
            Outcome... outcomes) {
        List<Claim> claims = new ArrayList<>();
        for (int i = 0; i < outcomes.length; i++) {
            claims.add(new Claim("work", i == 0 ? "first" : "second", outcomes[i], ""));
        }
        return new AttemptResult(
                learner, lab, number, outcome, claims, 2, false, 1, Instant.EPOCH, ended, Duration.ofSeconds(seconds));
    }

    private static Account learner(long id, String name) {
        return new Account(id, Role.LEARNER, name, OptionalLong.of(1), Optional.empty());
    }
}
