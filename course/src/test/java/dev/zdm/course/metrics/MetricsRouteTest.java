package dev.zdm.course.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.course.RunningSite;
import dev.zdm.course.page.Assets;
import dev.zdm.labs.LabProblem;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricsRouteTest {

    @Test
    void anOnlyLearnersSiteShowsThemToThisMachine() throws Exception {
        try (RunningSite site = new RunningSite()) {
            assertThat(site.get("/metrics").body())
                    .contains(
                            "jvm_memory_used_bytes{", "process_uptime_seconds ", "zdm_pages_open ", "zdm_build_info{");
            assertThat(site.raw("GET /metrics HTTP/1.1\r\nHost: evil.example:" + site.port() + "\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void aRequestIsCountedByItsRouteWhateverWasAskedFor() throws Exception {
        try (RunningSite site = new RunningSite()) {
            site.get("/labs/lab-6");
            site.get("/labs/lab-6/hints/no-such-hint-4711");
            site.get("/labs/lab-4711");
            site.get("/nothing-4711");
            site.raw("INVENTED-4711 / HTTP/1.1\r\nHost: localhost:" + site.port() + "\r\n\r\n");
            site.get(Assets.address("course.css"));

            String told = site.get("/metrics").body();

            assertThat(told)
                    .contains("zdm_http_requests_seconds_count{method=\"GET\",route=\"/labs/{lab}\",status=\"2xx\"} 1")
                    .contains("zdm_http_requests_seconds_count{method=\"GET\",route=\"/labs/{lab}\",status=\"4xx\"} 1")
                    .contains("zdm_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"4xx\"}")
                    .contains("route=\"assets\",status=\"2xx\"")
                    .doesNotContain("4711");
        }
    }

    @Test
    void aPageIsOpenAsLongAsItsStreamIsAndTheStreamIsNotTimed() throws Exception {
        try (RunningSite site = new RunningSite();
                RunningSite.Events events = site.events("strip")) {
            events.await(event -> event.contains("strip"));

            assertThat(site.get("/metrics").body())
                    .contains("zdm_pages_open 1.0")
                    .doesNotContain("route=\"/events\"");
        }
    }

    @Test
    void aTokenThatCouldBeGuessedIsRefused() {
        assertThat(MetricsRoute.tokenIn(Map.of())).isEmpty();
        assertThat(MetricsRoute.tokenIn(Map.of("ZDM_METRICS_TOKEN", " 0123456789abcdef\n")))
                .contains("0123456789abcdef");
        assertThatThrownBy(() -> MetricsRoute.tokenIn(Map.of("ZDM_METRICS_TOKEN", "0123456789abcde")))
                .isInstanceOf(LabProblem.Usage.class);
    }
}
