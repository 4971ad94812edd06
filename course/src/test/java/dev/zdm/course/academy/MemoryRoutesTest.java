package dev.zdm.course.academy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.course.RunningSite;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryRoutesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningSite site = new RunningSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void whatAPageHandsInIsThereForTheNext() throws Exception {
        HttpResponse<String> answer =
                site.post("/memory", "{\"notes\":[{\"key\":\"sql/A\",\"value\":\"SELECT 1;\",\"at\":1000}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"kept\":[{\"key\":\"sql/A\",\"at\":1000}],\"late\":[]}");
        assertThat(site.get("/memory").body())
                .isEqualTo("{\"notes\":[{\"key\":\"sql/A\",\"at\":1000,\"value\":\"SELECT 1;\"}]}");
    }

    @Test
    void aClockThatIsAheadDoesNotHaveTheLastWordForEver() throws Exception {
        long tomorrow = Instant.now().plusSeconds(86_400).toEpochMilli();

        JsonNode kept = JSON.readTree(
                        site.post("/memory", "{\"notes\":[{\"key\":\"sql/A\",\"value\":\"\",\"at\":" + tomorrow + "}]}")
                                .body())
                .path("kept")
                .path(0);

        assertThat(kept.path("at").asLong()).isLessThan(tomorrow).isGreaterThan(tomorrow - 90_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"notes\":1}",
                "{\"notes\":[1]}",
                "{\"notes\":[{\"key\":\"sql/A\",\"value\":\"\"}]}",
                "{\"notes\":[{\"key\":\"sql/A\",\"at\":1}]}",
                "{\"notes\":[{\"value\":1,\"at\":1}]}",
                "{\"notes\":[{\"key\":\"../x\",\"value\":1,\"at\":1}]}",
            })
    void whatNoPageOfOursSendsIsRefused(String body) throws Exception {
        assertThat(site.post("/memory", body).statusCode()).isEqualTo(400);
        assertThat(site.get("/memory").body()).isEqualTo("{\"notes\":[]}");
    }

    @Test
    void tooManyNotesAtOnceAreRefused() throws Exception {
        String note = "{\"key\":\"sql/A\",\"value\":\"\",\"at\":1}";

        assertThat(site.post("/memory", "{\"notes\":[" + (note + ",").repeat(100) + note + "]}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anotherSitesPageMayNotWriteIntoIt() throws Exception {
        assertThat(site.post("/memory", "{\"notes\":[]}", "http://evil.example", site.token())
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.post("/memory", "{\"notes\":[]}", site.origin(), null).statusCode())
                .isEqualTo(403);
    }

    @Test
    void withoutItsMemoryTheSiteSaysNotNowAndIsStillRead() throws Exception {
        site.memory().beAway(true);

        assertThat(site.get("/memory").statusCode()).isEqualTo(503);
        assertThat(site.post("/memory", "{\"notes\":[{\"key\":\"sql/A\",\"value\":1,\"at\":1}]}")
                        .statusCode())
                .isEqualTo(503);
        assertThat(site.get("/").statusCode()).isEqualTo(200);
        assertThat(site.get("/lessons/09-the-queue").body()).contains("<h1>The queue is fair");
    }
}
