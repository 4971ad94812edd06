package dev.zdm.course.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.course.live.Feed;
import dev.zdm.grader.evidence.Wal;
import dev.zdm.runner.live.Gauges;
import dev.zdm.runner.live.Gauges.Job;
import dev.zdm.runner.live.Gauges.Locker;
import dev.zdm.runner.live.LiveState;
import dev.zdm.workload.traffic.LiveTraffic.Latency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Instant BEGAN = Instant.parse("2026-01-01T12:00:00Z");
    private static final Job BUILD = new Job(
            7,
            "learner",
            "CREATE INDEX CONCURRENTLY",
            "waiting for writers before build",
            "orders",
            "orders_by_note",
            0,
            0,
            "blocks",
            1,
            3,
            new Locker(9, "actor:ledger", "idle in transaction", "SELECT 1"));

    private final History history = new History();

    @Test
    void aPageThatComesLateIsShownThePast() throws JsonProcessingException {
        for (int second = 0; second < 20; second++) {
            see(second, 0, Map.of("v1", 100), List.of());
        }

        JsonNode all = after(Feed.NOTHING);

        assertThat(all.path("all").asBoolean()).isTrue();
        assertThat(all.path("seconds")).hasSize(20);
        assertThat(all.path("disks")).hasSize(20);
        assertThat(all.path("seconds").path(19).path(4).path("v1").path(0).asInt())
                .isEqualTo(300);
    }

    @Test
    void aPageThatIsUpToDateHearsOnlyOfWhatIsNew() throws JsonProcessingException {
        see(0, 0, Map.of("v1", 100), List.of());
        long known =
                history.after(Feed.NOTHING, HistoryTest::name).orElseThrow().upTo();
        assertThat(history.after(known, HistoryTest::name)).isEmpty();

        see(1, 5, Map.of("v1", 100), List.of());
        JsonNode news = after(known);

        assertThat(news.path("seconds")).hasSize(1);
        assertThat(news.path("words").has("failures")).isTrue();
        assertThat(news.path("words").has("queue")).isFalse();
        assertThat(news.has("jobs")).isFalse();
    }

    @Test
    void theSameSecondSeenAgainIsNoNews() {
        see(0, 0, Map.of("v1", 100), List.of());

        assertThat(see(0, 0, Map.of("v1", 100), List.of())).isFalse();
    }

    @Test
    void tablesAreToldOnceAndAgainWhenTheyChange() throws JsonProcessingException {
        see(0, 0, Map.of("v1", 100), List.of());
        see(1, 0, Map.of("v1", 100), List.of());

        JsonNode disks = after(Feed.NOTHING).path("disks");

        assertThat(disks.path(0)).hasSize(5);
        assertThat(disks.path(1)).hasSize(4);
    }

    @Test
    void tenMinutesAreKept() throws JsonProcessingException {
        for (int second = 0; second < 700; second++) {
            see(second, 0, Map.of("v1", 100), List.of());
        }

        assertThat(after(Feed.NOTHING).path("seconds")).hasSize(601);
    }

    @Test
    void aDeployIsMarkedWhenTheNewVersionComesAndWhenTheOldOneHasGone() throws JsonProcessingException {
        see(0, 0, Map.of("v1", 100), List.of());
        see(1, 0, Map.of("v1", 80, "v2", 20), List.of());
        see(2, 0, Map.of("v2", 100), List.of());

        assertThat(after(Feed.NOTHING).path("marks"))
                .extracting(mark -> mark.path(1).asText())
                .containsExactly("v2 comes", "v1 gone");
    }

    @Test
    void otherVersionsAfterABreakAreAnotherShopAndNoDeploy() throws JsonProcessingException {
        see(0, 0, Map.of("v3", 100), List.of());
        see(30, 0, Map.of("v1", 100), List.of());

        assertThat(after(Feed.NOTHING).path("marks")).isEmpty();
    }

    @Test
    void aBuildSaysWhereItIsAndWhomItWaitsFor() throws JsonProcessingException {
        see(0, 0, Map.of("v1", 100), List.of(BUILD));

        JsonNode all = after(Feed.NOTHING);

        assertThat(all.path("words").path("jobs").path(0).asText())
                .isEqualTo("CREATE INDEX CONCURRENTLY of session A on orders, index orders_by_note: waiting for writers"
                        + " before build, waits for actor:ledger (idle in transaction, process 9), 1 of 3 have ended.");
        assertThat(all.path("jobs").path(0).path("percent").asInt()).isEqualTo(-1);
    }

    @Test
    void customersFiguresAreSentences() throws JsonProcessingException {
        see(0, 12, Map.of("v1", 100), List.of());
        see(1, 0, Map.of("v1", 100), List.of());

        JsonNode words = after(Feed.NOTHING).path("words");

        assertThat(words.path("failures").path(0).asText())
                .isEqualTo("12 requests failed in the last five seconds, 12 in the last ten minutes.");
        assertThat(words.path("rates").path(0).asText()).isEqualTo("v1 serves 300 requests a second, alone.");
        assertThat(words.path("latency").path(0).asText())
                .startsWith("In the last second half of all requests took at most 0.9 ms, 95 of 100 at most 3.2 ms");
        assertThat(words.path("wal").path(0).asText())
                .isEqualTo("The server writes 1.2 MB of write-ahead log a second. There is no standby.");
        assertThat(words.path("tables").path(0).asText()).isEqualTo("orders has 900 MB, 20,000 dead rows (1 %).");
    }

    @Test
    void nobodyIsWellBetweenTwoWavesOfFailures() throws JsonProcessingException {
        see(0, 12, Map.of("v1", 100), List.of());
        see(5, 0, Map.of("v1", 100), List.of());

        assertThat(after(Feed.NOTHING).path("words").path("failures").path(0).asText())
                .isEqualTo("No request fails now. 12 failed in the last ten minutes, the last one 5 seconds ago.");
    }

    @Test
    void twoVersionsAreToldWithTheirShares() throws JsonProcessingException {
        see(0, 0, Map.of("v1", 50, "v2", 50), List.of());

        assertThat(after(Feed.NOTHING).path("words").path("rates").path(0).asText())
                .isEqualTo("2 app versions serve 600 requests a second: v1 300 (50 %), v2 300 (50 %).");
    }

    private boolean see(int second, long failed, Map<String, Integer> shares, List<Job> jobs) {
        Instant at = BEGAN.plusSeconds(second);
        List<LiveState.AppRate> apps = new ArrayList<>();
        shares.keySet().stream().sorted().forEach(app -> apps.add(new LiveState.AppRate(app, 300, failed, 0.9, 6.1)));
        Wal wal = new Wal(
                at,
                "0/1",
                1_200_000,
                List.of(new Wal.TableSize("orders", 900_000_000, 20_000, 2_000_000L, 0L, 0L)),
                null,
                null,
                Duration.ZERO);
        Gauges gauges = new Gauges(at, new Latency(0.9, 3.2, 6.1), shares, jobs, wal);
        return history.see(new LiveState(at, apps, 0, failed, List.of(), gauges), Optional.empty(), HistoryTest::name);
    }

    private JsonNode after(long known) throws JsonProcessingException {
        return new ObjectMapper()
                .readTree(history.after(known, HistoryTest::name).orElseThrow().json());
    }

    private static String name(int pid, String who) {
        return who.equals("learner") ? "session A" : who;
    }
}
