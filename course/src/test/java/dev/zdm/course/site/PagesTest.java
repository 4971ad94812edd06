package dev.zdm.course.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private RunningSite site;

    @BeforeAll
    void start() {
        site = new RunningSite();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @Test
    void theContentsNameEveryLessonAndLab() throws Exception {
        assertThat(site.get("/").body())
                .contains("href=\"/lessons/09-the-queue\"")
                .contains("The queue is fair, and that is the problem")
                .contains("href=\"/labs/lab-6\"")
                .contains("not tried yet");
    }

    @Test
    void aLessonHasItsTextAndLeadsToItsLabAndNeighbours() throws Exception {
        assertThat(site.get("/lessons/09-the-queue").body())
                .contains("<h1>The queue is fair, and that is the problem</h1>")
                .contains("data-run data-session=\"B\"")
                .contains("href=\"/labs/lab-6\"")
                .contains("rel=\"prev\" href=\"/lessons/08-lock-modes\"")
                .contains("aria-current=\"page\"");
    }

    @Test
    void aLabShowsItsTaskButNoHintAndNoDebrief() throws Exception {
        assertThat(site.get("/labs/lab-6").body())
                .contains("Marketing wants to know")
                .contains("Show hint 1 of 2")
                .doesNotContain("Look at the lock queue beside the console")
                .doesNotContain("pg_dump");
        assertThat(site.get("/labs/lab-6/debrief").statusCode()).isEqualTo(404);
    }

    @Test
    void aWrongNameIsAnsweredWithTheNearestRightOne() throws Exception {
        HttpResponse<String> answer = site.get("/labs/lock-quue");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("no lab is called lock-quue").contains("lock-queue");
    }

    @Test
    void whatTheAddressSaysIsEscapedInTheProblem() throws Exception {
        HttpResponse<String> answer = site.get("/lessons/%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(answer.body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lessons/09-the-queue", "/labs/lab-6", "/lessons/nothing"})
    void noPageNeedsInlineScriptOrStyle(String path) throws Exception {
        assertThat(site.get(path).body())
                .doesNotContainPattern("<script(?![^>]*src=)")
                .doesNotContain("<style")
                .doesNotContainPattern("\\sstyle=")
                .doesNotContainPattern("\\son[a-z]+=")
                .doesNotContain("http://www.")
                .doesNotContain("https://cdn");
    }

    @Test
    void everyAssetThatAPageNamesIsThere() throws Exception {
        for (String asset : new String[] {"course.css", "course.js", "icon.svg", "stream.js", "console.js"}) {
            assertThat(site.get("/assets/" + asset).statusCode()).as(asset).isEqualTo(200);
        }
        assertThat(site.get("/assets/../application.conf").statusCode()).isEqualTo(404);
    }

    @Test
    void itIsHealthy() throws Exception {
        assertThat(site.get("/healthz").body()).isEqualTo("ok\n");
    }
}
