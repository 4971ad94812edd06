package dev.zdm.workload.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.zdm.workload.traffic.LiveTraffic;
import dev.zdm.workload.traffic.Pace;
import dev.zdm.workload.traffic.Traffic;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Customers who come at a steady rate, beside pgbench: how soon they are served, and what that costs the one who sends them. Then the
 * shop is locked for two seconds: an open loop charges that to everybody who came meanwhile, a closed one only to those whom it had on the way
 * (Gil Tene, "How NOT to measure latency").
 */
final class SteadyBench {

    private static final int RATE = 300;
    private static final int CLIENTS = 8;
    private static final Duration STALL = Duration.ofSeconds(2);
    private static final double LONG_MILLIS = 1_000;
    private static final Pattern WAITED = Pattern.compile("\"waitedMillis\":([0-9.]+)");

    private final BenchShop shop;
    private final Duration turn;

    /** @param turn how long each side runs in each round; whole seconds, at least six */
    SteadyBench(BenchShop shop, Duration turn) {
        this.shop = shop;
        this.turn = turn;
    }

    /**
     * A run of one of them.
     *
     * @param p50 milliseconds from when a request was due until it was answered, the median of the seconds
     * @param p99 likewise
     * @param longOnes requests that took more than a second
     */
    private record Run(double perSecond, double p50, double p99, Duration cpu, long done, long longOnes) {

        double cpuMillisPerThousand() {
            return cpu.toNanos() / 1e6 / done * 1_000;
        }
    }

    List<Figure> run(int rounds) throws SQLException, IOException {
        ours(false);
        List<Run> ours = new ArrayList<>();
        List<Run> theirs = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            ours.add(ours(false));
            theirs.add(theirs(RATE, false));
        }
        Run oursStalled = ours(true);
        Run theirsAtRate = theirs(RATE, true);
        Run theirsClosed = theirs(0, true);
        String at = "at " + RATE + " requests/s: ";
        return List.of(
                compared(at + "served", "requests/s", ours, theirs, Run::perSecond),
                compared(at + "median", "ms", ours, theirs, Run::p50),
                compared(at + "99th percentile", "ms", ours, theirs, Run::p99),
                compared(at + "processor time per 1,000", "ms", ours, theirs, Run::cpuMillisPerThousand),
                Figure.beside(
                        "workload",
                        "shop locked for 2 s: waited > 1 s",
                        "requests",
                        (double) oursStalled.longOnes(),
                        "pgbench --rate",
                        (double) theirsAtRate.longOnes()),
                Figure.beside(
                        "workload",
                        "shop locked for 2 s: waited > 1 s",
                        "requests",
                        (double) oursStalled.longOnes(),
                        "pgbench, closed loop",
                        (double) theirsClosed.longOnes()));
    }

    private static Figure compared(
            String what, String unit, List<Run> ours, List<Run> theirs, ToDoubleFunction<Run> figure) {
        List<Comparison.Round> rounds = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            rounds.add(new Comparison.Round(figure.applyAsDouble(ours.get(i)), figure.applyAsDouble(theirs.get(i))));
        }
        return new Comparison(what, rounds).figure("workload", unit, "pgbench --rate");
    }

    private Run ours(boolean stalled) throws SQLException, IOException {
        shop.checkpoint();
        Files.deleteIfExists(shop.requestLog());
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        List<LiveTraffic> seconds = new ArrayList<>();
        Duration cpu;
        try (Traffic traffic = shop.traffic(new Pace.Steady(RATE))) {
            LiveTraffic first = traffic.awaitSecondAfter(traffic.live().second());
            long before = machine.getProcessCpuTime();
            CompletableFuture<Void> lock = stalled ? lockInTheMiddle() : CompletableFuture.completedFuture(null);
            seconds.add(first);
            while (Duration.between(first.second(), last(seconds).second()).compareTo(turn) < 0) {
                seconds.add(traffic.awaitSecondAfter(last(seconds).second()));
            }
            cpu = Duration.ofNanos(machine.getProcessCpuTime() - before);
            lock.join();
        }
        List<LiveTraffic> counted = seconds.subList(1, seconds.size());
        long done = last(seconds).doneSoFar() - seconds.get(0).doneSoFar();
        return new Run(
                (double) done / counted.size(),
                Quantiles.median(counted.stream()
                        .map(second -> second.latency().p50Millis())
                        .toList()),
                Quantiles.median(counted.stream()
                        .map(second -> second.latency().p99Millis())
                        .toList()),
                cpu,
                done,
                longOnesNoted());
    }

    private static LiveTraffic last(List<LiveTraffic> seconds) {
        return seconds.get(seconds.size() - 1);
    }

    private long longOnesNoted() throws IOException {
        try (Stream<String> lines = Files.lines(shop.requestLog())) {
            return lines.map(WAITED::matcher)
                    .filter(matcher -> matcher.find() && Double.parseDouble(matcher.group(1)) > LONG_MILLIS)
                    .count();
        }
    }

    /** @param rate requests a second; 0 is a closed loop */
    private Run theirs(int rate, boolean stalled) throws SQLException, IOException {
        shop.checkpoint();
        Path log = shop.folder().resolve("transactions");
        CompletableFuture<Void> lock = stalled ? lockInTheMiddle() : CompletableFuture.completedFuture(null);
        Duration cpu = shop.pgbench().log(shop.scripts(), CLIENTS, turn, rate, log);
        lock.join();
        PgbenchLog read = PgbenchLog.readAndDelete(log);
        return new Run(
                (double) read.done() / turn.toSeconds(),
                read.medianOfSeconds(0.5),
                read.medianOfSeconds(0.99),
                cpu,
                read.done(),
                read.longerThan(LONG_MILLIS));
    }

    /** Nobody gets at an order for two seconds, a third of the turn after now. */
    private CompletableFuture<Void> lockInTheMiddle() {
        return CompletableFuture.runAsync(() -> {
            try (Connection session = shop.connect();
                    Statement statement = session.createStatement()) {
                statement.execute("SELECT pg_sleep(" + turn.toSeconds() / 3 + ")");
                session.setAutoCommit(false);
                statement.execute("LOCK TABLE orders IN ACCESS EXCLUSIVE MODE");
                statement.execute("SELECT pg_sleep(" + STALL.toSeconds() + ")");
                session.commit();
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
    }
}
