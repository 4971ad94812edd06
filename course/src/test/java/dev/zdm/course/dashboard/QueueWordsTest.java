package dev.zdm.course.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.runner.live.LiveState.Node;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueueWordsTest {

    private static final Node REPORT = holds(1, "actor:report", "active", "SELECT sum(total_cents) FROM orders");
    private static final Node CHANGE =
            waits(2, "learner", "ALTER TABLE orders ADD COLUMN c text", "AccessExclusiveLock", 4_200, 1);

    @Test
    void anEmptyQueueIsToldToo() {
        assertThat(words(List.of())).isEqualTo("Nobody waits for a lock.");
    }

    @Test
    void theChangeItsLockWhoHoldsItAndTheCustomersBehindItAreOneSentence() {
        assertThat(words(withCustomers(37, 2, REPORT, CHANGE)))
                .isEqualTo(
                        "ALTER TABLE of session A waits 4.2 s for AccessExclusiveLock on orders, behind the reader of"
                                + " actor:report; 37 requests of v1 wait behind it.");
    }

    @Test
    void aChangeThatWaitsAloneIsToldAlone() {
        assertThat(words(List.of(REPORT, CHANGE))).endsWith("behind the reader of actor:report.");
    }

    @Test
    void aHolderThatDoesNothingIsCalledIdle() {
        Node idle = holds(1, "actor:ledger", "idle in transaction", "SELECT 1");

        assertThat(words(List.of(idle, CHANGE))).contains("behind actor:ledger, which is idle in its transaction");
    }

    @Test
    void customersDirectlyBehindAHolderAreOneGroupWithTheLongestWait() {
        Node build = holds(2, "learner", "active", "CREATE UNIQUE INDEX i ON orders (note)");

        assertThat(words(withCustomers(3, 2, build)))
                .isEqualTo(
                        "3 requests of v1 wait, the longest 3.0 s, for RowExclusiveLock on orders, behind CREATE INDEX"
                                + " of session A.");
    }

    @Test
    void aConcurrentBuildWaitsForATransactionRatherThanForALock() {
        Node ledger = holds(1, "actor:ledger", "active", "SELECT pg_sleep(20)");
        Node build = new Node(
                2,
                "learner",
                "active",
                "-- by night\nCREATE INDEX CONCURRENTLY i ON orders (note)",
                "virtualxid",
                "ShareLock",
                Duration.ofMillis(900),
                List.of(1));

        assertThat(words(List.of(ledger, build)))
                .isEqualTo(
                        "CREATE INDEX CONCURRENTLY of session A waits 0.9 s for another transaction to end, behind the"
                                + " reader of actor:ledger.");
    }

    @Test
    void queuesThatHaveNothingToDoWithEachOtherAreSentencesOfTheirOwnTheLongerFirst() {
        Node other = waits(60, "autovacuum worker", "autovacuum: VACUUM users", "ShareUpdateExclusiveLock", 500, 1);

        assertThat(words(withCustomers(2, 2, REPORT, other, CHANGE)))
                .contains("2 requests of v1 wait behind it. The autovacuum worker waits 0.5 s");
    }

    @Test
    void aCircleIsToldAsWell() {
        Node one = waits(1, "actor:report", "UPDATE orders SET note = ''", "ShareLock", 300, 2);
        Node other = waits(2, "learner", "UPDATE users SET full_name = ''", "ShareLock", 200, 1);

        assertThat(words(List.of(one, other))).startsWith("UPDATE of actor:report waits 0.3 s");
    }

    @Test
    void someMoreMillisecondsAreNoNews() {
        Node later = waits(2, "learner", CHANGE.statement(), "AccessExclusiveLock", 4_900, 1);

        assertThat(QueueWords.of(List.of(REPORT, later), QueueWordsTest::name).gist())
                .isEqualTo(QueueWords.of(List.of(REPORT, CHANGE), QueueWordsTest::name)
                        .gist());
    }

    @Test
    void tenMoreSecondsAndTheFirstCustomerAreNews() {
        String before =
                QueueWords.of(List.of(REPORT, CHANGE), QueueWordsTest::name).gist();
        Node later = waits(2, "learner", CHANGE.statement(), "AccessExclusiveLock", 14_200, 1);

        assertThat(QueueWords.of(List.of(REPORT, later), QueueWordsTest::name).gist())
                .isNotEqualTo(before);
        assertThat(QueueWords.of(withCustomers(1, 2, REPORT, CHANGE), QueueWordsTest::name)
                        .gist())
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table orders add column c text | ALTER TABLE",
                "/* why */ drop index concurrently if exists i | DROP INDEX CONCURRENTLY",
                "CREATE UNIQUE INDEX CONCURRENTLY i ON t (a) | CREATE INDEX CONCURRENTLY",
                "CREATE OR REPLACE FUNCTION f() | CREATE FUNCTION",
                "UPDATE orders SET status = 'x' | UPDATE",
                "'' | a statement"
            })
    void aStatementIsCalledByItsFirstWords(String statement, String verb) {
        assertThat(Verb.of(statement)).isEqualTo(verb);
    }

    private static String words(List<Node> queue) {
        return QueueWords.of(queue, QueueWordsTest::name).text();
    }

    private static String name(int pid, String who) {
        return who.equals("learner") ? "session A" : who.startsWith("autovacuum") ? "the " + who : who;
    }

    private static List<Node> withCustomers(int number, int behind, Node... first) {
        List<Node> queue = new ArrayList<>(List.of(first));
        for (int i = 0; i < number; i++) {
            queue.add(waits(100 + i, "v1", "INSERT INTO orders", "RowExclusiveLock", 3_000 - i, behind));
        }
        return queue;
    }

    private static Node holds(int pid, String who, String state, String statement) {
        return new Node(pid, who, state, statement, null, null, null, List.of());
    }

    private static Node waits(int pid, String who, String statement, @Nullable String mode, long millis, int behind) {
        return new Node(pid, who, "active", statement, "orders", mode, Duration.ofMillis(millis), List.of(behind));
    }
}
