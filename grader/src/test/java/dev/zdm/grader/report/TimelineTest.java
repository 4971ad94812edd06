package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Probe;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.fixture.GoldenAttempts;
import dev.zdm.grader.fixture.GoldenAttempts.Golden;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.report.BarRows.Bar;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private static final LabCatalog LABS = LabCatalog.in(Path.of("../labs"));
    private static final Lab LAB = LABS.named("lab-6");

    @Test
    void everythingThatHappenedHasALane() {
        assertThat(ids(RollingAttempt.made()))
                .containsExactly(
                        "phases",
                        "found",
                        "deploys",
                        "ddl",
                        "served",
                        "latency",
                        "failed",
                        "blocked",
                        "lag",
                        "lag-bytes",
                        "wal",
                        "sizes",
                        "dead");
    }

    @Test
    void aLaneWithNothingToTellIsAbsent() {
        assertThat(ids(busyShop().of("lab-6", "lock-queue").phase("freeze", 10)))
                .containsExactly("phases", "served", "latency");
    }

    @Test
    void withoutAReplicaThereIsNoLag() {
        assertThat(ids(busyShop().line(new Wal(second(20), "0/1", 100, List.of(), null, null, Duration.ZERO))))
                .contains("wal")
                .doesNotContain("lag", "lag-bytes", "sizes", "dead");
    }

    @Test
    void aDeployThatChangesNothingTellsNothing() {
        assertThat(ids(busyShop().line(new Deploy(second(1), Map.of("v1", 100), true))))
                .doesNotContain("deploys");
    }

    @Test
    void failuresAreToldByVersionAndSqlstate() {
        Lane failed = lane("failed", RollingAttempt.made());

        assertThat(failed.figures().orElseThrow().columns()).containsExactly("from second", "v1 42703", "v2 503");
        assertThat(written(failed)).contains("60 of v1 42703: at most 3, at second 90. 360 of v2 503: at most 90");
    }

    @Test
    void aStatementIsToldWithItsFailure() {
        assertThat(lane("ddl", RollingAttempt.made()).figures().orElseThrow().rows())
                .containsExactly(
                        List.of(
                                "20",
                                "LOCK TABLE orders",
                                "session 4711 (learner)",
                                "2 s",
                                "failed with 55P03: canceling statement due to lock timeout"),
                        List.of("120", RollingAttempt.ALTER, "session 4711 (learner)", "7 s", "done"));
    }

    @Test
    void noLaneHasMoreStatementsThanAPageCanBear() {
        MadeUpAttempt attempt = busyShop();
        for (int i = 0; i < 2_000; i++) {
            attempt.began(learner(1), 10 + i / 100.0, "x").error(learner(1), 10 + i / 100.0, "42601", "no");
        }

        assertThat(lane("ddl", attempt).figures().orElseThrow().rows()).hasSize(Buckets.MOST);
    }

    @Test
    void aBrokenClaimIsMarkedWhereItWasBrokenAndShadedInEveryLane() {
        MadeUpAttempt attempt = RollingAttempt.made();

        assertThat(written(lane("found", attempt)))
                .contains(
                        "broken: customers-served, second 71 to 99.", "broken: customers-served, second 120.2 to 127.");
        assertThat(written(lane("latency", attempt))).contains("class=\"harm\"");
    }

    @Test
    void findingsOnLocksQueuesAndCustomersTellTheirTime() {
        assertThat(marks("lab-2 passes"))
                .containsExactly(
                        "kept: share-lock-on-orders, second 20 to 25", "kept: reads-went-on, second 20.1 to 25");
        assertThat(marks("lab-6 passes"))
                .containsExactly("kept: queue-formed, second 16", "kept: pool-exhausted, second 20");
        assertThat(marks("lab-6 breaks report-left-alone")).contains("broken: report-left-alone, second 50");
    }

    @Test
    void aFindingThatTellsOfNoTimeHasNoMark() {
        assertThat(written(lane("found", RollingAttempt.made()))).doesNotContain("column-arrived");
    }

    @Test
    void anAnswerOfTheShopMarksTheFindingThatFollowsFromIt() {
        var finding = new Finding(
                "nothing-lost", "work", Outcome.BROKEN, "Nothing is lost.", "", "", List.of(), Optional.empty());
        Evidence evidence = busyShop()
                .line(new Probe(second(20), "work", "nothing-lost", 1, List.of(), null))
                .line(new Probe(second(30), "work", "nothing-lost", 1, List.of(), null))
                .line(new Probe(second(40), "other", "nothing-lost", 1, List.of(), null))
                .evidence();

        assertThat(new NumberedFinding(1, finding).when(evidence)).containsExactly(new Span(second(30), second(30)));
    }

    private static List<String> marks(String name) {
        Golden golden = GoldenAttempts.all().stream()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();
        Lab lab = LABS.named(golden.lab());
        Evidence evidence = golden.attempt().evidence();
        Verdict verdict = Grader.of(lab).judge(evidence, second(60));
        Stage stage = Stage.of(evidence, verdict);
        return NumberedFinding.of(verdict).stream()
                .flatMap(finding -> FindingLane.bar(finding, stage))
                .map(Bar::title)
                .toList();
    }

    private static List<String> ids(MadeUpAttempt attempt) {
        return lanes(attempt).stream().map(Lane::id).toList();
    }

    private static Lane lane(String id, MadeUpAttempt attempt) {
        return lanes(attempt).stream()
                .filter(lane -> lane.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<Lane> lanes(MadeUpAttempt attempt) {
        Evidence evidence = attempt.evidence();
        Verdict verdict = Grader.of(LAB).judge(evidence, second(200));
        return Timeline.lanes(Stage.of(evidence, verdict), LAB, NumberedFinding.of(verdict));
    }

    private static String written(Lane lane) {
        var page = new StringBuilder();
        lane.figure().writeTo(page);
        return page.toString();
    }
}
