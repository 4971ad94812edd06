package dev.zdm.runner.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogTailTest {

    private static final Instant NOW = Instant.parse("2026-11-28T07:00:00Z");

    private final LogTail tail = new LogTail("shop", "zdm-20261128-070000.json", 0);
    private final List<LogLine> taken = new ArrayList<>();

    @Test
    void whatComesWhileNobodyTakesItIsKeptUpToABound() {
        String megabyte = line("exec_simple_query", "LOG", "statement: SELECT '" + "x".repeat(1 << 20) + "'");
        for (int i = 0; i < 40; i++) {
            tail.hand(megabyte);
        }

        tail.poll(taken::add);

        assertThat(taken).hasSizeBetween(30, 32);
        assertThat(tail.lostSomething()).isTrue();
    }

    @Test
    void whatIsTakenMakesRoom() {
        String megabyte = line("exec_simple_query", "LOG", "statement: SELECT '" + "x".repeat(1 << 20) + "'");
        for (int i = 0; i < 40; i++) {
            tail.hand(megabyte);
            tail.poll(taken::add);
        }

        assertThat(taken).hasSize(40);
        assertThat(tail.lostSomething()).isFalse();
    }

    @Test
    void oneLineIsKeptHoweverLongItIs() {
        tail.hand(line("exec_simple_query", "LOG", "statement: SELECT '" + "x".repeat(33 << 20) + "'"));

        tail.poll(taken::add);

        assertThat(taken).hasSize(1);
        assertThat(tail.lostSomething()).isFalse();
    }

    @Test
    void wordsOfTheLearnersOwnTakeNoRoom() {
        for (int i = 0; i < 40; i++) {
            tail.hand(line("exec_stmt_raise", "LOG", "x".repeat(1 << 20)));
        }

        tail.poll(taken::add);

        assertThat(taken).isEmpty();
        assertThat(tail.lostSomething()).isFalse();
    }

    @Test
    void whatATriggerSaysAndWhatFailsIsNoIdleTalk() {
        tail.hand(line("exec_stmt_raise", "LOG", "zdm {}"));
        tail.hand(line("exec_stmt_raise", "ERROR", "the shop says no"));
        tail.hand(line("exec_stmt_raise", "LOG", "\\\"error_severity\\\":\\\"ERROR\\\" and \\\"message\\\":\\\"zdm "));

        tail.poll(taken::add);

        assertThat(taken).hasSize(2);
    }

    @Test
    void aLineThatCannotBeReadIsLost() {
        tail.hand("{\"timestamp\":\"2026");

        tail.poll(taken::add);

        assertThat(taken).isEmpty();
        assertThat(tail.lostSomething()).isTrue();
    }

    @Test
    void itHasSeenAsFarAsTheReaderHadWhenItsLinesWereTaken() {
        assertThat(tail.poll(taken::add)).isEqualTo(Instant.EPOCH);
        tail.seenTo(NOW);
        tail.seenTo(NOW.minusSeconds(1));

        assertThat(tail.poll(taken::add)).isEqualTo(NOW);
    }

    private static String line(String routine, String severity, String message) {
        return "{\"timestamp\":\"2026-11-28 07:00:00.000 UTC\",\"user\":\"learner\",\"dbname\":\"shop\",\"pid\":1,"
                + "\"session_start\":\"2026-11-28 06:59:00 UTC\",\"error_severity\":\"" + severity
                + "\",\"message\":\"" + message + "\",\"func_name\":\"" + routine + "\"}";
    }
}
