package dev.zdm.course.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.course.page.Assets;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

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

    @ParameterizedTest
    @ValueSource(strings = {"/", "/lessons/09-the-queue", "/labs/lab-6", "/accessibility", "/lessons/nothing"})
    void everyAssetOfAPageIsThereAndMayBeKeptForGood(String path) throws Exception {
        List<String> assets = ASSET.matcher(site.get(path).body())
                .results()
                .map(found -> found.group(1))
                .toList();

        assertThat(assets)
                .hasSizeGreaterThan(3)
                .allSatisfy(asset -> assertThat(asset).startsWith(Assets.BASE + "/"));
        for (String asset : assets) {
            HttpResponse<String> answer = site.get(asset);
            assertThat(answer.statusCode()).as(asset).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control"))
                    .as(asset)
                    .contains("public, max-age=31536000, immutable");
        }
    }

    @Test
    void anAssetOfAnotherVersionIsNotThere() throws Exception {
        assertThat(site.get("/assets/0000000000000000/course.css").statusCode()).isEqualTo(404);
        assertThat(site.get(Assets.BASE + "/../application.conf").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageThatHasNotChangedIsNotSentAgain() throws Exception {
        HttpResponse<String> first = site.get("/lessons/09-the-queue");
        assertThat(first.headers().firstValue("Cache-Control")).contains("private, no-cache");
        String tag = first.headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> second = site.get("/lessons/09-the-queue", "If-None-Match", tag);

        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lessons/09-the-queue", "course.css", "console.js"})
    void textIsSentCompressed(String what) throws Exception {
        String path = what.startsWith("/") ? what : Assets.address(what);

        HttpResponse<String> answer = site.get(path, "Accept-Encoding", "gzip");

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Accept-Encoding"));
    }

    @Test
    void whatASessionPrintedIsNotKept() throws Exception {
        assertThat(site.get("/labs/lab-6/hints/1", "Accept", "*/*").headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void itIsHealthy() throws Exception {
        assertThat(site.get("/healthz").body()).isEqualTo("ok\n");
    }
}
