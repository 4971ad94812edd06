package dev.zdm.grader.store;

import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Audit;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A running attempt is judged as of the moment of asking, with what the shop answers to it. */
class EvidenceNowIT {

    @TempDir
    private Path folder;

    @Test
    void theShopIsAskedAnewWhileTheAttemptRuns() {
        write(busyShop().audit(58, 412).audit(59, 413));

        EvidenceNow now = at(58.5);

        assertThat(EvidenceNow.questionIn(folder)).hasContent(second(58.5).toString());
        assertThat(now.asOf()).isEqualTo(second(58.5));
        assertThat(now.evidence().audits()).hasSize(2);
    }

    @Test
    void theProberAnswersTheQuestionThatItFinds() throws Exception {
        write(busyShop().audit(50, 412));
        var prober = new Thread(() -> {
            Path question = EvidenceNow.questionIn(folder);
            while (!Files.exists(question)) {
                Thread.onSpinWait();
            }
            try (var probes = new EvidenceFile(folder.resolve("probes.jsonl"))) {
                probes.append(new Audit(second(59), 413, List.of(), null));
            }
        });
        prober.start();

        EvidenceNow now = at(58.5);
        prober.join(Duration.ofSeconds(30).toMillis());

        assertThat(now.evidence().audits()).extracting(Audit::compared).containsExactly(412L, 413L);
    }

    @Test
    void nobodyIsAskedWhereNobodyProbes() {
        write(busyShop());

        assertThat(at(58.5).asOf()).isEqualTo(second(58.5));
        assertThat(EvidenceNow.questionIn(folder)).doesNotExist();
    }

    @Test
    void nobodyIsAskedOnceTheAttemptHasEnded() {
        write(busyShop().audit(50, 412).state(Attempt.State.FINISHED));

        assertThat(at(58.5).asOf()).isEqualTo(second(58.5));
        assertThat(EvidenceNow.questionIn(folder)).doesNotExist();
    }

    @Test
    void aRecorderThatHasLongBeenSilentIsNotWaitedFor() {
        write(busyShop().audit(50, 412));

        assertThat(at(90).asOf()).isEqualTo(second(90));
        assertThat(EvidenceNow.questionIn(folder)).doesNotExist();
    }

    @Test
    void aRecorderThatDoesNotCatchUpHasNotSeenTheEnd() {
        write(busyShop());

        assertThat(at(60).asOf()).isEqualTo(second(60).plus(Evidence.HEARTBEAT_OVERDUE));
    }

    @Test
    void aFolderWithoutAnAttemptIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> at(60)).isInstanceOf(LabProblem.Usage.class);
    }

    // ---- what is watched

    @Test
    void theNewestLineOfItsTypeCounts() throws IOException {
        write(busyShop().audit(50, 412).audit(58, 413).probe(59, "names-filled", 0));

        assertThat(LineWatch.audits(folder).newest()).contains(second(58));
        assertThat(LineWatch.heartbeats(folder).newest()).contains(second(60));
        append("{\"type\":\"audit\",\"t\":\"2026-11-21T01:00:59Z\"");
        assertThat(LineWatch.audits(folder).newest()).contains(second(58));
    }

    @Test
    void aLineThatOnlySpeaksOfTheTypeIsNoneOfIt() {
        write(busyShop().audit(50, 412).probe(59, "audit", 1, "\"audit\""));

        assertThat(LineWatch.audits(folder).newest()).contains(second(50));
    }

    @Test
    void whereThereIsNoFileThereIsNoLine() {
        assertThat(LineWatch.audits(folder).newest()).isEmpty();
        assertThat(LineWatch.audits(folder).awaitLaterThan(second(0), Duration.ZERO))
                .isEmpty();
    }

    @Test
    void waitingEndsWithItsBoundAndTellsOfTheNewestLineAllTheSame() {
        write(busyShop().audit(50, 412));

        assertThat(LineWatch.audits(folder).awaitLaterThan(second(50), Duration.ZERO))
                .contains(second(50));
        assertThat(LineWatch.audits(folder).awaitLaterThan(second(49), Duration.ofMinutes(1)))
                .contains(second(50));
    }

    private void write(MadeUpAttempt attempt) {
        attempt.writeTo(folder);
    }

    private void append(String text) throws IOException {
        Files.writeString(folder.resolve("probes.jsonl"), text, StandardOpenOption.APPEND);
    }

    private EvidenceNow at(double second) {
        return EvidenceNow.of(folder, Clock.fixed(second(second), ZoneOffset.UTC));
    }
}
