package dev.zdm.course.metrics;

import dev.zdm.course.academy.Academy;
import dev.zdm.grader.store.EvidenceFile;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.runner.LabRunner;
import dev.zdm.runner.attempt.AttemptTotals;
import dev.zdm.runner.stand.Stand;
import dev.zdm.workload.traffic.TrafficTotals;
import io.javalin.http.Context;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The meters of one process. Most are read when somebody asks, from what counts already; those that only happen, as requests and verdicts do, are told.
 * No label names a learner, an attempt or SQL: there are as many series with a thousand learners as with one. Thread-safe.
 */
public final class Meters implements AutoCloseable {

    private static final Duration[] REQUEST_LIMITS = {
        Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2)
    };
    private static final Duration[] JUDGING_LIMITS = {
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofSeconds(5)
    };

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final Set<String> labs = new HashSet<>();
    private @Nullable LabRunner runner;
    private @Nullable ServerMeters servers;

    /** Those of the JVM, its process, and all that is counted for the whole of it. */
    public Meters() {
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        pauses.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("zdm.build.info", () -> 1)
                .description("Always 1; the label has the version")
                .tag("version", LabRunner.VERSION)
                .register(registry);
        customers("done", totals -> TrafficTotals.done());
        customers("failed", totals -> TrafficTotals.failed());
        evidence("recorder", totals -> EvidenceFile.bytesWritten());
        evidence("workload", totals -> TrafficTotals.bytesLogged());
    }

    private void customers(String outcome, ToDoubleFunction<Class<?>> count) {
        FunctionCounter.builder("zdm.customers.requests", TrafficTotals.class, count)
                .description("Requests of all shops' customers")
                .tag("outcome", outcome)
                .register(registry);
    }

    private void evidence(String writer, ToDoubleFunction<Class<?>> bytes) {
        FunctionCounter.builder("zdm.evidence.written", EvidenceFile.class, bytes)
                .description("Evidence of all attempts")
                .baseUnit("bytes")
                .tag("writer", writer)
                .register(registry);
    }

    /** Stands, attempts, servers, and the disk that attempts are written to. */
    public synchronized void tellOf(LabRunner told) {
        if (runner != null) {
            throw new IllegalStateException("these are another runner's meters");
        }
        runner = told;
        servers = new ServerMeters(told::servers, registry);
        stands("open", told, Stand::isOpen);
        stands("closed", told, stand -> !stand.isOpen());
        new DiskSpaceMetrics(told.home().state().toFile()).bindTo(registry);
    }

    private void stands(String state, LabRunner told, Predicate<Stand> is) {
        Gauge.builder("zdm.stands", () -> told.stands().stream().filter(is).count())
                .description("Stands by whether their shop is open")
                .tag("state", state)
                .register(registry);
    }

    /** The pool of connections to the academy, named as HikariCP's own meters are. */
    public void tellOf(Academy academy) {
        connections("hikaricp.connections.active", academy, Academy.Pool::active);
        connections("hikaricp.connections.idle", academy, Academy.Pool::idle);
        connections("hikaricp.connections.pending", academy, Academy.Pool::pending);
        connections("hikaricp.connections.max", academy, Academy.Pool::max);
    }

    private void connections(String name, Academy academy, ToLongFunction<Academy.Pool> number) {
        Gauge.builder(name, () -> academy.pool().map(number::applyAsLong).orElse(0L))
                .tag("pool", "academy")
                .register(registry);
    }

    /** @param pages how many pages are open now, on all sites of the process */
    public void tellOfPages(IntSupplier pages) {
        Gauge.builder("zdm.pages.open", pages::getAsInt)
                .description("Pages that are open in a browser, by their streams of events")
                .register(registry);
    }

    /**
     * A request was answered. A stream of events lasts as long as its page is open, so it is not timed.
     *
     * @param millis from its arrival to the end of its answer
     */
    public void answered(Context ctx, Float millis) {
        String type = ctx.res().getContentType();
        if (type != null && type.startsWith("text/event-stream")) {
            return;
        }
        Asked asked = Asked.in(ctx);
        Timer.builder("zdm.http.requests")
                .description("Requests to the site")
                .tag("route", asked.route())
                .tag("method", asked.method())
                .tag("status", asked.status())
                .serviceLevelObjectives(REQUEST_LIMITS)
                .register(registry)
                .record(Duration.ofNanos((long) (millis * 1_000_000)));
        asked.refusedEntry().ifPresent(this::refused);
    }

    private void refused(String entry) {
        Counter.builder("zdm.sign.ins.refused")
                .description("Tries to come in that were refused")
                .tag("entry", entry)
                .register(registry)
                .increment();
    }

    /**
     * A verdict was given on a page.
     *
     * @param asked whether the learner asked, rather than the page by itself
     */
    public void judged(Lab lab, Verdict verdict, Duration took, boolean asked) {
        Timer.builder("zdm.checks")
                .description("Verdicts, and how long the grader took for them")
                .tag("lab", lab.id())
                .tag("verdict", verdict.word())
                .tag("by", asked ? "learner" : "page")
                .serviceLevelObjectives(JUDGING_LIMITS)
                .register(registry)
                .record(took);
    }

    /** All meters in Prometheus's text format, as they are now; a server that does not answer is waited for two seconds. */
    synchronized String scrape() {
        if (servers != null) {
            servers.look();
        }
        if (runner != null) {
            runner.labs().labs().stream().filter(lab -> labs.add(lab.id())).forEach(this::attempts);
        }
        return registry.scrape();
    }

    /** From the start on, so that a lab's first attempt is an increase. */
    private void attempts(Lab lab) {
        FunctionCounter.builder("zdm.attempts.started", AttemptTotals.class, totals -> AttemptTotals.began(lab.id()))
                .description("Attempts that began, a reset's among them")
                .tag("lab", lab.id())
                .register(registry);
    }

    @Override
    public synchronized void close() {
        if (servers != null) {
            servers.close();
        }
        pauses.close();
        registry.close();
    }
}
