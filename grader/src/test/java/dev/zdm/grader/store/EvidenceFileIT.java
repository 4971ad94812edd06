package dev.zdm.grader.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Heartbeat;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StatementLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is what is read, and a crash costs no more than the line that it tore. */
class EvidenceFileIT {

    private static final Instant T0 = Instant.parse("2026-11-21T01:02:03.123456Z");
    private static final Session SHOPPER = new Session(41, T0, "app_v1");
    private static final Session LEARNER = new Session(42, T0, "learner");

    @TempDir
    private Path folder;

    @BeforeEach
    void anAttempt() {
        AttemptFile.write(folder, attempt());
    }

    @Test
    void aLineIsSpelledAsTheContractSaysIt() throws IOException {
        try (var file = new EvidenceFile(folder.resolve("locks.jsonl"))) {
            file.append(new Heartbeat(T0, 10, Duration.ofNanos(51_250_000), Duration.ZERO));
        }

        assertThat(folder.resolve("locks.jsonl"))
                .content()
                .isEqualTo("{\"type\":\"heartbeat\",\"t\":\"2026-11-21T01:02:03.123456Z\",\"seq\":1,"
                        + "\"samples\":10,\"longestGapMillis\":51.25,\"logLagMillis\":0}\n");
    }

    @Test
    void whatIsWrittenIsRead() {
        var wait = new LockWait(
                T0.plusMillis(300),
                7,
                SHOPPER,
                "UPDATE orders SET status = $1",
                "relation",
                "orders",
                LockMode.ROW_EXCLUSIVE,
                T0,
                T0.plusMillis(300),
                false,
                List.of(new Culprit(LEARNER, 1, "active", "CREATE INDEX", false, List.of(LockMode.SHARE))));
        write("locks.jsonl", wait);

        assertThat(read().waits()).containsExactly(wait);
    }

    @Test
    void anAttemptIsReadAsItWasWritten() {
        assertThat(AttemptFile.read(folder)).isEqualTo(attempt());
    }

    @Test
    void aTornLastLineIsLeftOutAndIsNoDamage() throws IOException {
        write("statements.jsonl", new StatementLine.Began(T0, LEARNER, "SELECT 1"));
        append("statements.jsonl", "{\"type\":\"began\",\"t\":\"2026-");

        assertThat(read().statements()).hasSize(1);
        assertThat(read().damage()).isEmpty();
    }

    @Test
    void writingGoesOnAfterTheLastWholeLine() throws IOException {
        write("statements.jsonl", new StatementLine.Began(T0, LEARNER, "SELECT 1"));
        append("statements.jsonl", "{\"type\":\"began\",\"t\":\"2026-");

        write("statements.jsonl", new StatementLine.Began(T0.plusSeconds(1), LEARNER, "SELECT 2"));

        assertThat(read().statements()).hasSize(2);
        assertThat(read().damage()).isEmpty();
    }

    @Test
    void aKindOfLineFromALaterVersionIsPassedOver() throws IOException {
        append("statements.jsonl", weather(1));

        assertThat(read().damage()).isEmpty();
    }

    @Test
    void aLostLineIsDamage() throws IOException {
        append("statements.jsonl", weather(1) + weather(3));

        assertThat(read().damage()).containsExactly("statements.jsonl is broken at line 2");
    }

    @Test
    void aBrokenLineIsDamageAndTheOthersAreRead() throws IOException {
        write("statements.jsonl", new StatementLine.Began(T0, LEARNER, "SELECT 1"));
        append("statements.jsonl", "{\"type\":\"be\n");

        assertThat(read().damage()).containsExactly("statements.jsonl is broken at line 2");
        assertThat(read().statements()).hasSize(1);
    }

    private static String weather(int seq) {
        return "{\"type\":\"weather\",\"t\":\"2026-11-21T01:02:03.123456Z\",\"seq\":" + seq + ",\"rain\":true}\n";
    }

    private Evidence read() {
        return EvidenceReader.read(folder);
    }

    private void write(String name, dev.zdm.grader.evidence.EvidenceLine line) {
        try (var file = new EvidenceFile(folder.resolve(name))) {
            file.append(line);
        }
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Attempt attempt() {
        return new Attempt(
                1,
                "lab-6",
                "lock-queue",
                "me",
                3,
                "shop",
                "18.6",
                "0.1.0",
                42,
                2_000_000,
                300,
                Attempt.State.RUNNING,
                T0,
                null,
                new Attempt.Baseline(T0, T0.plusSeconds(5), 299.8, Duration.ofNanos(900_000), Duration.ofMillis(6), 0),
                List.of(new Attempt.PhaseRun("freeze", T0.plusSeconds(5), null)));
    }
}
