package dev.zdm.course;

import dev.zdm.grader.evidence.Wal;
import dev.zdm.runner.live.Gauges;
import dev.zdm.runner.live.Gauges.Job;
import dev.zdm.runner.live.LiveState;
import dev.zdm.workload.traffic.LiveTraffic.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pictures of a stand on which everything changes from each to the next: two versions, a long queue, an index build. */
final class BusyStand {

    private static final int CUSTOMERS = 30;

    private final Instant began;
    private int pictures;

    /** @param began since when the change at the head of the queue waits */
    BusyStand(Instant began) {
        this.began = began;
    }

    LiveState at(Instant now) {
        int wave = pictures++ % 40;
        List<LiveState.AppRate> apps = List.of(
                new LiveState.AppRate("v1", 200 - 2L * wave, wave > 30 ? wave : 0, 0.9, 6 + wave),
                new LiveState.AppRate("v2", 100 + 2L * wave, wave > 35 ? 5 : 0, 0.9, 6 + wave));
        List<Wal.TableSize> tables = List.of(
                new Wal.TableSize("orders", 900_000_000L + pictures, 20_000 + 100L * pictures, 2_000_000L, 0L, 0L),
                new Wal.TableSize("users", 30_000_000, 10L * wave, 200_000L, 0L, 0L));
        Wal wal = new Wal(
                now, "0/1", 1_000_000 + 50_000L * wave, tables, 10_000L * wave, Duration.ofMillis(50L * wave), null);
        Job job = new Job(
                7,
                "actor:migration",
                "CREATE INDEX CONCURRENTLY",
                "building index: scanning table",
                "orders",
                "orders_by_note",
                pictures % 1_000,
                1_000,
                "blocks",
                0,
                0,
                null);
        Gauges gauges = new Gauges(
                now,
                new Latency(0.9 + wave / 10.0, 3 + wave, 6 + 9.0 * wave),
                Map.of("v1", 50, "v2", 50),
                List.of(job),
                wal);
        return new LiveState(now, apps, CUSTOMERS, 212, queue(now, wave), gauges);
    }

    /** Every second picture another customer leaves from the middle and one joins at the end. */
    private List<LiveState.Node> queue(Instant now, int wave) {
        Duration waited = Duration.between(began, now);
        List<LiveState.Node> queue = new ArrayList<>();
        queue.add(new LiveState.Node(
                1, "actor:report", "active", "SELECT sum(total_cents) FROM orders", null, null, null, List.of()));
        queue.add(new LiveState.Node(
                2,
                "actor:migration",
                "active",
                "ALTER TABLE orders ADD COLUMN note text",
                "orders",
                "AccessExclusiveLock",
                waited,
                List.of(1)));
        for (int i = 0; i < CUSTOMERS; i++) {
            int number = i + wave / 2 + (i > CUSTOMERS / 2 ? 1 : 0);
            queue.add(new LiveState.Node(
                    100 + number,
                    "v" + (1 + number % 2),
                    "active",
                    "UPDATE orders SET status = 'paid', updated_at = now() WHERE id = $1",
                    "orders",
                    "RowExclusiveLock",
                    waited.minusMillis(50L * i),
                    List.of(2)));
        }
        return queue;
    }
}
