package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.farBehind;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;

import dev.zdm.grader.evidence.Attempt.State;
import dev.zdm.grader.evidence.Deploy;
import dev.zdm.grader.evidence.Kind;
import dev.zdm.grader.evidence.QueueDepth;
import dev.zdm.grader.evidence.Request;
import dev.zdm.grader.evidence.TrafficSecond;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attempt with something in every lane: v2 takes over from v1, and a statement of the learner's stands in its customers' way. */
final class RollingAttempt {

    static final String ALTER = "ALTER TABLE orders ADD COLUMN gift_message text DEFAULT '<b>&amp;\"'";

    private RollingAttempt() {}

    static MadeUpAttempt made() {
        MadeUpAttempt attempt = busyShop()
                .of("lab-6", "lock-queue")
                .state(State.FINISHED)
                .until(150)
                .phase("freeze", 10, 40)
                .phase("guarded", 40, 150)
                .withoutTraffic(0, 150);
        deploy(attempt);
        traffic(attempt);
        harm(attempt);
        volume(attempt);
        return attempt;
    }

    private static void deploy(MadeUpAttempt attempt) {
        attempt.line(new Deploy(second(8), Map.of("v1", 100), true));
        for (int step = 1; step <= 4; step++) {
            Map<String, Integer> shares =
                    step == 4 ? Map.of("v2", 100) : Map.of("v1", 100 - 25 * step, "v2", 25 * step);
            attempt.line(new Deploy(second(60 + 10 * step), shares, step == 4));
        }
    }

    private static void traffic(MadeUpAttempt attempt) {
        for (int second = 8; second < 150; second++) {
            int newer = Math.max(0, Math.min(100, 25 * ((second - 60) / 10)));
            boolean frozen = second >= 120 && second < 127;
            add(attempt, second, "v1", frozen ? 0 : 100 - newer, frozen);
            if (newer > 0) {
                add(attempt, second, "v2", frozen ? 0 : newer, frozen);
            }
            if (newer > 0 && newer < 100) {
                failed(attempt, "v1", second, newer / 25, "42703", "column \"full_name\" does not exist");
            }
        }
        for (int second = 123; second < 127; second++) {
            failed(attempt, "v2", second, 90, null, "no connection within 3 s");
        }
    }

    private static void add(MadeUpAttempt attempt, int second, String app, int percent, boolean frozen) {
        for (Kind kind : Kind.values()) {
            long due = (kind == Kind.READ ? 2L : 1L) * percent;
            Duration p99 = Duration.ofMillis(
                    second >= 127 && second < 129 ? 6_900 : 5 + (second * 7) % 5 + (app.equals("v2") ? 9 : 0));
            attempt.line(new TrafficSecond(
                    second(second),
                    app,
                    kind,
                    due,
                    due,
                    0,
                    Duration.ofMillis(1),
                    frozen ? Duration.ZERO : p99,
                    p99,
                    ""));
        }
    }

    private static void failed(
            MadeUpAttempt attempt, String app, int second, int times, @Nullable String sqlstate, String message) {
        for (int i = 0; i < times; i++) {
            attempt.line(new Request(
                    second(second + i / 100.0),
                    app,
                    "place-order",
                    Kind.WRITE,
                    false,
                    second(second - (sqlstate == null ? 3 : 0.01)),
                    Duration.ofMillis(sqlstate == null ? 3_000 : 10),
                    sqlstate == null ? 503 : 500,
                    sqlstate,
                    message,
                    sqlstate == null ? null : writer(1)));
        }
    }

    private static void harm(MadeUpAttempt attempt) {
        attempt.began(learner(1), 20, "LOCK TABLE orders")
                .error(learner(1), 22, "55P03", "canceling statement due to lock timeout")
                .began(learner(1), 120, ALTER)
                .ddlStart(learner(1), 120, "ALTER TABLE", 0)
                .ddlEnd(learner(1), 127, "ALTER TABLE", 1)
                .done(learner(1), 127)
                .slow(writer(2), 120.2, 6.8)
                .wait(writer(2), 120.2, 127, behind(learner(1), ALTER), farBehind(report(), "SELECT"));
        for (int second = 120; second < 127; second++) {
            attempt.line(new QueueDepth(second(second), 17, 2 * (second - 119) + 2));
        }
    }

    private static void volume(MadeUpAttempt attempt) {
        for (int second = 8; second < 150; second++) {
            boolean filling = second > 50 && second < 100;
            long grown = 552_000_000L + 4_000_000L * Math.max(0, Math.min(50, second - 50));
            attempt.line(new Wal(
                    second(second + 0.3),
                    "0/1",
                    filling ? 42_000_000 + second * 10_000L : 900_000,
                    List.of(
                            new Wal.TableSize(
                                    "orders", grown, filling ? 30_000L * (second - 50) : 20_000, null, null, null),
                            new Wal.TableSize("users", 20_000_000, 400, null, null, null)),
                    filling ? 9_000_000L : 20_000L,
                    Duration.ofMillis(filling ? 40L * (second - 50) : 3),
                    Duration.ZERO));
        }
    }
}
