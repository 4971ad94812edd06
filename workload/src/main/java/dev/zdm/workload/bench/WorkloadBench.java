package dev.zdm.workload.bench;

import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What the workload is measured by, on a server that runs already. */
public final class WorkloadBench {

    private static final int CLIENTS = 8;
    /** A turn in which the shop is locked for two seconds has to have a before and an after. */
    private static final Duration SHORTEST = Duration.ofSeconds(8);

    private final BenchServer server;
    private final ShopSize size;
    private final int rounds;
    private final Duration turn;

    /**
     * @param rounds how often ours and pgbench take turns
     * @param turn how long each turn of the traffic is
     */
    public WorkloadBench(BenchServer server, ShopSize size, int rounds, Duration turn) {
        this.server = server;
        this.size = size;
        this.rounds = rounds;
        this.turn = turn;
    }

    /** How quickly a shop is seeded. */
    public List<Figure> seeding() throws SQLException, IOException {
        return new SeedBench(server, size).run(rounds);
    }

    /** How its customers fare: as many as can be served, then at a steady rate, then with the shop locked for a moment. */
    public List<Figure> traffic() throws SQLException, IOException {
        List<Figure> figures = new ArrayList<>();
        try (BenchShop shop = BenchShop.seeded(server, size)) {
            figures.add(new SaturationBench(shop, CLIENTS, turn).run(rounds));
            figures.addAll(new SteadyBench(shop, turn.compareTo(SHORTEST) < 0 ? SHORTEST : turn).run(rounds));
        }
        return figures;
    }
}
