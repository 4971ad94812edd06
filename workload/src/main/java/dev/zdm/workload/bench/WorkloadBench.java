package dev.zdm.workload.bench;

import dev.zdm.workload.shop.ShopSize;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** Both benchmarks of the workload, on a server that runs already. */
public final class WorkloadBench {

    private static final int CLIENTS = 8;

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

    /** Runs them one after the other and prints a line for each comparison. */
    public void run(PrintStream out) throws SQLException, IOException {
        new SeedBench(server, size).run(rounds).forEach(out::println);
        out.println(new SaturationBench(server, size, CLIENTS, turn).run(rounds));
    }

    /**
     * Usage: {@code WorkloadBench JDBC-URL SUPERUSER PGBENCH ORDERS ROUNDS SECONDS}; the password comes from {@code PGPASSWORD}.
     */
    public static void main(String[] args) throws SQLException, IOException {
        String password = System.getenv().getOrDefault("PGPASSWORD", "");
        BenchServer server = new BenchServer(args[0], args[1], password, Path.of(args[2]));
        new WorkloadBench(
                        server,
                        ShopSize.withOrders(Long.parseLong(args[3])),
                        Integer.parseInt(args[4]),
                        Duration.ofSeconds(Long.parseLong(args[5])))
                .run(System.out);
    }
}
