package dev.zdm.workload.bench;

import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.Traffic;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the server can do for our traffic, beside what it can do for pgbench: the same statements, shares, connections
 * and shop, in turns. A ratio near 1 says that the traffic is not the bottleneck.
 */
final class SaturationBench {

    private static final double GOAL = 0.9;

    private final BenchShop shop;
    private final int clients;
    private final Duration turn;

    /**
     * @param clients connections at work, of either side
     * @param turn how long each side runs in each round; whole seconds, at least three
     */
    SaturationBench(BenchShop shop, int clients, Duration turn) {
        this.shop = shop;
        this.clients = clients;
        this.turn = turn;
    }

    /** Lets both sides warm up in a round that does not count, and compares requests per second. */
    Figure run(int rounds) throws SQLException, IOException {
        round();
        List<Comparison.Round> measured = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            measured.add(round());
        }
        Comparison compared = new Comparison("at saturation, " + clients + " connections", measured);
        return compared.figure("workload", "requests/s", "pgbench")
                .to(Figure.Goal.atLeast(GOAL, compared.ratio(), "of it"));
    }

    private Comparison.Round round() throws SQLException, IOException {
        shop.checkpoint();
        double ours = ours();
        shop.checkpoint();
        return new Comparison.Round(ours, shop.pgbench().saturate(shop.scripts(), clients, turn));
    }

    /** Requests per second between the first whole second and the last. */
    private double ours() {
        try (Traffic traffic = shop.traffic(new Pace.Saturating(clients))) {
            LiveTraffic first = traffic.awaitSecondAfter(traffic.live().second());
            LiveTraffic last = first;
            while (Duration.between(first.second(), last.second()).compareTo(turn) < 0) {
                last = traffic.awaitSecondAfter(last.second());
            }
            if (last.failedSoFar() > 0) {
                throw new IllegalStateException(last.failedSoFar() + " requests failed in the benchmark");
            }
            double seconds = Duration.between(first.second(), last.second()).toMillis() / 1_000.0;
            return (last.doneSoFar() - first.doneSoFar()) / seconds;
        }
    }
}
