package dev.zdm.runner.probe;

import dev.zdm.grader.evidence.Glance;
import dev.zdm.labs.Truth;
import dev.zdm.runner.Ticker;
import dev.zdm.runner.edition.Editions;
import dev.zdm.workload.traffic.Promises;
import dev.zdm.workload.traffic.Promises.Promise;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Now and then looks at once whether the shop holds what a learner's app has just told a customer: an app may tell first and write later, and at the
 * end of a phase nobody would see that. Which promises it looks at is left to chance.
 */
final class Glancer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Glancer.class);
    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final long LONGEST_REST_MILLIS = 300;

    private final Auditor auditor;
    private final Promises promises;
    private final Callable<Connection> observer;
    private final Consumer<Glance> tell;
    private final Ticker ticker;
    private @Nullable Connection connection;

    /** @param observer opens a connection that reads only, and gives up on a lock soon */
    Glancer(List<Truth> truths, Promises promises, Callable<Connection> observer, Consumer<Glance> tell) {
        this.auditor = new Auditor(truths, promises, Prober::settle);
        this.promises = promises;
        this.observer = observer;
        this.tell = tell;
        this.ticker = new Ticker("glancer", Duration.ofMillis(1), this::look);
    }

    private void look() {
        try {
            Optional<Promise> told = promises.nextTold(PATIENCE);
            if (told.isPresent() && Editions.isOne(told.get().app())) {
                auditor.glance(connection(), told.get()).ifPresent(tell);
                LockSupport.parkNanos(
                        Duration.ofMillis(ThreadLocalRandom.current().nextLong(LONGEST_REST_MILLIS))
                                .toNanos());
            }
        } catch (SQLException e) {
            LOG.debug("nobody looked: {}", e.toString());
            connection = null;
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("nobody looks at what customers were just told", e);
        }
    }

    private Connection connection() throws Exception {
        Connection known = connection;
        if (known == null) {
            known = observer.call();
            connection = known;
        }
        return known;
    }

    @Override
    public void close() {
        ticker.close();
        Connection known = connection;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                LOG.debug("the glancer's connection could not be closed: {}", e.toString());
            }
        }
    }
}
