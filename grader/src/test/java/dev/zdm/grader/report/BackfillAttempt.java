package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.busyShop;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static dev.zdm.grader.fixture.MadeUpAttempt.writer;
import static dev.zdm.grader.fixture.ShopCatalogue.seeded;

import dev.zdm.grader.evidence.LockMode;
import dev.zdm.grader.evidence.StatementLine.DdlEnd;
import dev.zdm.grader.evidence.StatementLine.DdlObject;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.grader.fixture.MadeUpAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lab 8 with a thousand rows, one kilobyte of log each. The copy is made and updated between two looks of the recorder, at second 20.5, and
 * its standby has everything at second 28; the batches go from second 40 to 50.
 */
final class BackfillAttempt {

    private static final long KB = 1_024;
    private static final Duration IDLE = Duration.ZERO;

    private BackfillAttempt() {}

    /** Both phases, with a standby. */
    static MadeUpAttempt whole() {
        MadeUpAttempt attempt = begun().phase("copy", 10, 35).phase("backfill", 35, 60);
        copied(attempt, 64 * KB);
        batched(attempt);
        return attempt;
    }

    static MadeUpAttempt copyOnly() {
        return copied(begun().phase("copy", 10), 64 * KB);
    }

    /** As a server told it that said nothing of sizes at the end of DDL. */
    static MadeUpAttempt copyOfUnknownSize() {
        return copied(begun().phase("copy", 10), null);
    }

    static MadeUpAttempt wholeWithACopyOfUnknownSize() {
        MadeUpAttempt attempt = copied(begun().phase("copy", 10, 35).phase("backfill", 35, 60), null);
        batched(attempt);
        return attempt;
    }

    static MadeUpAttempt begun() {
        return busyShop().of("lab-8", "backfill");
    }

    /** The log grows by 2 MB while the table is made, which is none of the UPDATE's doing, and by 1,000 kB with the UPDATE. */
    private static MadeUpAttempt copied(MadeUpAttempt attempt, @Nullable Long sizeWhenMade) {
        long made = 5_000 * KB;
        attempt.statement(learner(1), 20.5, 20.6, "CREATE TABLE orders_copy AS SELECT * FROM orders")
                .began(learner(1), 20.6, "ALTER TABLE orders_copy ADD COLUMN line_count int")
                .line(new DdlEnd(
                        second(20.61),
                        learner(1),
                        "ALTER TABLE",
                        sizeWhenMade == null ? null : lsn(made),
                        List.of(new DdlObject(77, "table", "public.orders_copy", sizeWhenMade)),
                        List.of(),
                        List.of()))
                .done(learner(1), 20.62)
                .statement(learner(1), 20.7, 20.9, "UPDATE orders_copy SET line_count = 1")
                .catalogue(21, seeded().withTable(77, "orders_copy"));
        for (int at = 15; at <= 20; at++) {
            attempt.line(look(at, 3_000 * KB, 0, null, 0));
        }
        for (int at = 21; at < 35; at++) {
            long onTheirWay = Math.max(0, 1_000 - 150L * (at - 21)) * KB;
            // the statistics hear of it late
            long updated = at < 31 ? 0 : 1_000;
            attempt.line(look(at, made + 1_000 * KB, onTheirWay, 128 * KB, updated));
        }
        return attempt;
    }

    /** A procedure in which each second a batch of a hundred rows is written, and seen to hold its lock. */
    private static void batched(MadeUpAttempt attempt) {
        long before = 6_000 * KB;
        attempt.statement(learner(1), 40, 50, "CALL fill_orders()");
        for (int at = 35; at < 60; at++) {
            long batches = Math.min(Math.max(at - 40, 0), 10);
            attempt.line(
                    look(at, before + 100 * KB * batches, at > 40 && at <= 50 ? 10 * KB : 0, 128 * KB, 1_000, batches));
        }
        for (int batch = 0; batch < 10; batch++) {
            double from = 40.2 + batch;
            attempt.held(learner(1), from, from, 16_402, "orders", LockMode.ROW_EXCLUSIVE)
                    .transaction(learner(1), from, from + 0.3, true);
        }
        attempt.held(writer(1), 36, 59, 16_402, "orders", LockMode.ROW_EXCLUSIVE);
    }

    private static Wal look(int at, long written, long behind, @Nullable Long copy, long copyUpdated) {
        return look(at, written, behind, copy, copyUpdated, 0);
    }

    /** A kilobyte that is on its way is ten milliseconds. */
    private static Wal look(int at, long written, long behind, @Nullable Long copy, long copyUpdated, long batches) {
        List<Wal.TableSize> tables = new ArrayList<>();
        tables.add(new Wal.TableSize("orders", (500 + 10 * batches) * KB, 0, null, 7_000 + 100 * batches, null));
        if (copy != null) {
            tables.add(new Wal.TableSize("orders_copy", copy, 0, null, copyUpdated, null));
        }
        Duration lag = behind == 0 ? null : Duration.ofMillis(10 * behind / KB);
        return new Wal(second(at), lsn(written), 0, tables, behind, lag, IDLE);
    }

    private static String lsn(long bytes) {
        return "0/" + Long.toHexString(bytes);
    }
}
