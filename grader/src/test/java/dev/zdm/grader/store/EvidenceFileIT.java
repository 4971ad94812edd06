package dev.zdm.grader.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Audit;
import dev.zdm.grader.evidence.Audit.LostWrite;
import dev.zdm.grader.evidence.Culprit;
import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.EvidenceLine;
import dev.zdm.grader.evidence.Heartbeat;
import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.LockWait;
import dev.zdm.grader.evidence.LongStatement;
import dev.zdm.grader.evidence.Probe;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.Session;
import dev.zdm.grader.evidence.StandbyWait;
import dev.zdm.grader.evidence.StatementLine;
import dev.zdm.grader.evidence.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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
    void deploysAreSpelledAndRead() throws IOException {
        var deploy = new Deploy(T0, Map.of("v2", 100), true);
        write("requests.jsonl", deploy);

        assertThat(folder.resolve("requests.jsonl"))
                .content()
                .isEqualTo(head("deploy") + "\"shares\":{\"v2\":100},\"over\":true}\n");
        assertThat(read().deploysSoFar()).containsExactly(deploy);
    }

    @Test
    void transactionsAndLongStatementsAreSpelledAndRead() throws IOException {
        var transaction = new Transaction(T0, 7, LEARNER, T0.minusSeconds(2), T0, true);
        var asleep = new LongStatement(
                T0, 8, SHOPPER, "UPDATE orders", T0.minusMillis(200), T0, List.of("Timeout:PgSleep", "CPU"));
        write("locks.jsonl", transaction);
        write("locks.jsonl", asleep);

        assertThat(Files.readAllLines(folder.resolve("locks.jsonl")))
                .containsExactly(
                        head("transaction") + "\"id\":7,\"session\":{\"pid\":42,\"started\":"
                                + "\"2026-11-21T01:02:03.123456Z\",\"role\":\"learner\"},\"began\":"
                                + "\"2026-11-21T01:02:01.123456Z\",\"lastSeen\":\"2026-11-21T01:02:03.123456Z\","
                                + "\"wrote\":true}",
                        head("long-statement").replace("\"seq\":1", "\"seq\":2")
                                + "\"id\":8,\"session\":{\"pid\":41,\"started\":\"2026-11-21T01:02:03.123456Z\","
                                + "\"role\":\"app_v1\"},\"statement\":\"UPDATE orders\",\"began\":"
                                + "\"2026-11-21T01:02:02.923456Z\",\"lastSeen\":\"2026-11-21T01:02:03.123456Z\","
                                + "\"events\":[\"Timeout:PgSleep\",\"CPU\"]}");
        assertThat(read().transactions()).containsExactly(transaction);
        assertThat(read().longStatements()).containsExactly(asleep);
    }

    @Test
    void waitsOnTheStandbyAreSpelledAndRead() throws IOException {
        var wait = new StandbyWait(
                T0, 7, SHOPPER, "SELECT 1", "orders", 16_410, T0.minusMillis(300), T0, T0.minusSeconds(20));
        write("locks.jsonl", wait);

        assertThat(folder.resolve("locks.jsonl"))
                .content()
                .isEqualTo(head("standby-wait") + "\"id\":7,\"victim\":{\"pid\":41,\"started\":"
                        + "\"2026-11-21T01:02:03.123456Z\",\"role\":\"app_v1\"},\"statement\":\"SELECT 1\","
                        + "\"relation\":\"orders\",\"oid\":16410,\"began\":\"2026-11-21T01:02:02.823456Z\","
                        + "\"lastSeen\":\"2026-11-21T01:02:03.123456Z\","
                        + "\"replayed\":\"2026-11-21T01:01:43.123456Z\"}\n");
        assertThat(read().standbyWaits()).containsExactly(wait);
    }

    @Test
    void aRequestSaysWhetherItWentToTheStandbyAndOneThatDoesNotWentToThePrimary() throws IOException {
        String slow = "\"app\":\"v1\",\"request\":\"order\",\"kind\":\"read\",STANDBY\"due\":"
                + "\"2026-11-21T01:02:03.123456Z\",\"waitedMillis\":123.456,\"status\":200,\"sqlstate\":null,"
                + "\"message\":null,\"session\":null}\n";
        Files.writeString(
                folder.resolve("requests.jsonl"),
                head("slow")
                        + slow.replace("STANDBY", "")
                        + head("slow").replace("\"seq\":1", "\"seq\":2")
                        + slow.replace("STANDBY", "\"standby\":true,"));

        assertThat(read().requests()).extracting(Request::standby).containsExactly(false, true);
    }

    @Test
    void answersOfTheShopAreSpelledAndRead() throws IOException {
        var probe = new Probe(T0, "freeze", "names-filled", 2, List.of("user 7 has no name"), null);
        var noAnswer = new Probe(T0, "freeze", "names-filled", 0, List.of(), "lock timeout");
        var audit = new Audit(
                T0,
                412,
                List.of(
                        new LostWrite("full_name", "users", 7, "Ana", null, "v1", "change-profile", T0),
                        new LostWrite("full_name", "users", 8, "Ana", "Noor", "v2", "change-profile", T0)),
                null);
        var noAudit = new Audit(T0, 0, List.of(), "lock timeout");
        List.of(probe, noAnswer, audit, noAudit).forEach(line -> write("probes.jsonl", line));

        assertThat(Files.readAllLines(folder.resolve("probes.jsonl")).get(0))
                .isEqualTo(head("probe") + "\"phase\":\"freeze\",\"check\":\"names-filled\",\"rows\":2,"
                        + "\"says\":[\"user 7 has no name\"],\"problem\":null}");
        assertThat(Files.readAllLines(folder.resolve("probes.jsonl")).get(2))
                .startsWith(head("audit").replace("\"seq\":1", "\"seq\":3")
                        + "\"compared\":412,\"lost\":[{\"truth\":\"full_name\",\"table\":\"users\",\"key\":7,"
                        + "\"expected\":\"Ana\",\"found\":null,\"app\":\"v1\",\"request\":\"change-profile\","
                        + "\"acknowledged\":\"2026-11-21T01:02:03.123456Z\"},");
        assertThat(read().probes()).containsExactly(probe, noAnswer);
        assertThat(read().audits()).containsExactly(audit, noAudit);
        assertThat(read().damage()).isEmpty();
    }

    @Test
    void listsThatWereLeftOutAreEmpty() throws IOException {
        append("probes.jsonl", head("probe") + "\"phase\":\"freeze\",\"check\":\"a\",\"rows\":0}\n");

        assertThat(read().probes()).containsExactly(new Probe(T0, "freeze", "a", 0, List.of(), null));
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

    private static String head(String type) {
        return "{\"type\":\"" + type + "\",\"t\":\"2026-11-21T01:02:03.123456Z\",\"seq\":1,";
    }

    private static String weather(int seq) {
        return "{\"type\":\"weather\",\"t\":\"2026-11-21T01:02:03.123456Z\",\"seq\":" + seq + ",\"rain\":true}\n";
    }

    private Evidence read() {
        return EvidenceReader.read(folder);
    }

    private void write(String name, EvidenceLine line) {
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
