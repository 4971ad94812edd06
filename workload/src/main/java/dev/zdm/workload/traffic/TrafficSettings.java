package dev.zdm.workload.traffic;

import dev.zdm.workload.WorkloadProblem;
import dev.zdm.workload.app.ServerRole;
import dev.zdm.workload.shop.ShopSize;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the traffic on one shop is like.
 *
 * @param jdbcUrl the shop's database on the primary; user and password come with each app version
 * @param standbyJdbcUrl the same database on the standby, null when there is none
 * @param requestLog the {@code requests.jsonl} to append to; its folder has to exist
 * @param shop the size that was seeded: customers and orders are drawn from it
 * @param seed everything that a request carries follows from it
 * @param pace how requests come
 * @param readers connections of each app version for requests that read
 * @param writers connections of each app version for requests that write
 * @param workers threads of each app version and kind that serve requests in the open loop. More than connections,
 *     so that a frozen table exhausts the pool instead of hiding behind a queue of our own
 * @param connectionTimeout how long a request waits for a connection before it counts as a 503; at least 250 ms
 */
public record TrafficSettings(
        String jdbcUrl,
        @Nullable String standbyJdbcUrl,
        Path requestLog,
        ShopSize shop,
        long seed,
        Pace pace,
        int readers,
        int writers,
        int workers,
        Duration connectionTimeout) {

    private static final int BUSY = 100;
    /** Of either kind, so that a queue of ten customers can still stand behind a lock: a lab asks for that. */
    private static final int FEWEST_CONNECTIONS = 6;

    public TrafficSettings {
        if (readers < 1 || writers < 1 || workers < 1) {
            throw new IllegalArgumentException("a pool needs a connection and a worker");
        }
    }

    /** 300 requests a second, ten connections for reads and ten for writes, a pool time-out of 3 s. */
    public static TrafficSettings on(String jdbcUrl, Path requestLog, ShopSize shop, long seed) {
        return new TrafficSettings(
                jdbcUrl, null, requestLog, shop, seed, new Pace.Steady(300), 10, 10, 64, Duration.ofSeconds(3));
    }

    public TrafficSettings withStandby(String otherJdbcUrl) {
        return new TrafficSettings(
                jdbcUrl, otherJdbcUrl, requestLog, shop, seed, pace, readers, writers, workers, connectionTimeout);
    }

    /** The same on another database, and nothing from a standby. */
    public TrafficSettings onDatabase(String otherJdbcUrl) {
        return new TrafficSettings(
                otherJdbcUrl, null, requestLog, shop, seed, pace, readers, writers, workers, connectionTimeout);
    }

    public TrafficSettings withPace(Pace other) {
        return new TrafficSettings(
                jdbcUrl, standbyJdbcUrl, requestLog, shop, seed, other, readers, writers, workers, connectionTimeout);
    }

    public TrafficSettings withPools(int otherReaders, int otherWriters, int otherWorkers) {
        return new TrafficSettings(
                jdbcUrl,
                standbyJdbcUrl,
                requestLog,
                shop,
                seed,
                pace,
                otherReaders,
                otherWriters,
                otherWorkers,
                connectionTimeout);
    }

    /**
     * Pools as a shop of that many requests a second would have them: a quiet one of a class, of which a server has many, keeps fewer
     * connections and workers. From a hundred requests on they are as {@link #on} has them.
     */
    public TrafficSettings withPoolsFor(int rate) {
        if (rate >= BUSY) {
            return this;
        }
        int connections = Math.max(FEWEST_CONNECTIONS, rate / 10);
        return withPools(connections, connections, 4 * connections);
    }

    public TrafficSettings withConnectionTimeout(Duration other) {
        return new TrafficSettings(
                jdbcUrl, standbyJdbcUrl, requestLog, shop, seed, pace, readers, writers, workers, other);
    }

    /**
     * The shop on that server.
     *
     * @throws WorkloadProblem when there is no such server
     */
    String jdbcUrl(ServerRole server) {
        String url = server == ServerRole.PRIMARY ? jdbcUrl : standbyJdbcUrl;
        if (url == null) {
            throw new WorkloadProblem(
                    "An app version reads from the standby, and the shop has none.",
                    "Give the lab's stand a standby in lab.yml, or take reads_from out of app.yml.",
                    null);
        }
        return url;
    }
}
