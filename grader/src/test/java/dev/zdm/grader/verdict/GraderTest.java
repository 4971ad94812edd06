package dev.zdm.grader.verdict;

import static dev.zdm.grader.check.Outcome.BROKEN;
import static dev.zdm.grader.check.Outcome.KEPT;
import static dev.zdm.grader.check.Outcome.SKIPPED;
import static dev.zdm.grader.check.Outcome.UNPROVEN;
import static dev.zdm.grader.evidence.LockMode.SHARE;
import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.lock;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.ORDERS;
import static dev.zdm.grader.fixture.ShopCatalogue.index;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt.State;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.labs.CheckSpec;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Phase;
import dev.zdm.labs.StandSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GraderTest {

    private static final long NEW = 20_001;

    private final Grader grader = Grader.of(lab(
            new Phase("build", "Block them", List.of(), List.of(claim("index-built", "index-valid", STATUS))),
            new Phase(
                    "clean",
                    "Take it away",
                    List.of(),
                    List.of(
                            claim(
                                    "nobody-blocked",
                                    "no-request-blocked",
                                    Map.of("by", "learner", "longer-than", "250ms")),
                            claim("index-gone", "index-absent", STATUS),
                            claim("others-kept", "indexes-kept", Map.of())))));

    private static final Map<String, Object> STATUS = Map.of("table", "orders", "columns", List.of("status"));

    @Test
    void anAttemptThatKeepsEveryClaimPasses() {
        Verdict verdict = judge(solved());

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
        assertThat(verdict.exitCode()).isZero();
        assertThat(verdict.findings())
                .extracting(Finding::check)
                .containsExactly("index-built", "nobody-blocked", "index-gone", "others-kept");
    }

    @Test
    void judgingAgainSaysTheSame() {
        MadeUpAttempt attempt = solved().state(State.FINISHED);

        assertThat(grader.judge(attempt.evidence(), second(60)))
                .isEqualTo(grader.judge(attempt.evidence(), second(1_000_000)));
    }

    @Test
    void afterABrokenClaimTheRestOfItsPhaseIsNotJudged() {
        Verdict verdict =
                judge(solved().slow(writer(1), 45, 1).wait(writer(1), 45, 46, behind(learner(1), "DROP INDEX mine")));

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
        assertThat(verdict.exitCode()).isEqualTo(1);
        assertThat(outcomes(verdict)).containsExactly(KEPT, BROKEN, SKIPPED, SKIPPED);
        assertThat(verdict.findings().get(2).actual()).isEqualTo("not judged until nobody-blocked holds");
        assertThat(verdict.first().orElseThrow().check()).isEqualTo("nobody-blocked");
    }

    @Test
    void aBrokenPhaseDoesNotKeepTheNextFromBeingJudged() {
        Verdict verdict = judge(busyShop().phase("build", 10, 30).phase("clean", 30));

        assertThat(outcomes(verdict)).containsExactly(BROKEN, KEPT, KEPT, KEPT);
    }

    @Test
    void aPhaseThatHasNotBegunIsBroken() {
        Verdict verdict = judge(busyShop().phase("build", 10).catalogue(20, withIndex()));

        Finding finding = verdict.findings().get(1);
        assertThat(finding.check()).isEqualTo("phase-begun");
        assertThat(finding.outcome()).isEqualTo(BROKEN);
        assertThat(finding.phase()).isEqualTo("clean");
        assertThat(finding.expected()).isEqualTo("phase 2, Take it away, begun with bin/lab next");
        assertThat(verdict.findings()).hasSize(2);
    }

    @Test
    void anAttemptThatIsBeingPreparedIsUnproven() {
        Verdict verdict = judge(solved().state(State.PREPARING));

        assertThat(verdict).isInstanceOf(Verdict.Unproven.class);
        assertThat(verdict.exitCode()).isEqualTo(3);
        assertThat(verdict.findings()).extracting(Finding::check).containsExactly("attempt-running");
    }

    @Test
    void aRecorderThatIsNotHeardOfLeavesTheLastPhaseUnproven() {
        Verdict verdict = grader.judge(solved().evidence(), second(70));

        assertThat(verdict).isInstanceOf(Verdict.Unproven.class);
        assertThat(outcomes(verdict)).containsExactly(KEPT, UNPROVEN, UNPROVEN, UNPROVEN);
    }

    @Test
    void whatHappensAfterTheLastHeartbeatIsNotJudgedYet() {
        Verdict verdict = grader.judge(solved().evidence(), second(64.9));

        assertThat(verdict).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void anInterruptedAttemptIsUnprovenInItsLastPhase() {
        Verdict verdict = judge(solved().state(State.INTERRUPTED));

        assertThat(outcomes(verdict)).containsExactly(KEPT, UNPROVEN, UNPROVEN, UNPROVEN);
    }

    @Test
    void whatAnInterruptedAttemptHadNotComeToIsNotHeldAgainstAnybody() {
        Verdict verdict =
                judge(busyShop().phase("build", 10, 30).catalogue(30, seeded()).state(State.INTERRUPTED));

        assertThat(verdict.findings().get(0).actual()).startsWith("the stand went down before the attempt ended; ");
        assertThat(verdict.findings()).allMatch(finding -> finding.is(UNPROVEN));
    }

    @Test
    void harmThatAnInterruptedAttemptDidStaysHarm() {
        Verdict verdict = judge(solved().slow(writer(1), 45, 1)
                .wait(writer(1), 45, 46, behind(learner(1), "DROP INDEX mine"))
                .state(State.INTERRUPTED));

        assertThat(verdict.first().orElseThrow().check()).isEqualTo("nobody-blocked");
        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void oneBrokenClaimOutweighsAnyThatAreUnproven() {
        Verdict verdict = grader.judge(
                solved().slow(writer(1), 45, 1)
                        .wait(writer(1), 45, 46, behind(learner(1), "DROP INDEX mine"))
                        .evidence(),
                second(70));

        assertThat(verdict).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void ddlBeforeTheFirstPhaseSpoilsTheAttempt() {
        Verdict verdict = judge(solved().began(learner(1), 5, "CREATE INDEX ON orders (status)")
                .ddlEnd(learner(1), 6, "CREATE INDEX", NEW, lock(SHARE))
                .done(learner(1), 6));

        assertThat(verdict).isInstanceOf(Verdict.Unproven.class);
        assertThat(verdict.first().orElseThrow().check()).isEqualTo("baseline-undisturbed");
        assertThat(verdict.first().orElseThrow().actual()).contains("CREATE INDEX ON orders (status)", "bin/lab start");
    }

    @Test
    void aCustomerWhoWaitedBehindTheLearnerBeforeTheFirstPhaseSpoilsItToo() {
        assertThat(judge(solved().wait(writer(1), 5, 6, behind(learner(1), "LOCK TABLE orders")))
                        .first()
                        .orElseThrow()
                        .check())
                .isEqualTo("baseline-undisturbed");
    }

    @Test
    void lookingAroundBeforeTheFirstPhaseIsFine() {
        assertThat(judge(solved().statement(learner(1), 5, 6, "SELECT * FROM orders")))
                .isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void theLabsOwnWordsAndHintAreUsed() {
        var spec = new CheckSpec(
                "gone",
                "index-absent",
                STATUS,
                Optional.of("The index is gone."),
                Optional.of("Read lesson 9."),
                Optional.empty());
        var own = Grader.of(lab(new Phase("clean", "Take it away", List.of(), List.of(spec))));

        Finding finding = own.judge(busyShop().phase("clean", 10).evidence(), second(60))
                .findings()
                .get(0);

        assertThat(finding.claim()).isEqualTo("The index is gone.");
        assertThat(finding.expected()).isEqualTo("there is no index on orders (status) any more");
        assertThat(finding.hint()).contains("Read lesson 9.");
    }

    @Test
    void aClaimThatReachesBackIsJudgedFromTheEarlierPhaseOn() {
        var early = new Phase("build", "Build", List.of(), List.of(claim("made", "index-exists", STATUS)));
        var short5 = Map.<String, Object>of("at-most", "5s");
        var late = new Phase(
                "clean",
                "Take it away",
                List.of(),
                List.of(
                        claim("short-in-clean", "longest-transaction", short5),
                        new CheckSpec(
                                "short-throughout",
                                "longest-transaction",
                                short5,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of("build"))));
        MadeUpAttempt longBefore = solved().transaction(learner(1), 12, 20, true);

        List<Finding> findings = Grader.of(lab(early, late))
                .judge(longBefore.evidence(), second(60))
                .findings();

        assertThat(findings.get(1).outcome()).isEqualTo(Outcome.KEPT);
        assertThat(findings.get(2).outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(findings.get(2).expected()).endsWith("for longer than 5 s since phase 1 began");
    }

    @Test
    void aClaimWithoutWordsOfItsOwnIsASentence() {
        assertThat(judge(solved()).findings().get(2).claim())
                .isEqualTo("There is no index on orders (status) any more.");
    }

    @Test
    void aLabThatMakesAClaimOfNoKnownKindIsRefusedBeforeAnythingIsJudged() {
        assertThatThrownBy(() ->
                        Grader.of(lab(new Phase("a", "A", List.of(), List.of(claim("b", "index-vallid", Map.of()))))))
                .isInstanceOf(LabProblem.class);
    }

    private Verdict judge(MadeUpAttempt attempt) {
        return grader.judge(attempt.evidence(), second(60));
    }

    /** Phase one makes the index, phase two takes it away. */
    private static MadeUpAttempt solved() {
        return busyShop()
                .phase("build", 10, 30)
                .catalogue(20, withIndex())
                .phase("clean", 30)
                .catalogue(40, seeded());
    }

    private static dev.zdm.grader.fixture.ShopCatalogue withIndex() {
        return seeded().with(index(NEW, "mine", ORDERS, "status"));
    }

    private static List<Outcome> outcomes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::outcome).toList();
    }

    private static CheckSpec claim(String id, String kind, Map<String, Object> args) {
        return new CheckSpec(id, kind, args, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Lab lab(Phase... phases) {
        return new Lab(
                2,
                "blocking-build",
                "The blocking build",
                20,
                List.of(),
                List.of(),
                StandSpec.plain(2_000_000),
                List.of(phases),
                List.of(),
                List.of(),
                Path.of("labs/lab-02-blocking-build"));
    }
}
