package dev.zdm.runner.stand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Span;
import dev.zdm.grader.evidence.StandAct;
import dev.zdm.grader.store.EvidenceNow;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Road;
import dev.zdm.runner.Progress;
import dev.zdm.runner.StartOptions;
import dev.zdm.runner.dev.Walk;
import dev.zdm.runner.road.Walked;
import dev.zdm.runner.sql.SqlSession;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A stand whose customers are sent away and come back, and what the grader says of attempts at it. */
class SuspensionIT {

    private static final StartOptions SMALL =
            StartOptions.DEFAULT.withRows(100_000).withRate(50).withBaseline(Duration.ofSeconds(3));
    private static final String WHY = "nobody was there";

    private final StandNames names = new StandNames("sleeper");
    private final Lab lab = LabCatalog.in(Path.of("..", "labs")).named("lab-3");
    private final Stand stand = SharedServer.forAll().stand(names);

    @AfterEach
    void tidyUp() throws SQLException {
        stand.close();
        SharedServer.forAll().drop(names);
    }

    private Path begin() {
        stand.work(lab).provideAnew(lab);
        return stand.start(lab, SMALL, Progress.SILENT).folder();
    }

    private void walk(String road) {
        Road named = Stream.concat(lab.solutions().stream(), lab.wrongs().stream())
                .filter(one -> one.name().equals(road))
                .findFirst()
                .orElseThrow();
        assertThat(stand.walk(named, Progress.SILENT)).isInstanceOf(Walked.Done.class);
    }

    private Verdict judged(Path folder) {
        EvidenceNow now = EvidenceNow.of(folder, Clock.systemUTC());
        return Grader.of(lab).judge(now.evidence(), now.asOf());
    }

    /** Long enough for every gap that the grader minds, and for a second of the workload's to be missed. */
    private void sleepForAWhile(Path folder) {
        assertThat(stand.suspend(WHY)).isTrue();
        Instant since = stand.suspended().orElseThrow();
        Instant until = Instant.now().plus(Duration.ofSeconds(8));
        while (Instant.now().isBefore(until)) {
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(200).toNanos());
        }
        assertThat(EvidenceReader.read(folder).whole().seconds())
                .as("seconds with customers, three or more after they left")
                .noneMatch(second -> second.due() > 0 && second.at().isAfter(since.plusSeconds(3)));
    }

    private static void passes(Verdict verdict) {
        assertThat(verdict).as(() -> Walk.inFull(verdict)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void aRightAnswerAfterASuspensionPasses() {
        Path folder = begin();
        sleepForAWhile(folder);
        stand.resume();
        walk("plainly");

        passes(judged(folder));
        stand.finish();
        passes(Grader.of(lab).judge(EvidenceReader.read(folder), Instant.now()));
        Evidence whole = EvidenceReader.read(folder).whole();
        assertThat(whole.standActs())
                .extracting(StandAct::act)
                .containsExactly(StandAct.Act.SUSPENDED, StandAct.Act.RESUMED);
        Instant resumed = whole.standActs().get(1).at();
        assertThat(whole.actorEvents())
                .as("the phase's actors are back at work, and were cut off by nobody")
                .anyMatch(event -> event.event().equals("began") && event.at().isAfter(resumed))
                .noneMatch(event -> event.failed());
        assertThat(whole.suspendedIn(whole.span())).isGreaterThan(Duration.ofSeconds(8));
        assertThat(whole.gaps())
                .filteredOn(gap -> isDuringASuspension(gap, whole))
                .isEmpty();
    }

    private static boolean isDuringASuspension(Span gap, Evidence whole) {
        return !whole.suspendedIn(gap).isZero();
    }

    @Test
    void aRightAnswerBeforeASuspensionPassesWhileItLastsAndWhenItIsOverAndWhenItNeverIs() {
        Path folder = begin();
        walk("plainly");
        sleepForAWhile(folder);

        passes(judged(folder));
        stand.resume();
        passes(judged(folder));
        assertThat(stand.suspend(WHY)).isTrue();
        stand.finish();
        passes(Grader.of(lab).judge(EvidenceReader.read(folder), Instant.now()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking-build", "locked-to-be-safe"})
    void aWrongAnswerBeforeASuspensionFailsAtItsClaim(String wrong) {
        Path folder = begin();
        walk(wrong);
        sleepForAWhile(folder);
        fails(wrong, judged(folder));
        stand.resume();

        fails(wrong, judged(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking-build", "slow-trigger"})
    void aWrongAnswerAfterASuspensionFailsAtItsClaim(String wrong) {
        Path folder = begin();
        sleepForAWhile(folder);
        stand.resume();
        walk(wrong);

        fails(wrong, judged(folder));
    }

    private void fails(String wrong, Verdict verdict) {
        String claim = lab.wrongs().stream()
                .filter(one -> one.name().equals(wrong))
                .findFirst()
                .flatMap(Road::breaks)
                .orElseThrow();
        assertThat(Walk.broken(lab, verdict)).as(() -> Walk.inFull(verdict)).containsExactly(claim);
    }

    @ParameterizedTest
    @ValueSource(strings = {"learner", "app_v1"})
    void nobodyLogsInWhileCustomersAreAway(String role) {
        begin();
        SqlSession idle = stand.open(role);
        assertThat(stand.suspend(WHY)).isTrue();

        assertThatThrownBy(() -> stand.open(role))
                .isInstanceOf(LabProblem.class)
                .hasMessageContaining("not permitted to log in");
        assertThat(idle.execute("SELECT 1").failed()).isTrue();
        stand.resume();
        try (SqlSession back = stand.open(role)) {
            assertThat(back.execute("SELECT 1").error()).isNull();
        }
        idle.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "BEGIN; SELECT 1"})
    void whoHasATransactionOpenIsLeftAlone(String open) {
        begin();
        try (SqlSession learner = stand.open("learner")) {
            for (String statement : open.split(";", -1)) {
                learner.execute(statement.strip());
            }

            assertThat(stand.suspend(WHY)).isFalse();

            assertThat(stand.suspended()).isEmpty();
            assertThat(learner.execute("COMMIT").error()).isNull();
            try (SqlSession other = stand.open("learner")) {
                assertThat(other.execute("SELECT 1").error()).isNull();
            }
        }
    }

    @Test
    void practiceIsSuspendedAndGoesOn() {
        stand.practise(SMALL, Progress.SILENT);
        assertThat(stand.suspend(WHY)).isTrue();
        assertThat(stand.suspend(WHY)).as("once is enough").isFalse();
        stand.resume();

        assertThat(stand.suspended()).isEmpty();
        try (SqlSession learner = stand.open("learner")) {
            assertThat(learner.execute("SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'app%'")
                            .error())
                    .isNull();
        }
        assertThat(Optional.of(stand.shares())).isNotEqualTo(Optional.of(List.of()));
    }

    @Test
    void aNewAttemptBeginsOnASuspendedStand() {
        begin();
        assertThat(stand.suspend(WHY)).isTrue();

        Path next = begin();

        assertThat(stand.suspended()).isEmpty();
        walk("plainly");
        passes(judged(next));
    }
}
