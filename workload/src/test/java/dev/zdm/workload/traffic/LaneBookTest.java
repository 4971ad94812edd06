package dev.zdm.workload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.workload.app.AppVersion;
import dev.zdm.workload.app.Kind;
import dev.zdm.workload.app.ServerRole;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Customers whom a program never answers are noted while they wait, for nothing else would ever tell of them. */
class LaneBookTest {

    private static final long DUE = 1_000;

    @TempDir
    Path folder;

    private final AtomicLong now = new AtomicLong(DUE);
    private final DueRequest request =
            new DueRequest(AppVersion.builtIn("v1").requests().get(0), 7, DUE);

    @Test
    void whoHasNoAnswerForLongIsNotedOnce() throws Exception {
        LoggedTraffic log = log(true, book -> {
            book.begun(request);
            now.set(DUE + Duration.ofSeconds(5).toNanos());
            book.closeSecond(Instant.EPOCH);
            now.addAndGet(1);
            book.closeSecond(Instant.EPOCH);
            book.closeSecond(Instant.EPOCH);
        });

        assertThat(log.of("slow").lines()).hasSize(1);
    }

    @Test
    void whoHasTheirAnswerAfterThatIsNotNotedAgain() throws Exception {
        LoggedTraffic log = log(true, book -> {
            book.begun(request);
            now.set(DUE + Duration.ofSeconds(6).toNanos());
            book.closeSecond(Instant.EPOCH);
            book.done(request, null);
        });

        assertThat(log.of("slow").lines()).hasSize(1);
    }

    @Test
    void aSlowAnswerIsNotedWhenItComes() throws Exception {
        LoggedTraffic log = log(true, book -> {
            book.begun(request);
            now.set(DUE + Duration.ofSeconds(2).toNanos());
            book.done(request, null);
            now.set(DUE + Duration.ofSeconds(6).toNanos());
            book.closeSecond(Instant.EPOCH);
        });

        assertThat(log.of("slow").numbers("waitedMillis")).containsExactly(2_000L);
    }

    @Test
    void aStatementEndsByItself() throws Exception {
        LoggedTraffic log = log(false, book -> {
            book.begun(request);
            now.set(DUE + Duration.ofSeconds(6).toNanos());
            book.closeSecond(Instant.EPOCH);
        });

        assertThat(log.of("slow").lines()).isEmpty();
    }

    private interface Work {
        void on(LaneBook book);
    }

    private LoggedTraffic log(boolean mayNeverAnswer, Work work) throws IOException {
        Path file = folder.resolve("requests.jsonl");
        try (RequestLog log = RequestLog.open(file)) {
            TrafficClock clock = new TrafficClock(now::get, Clock.systemUTC());
            work.on(new LaneBook("v2.1", Kind.READ, ServerRole.PRIMARY, mayNeverAnswer, clock, log));
        }
        return LoggedTraffic.in(file);
    }
}
