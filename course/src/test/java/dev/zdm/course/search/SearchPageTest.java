package dev.zdm.course.search;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the site sends, without a browser: the page of results is whole without scripts. */
class SearchPageTest {

    private static RunningSite site;

    @BeforeAll
    static void start() {
        site = new RunningSite();
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void thePageHasTheResultsAsLinks() throws Exception {
        String page = get("/search?q=", "lock queue");

        assertThat(page)
                .contains("<title>Search: lock queue")
                .contains("href=\"/lessons/50-glossary#lock-queue\"")
                .contains("<mark>lock queue</mark>")
                .contains("role=\"search\"")
                .doesNotContain("<script>");
    }

    @Test
    void whatIsTypedCannotBecomeMarkup() throws Exception {
        String evil = "\"><img src=x onerror=alert(1)><script>alert(2)</script> lock";

        assertThat(get("/search?q=", evil)).doesNotContain("<img").doesNotContain("<script>");
        assertThat(get("/search/hits?q=", evil)).doesNotContain("<img").doesNotContain("<script");
    }

    @Test
    void theDialogGetsOptionsAndNoMoreThanItShows() throws Exception {
        String hits = get("/search/hits?q=", "lock");

        assertThat(hits)
                .contains("role=\"option\" id=\"hit-1\"")
                .doesNotContain("hit-21")
                .doesNotContain("<html");
        assertThat(zipped(hits)).isLessThan(8_000);
        assertThat(get("/search/hits?q=", "").strip()).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertThat(get("/search?q=", "qqqqqqqq")).contains("Nothing is found.");
        assertThat(get("/search", "")).contains("Search lessons, labs and the glossary");
    }

    private static String get(String path, String typed) throws IOException, InterruptedException {
        String address = path.endsWith("=") ? path + URLEncoder.encode(typed, UTF_8) : path;
        var answer = site.get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static int zipped(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(UTF_8));
        }
        return bytes.size();
    }
}
