package dev.zdm.course.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateTest {

    private static final String RUN = "/sessions/A/run";
    private static final String SQL = "{\"sql\":\"SELECT 1\"}";

    private RunningSite site;

    @BeforeAll
    void start() throws Exception {
        site = new RunningSite();
        site.startLab();
    }

    @AfterAll
    void stop() {
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/healthz", "/assets/course.css", "/events", "/lessons/09-the-queue", "/nothing"})
    void aStrangersNameForThisMachineIsRefusedEverywhere(String path) throws Exception {
        assertThat(site.raw("GET " + path + " HTTP/1.1\r\nHost: evil.example:" + site.port() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @Test
    void theRightNameWithAnotherPortIsRefused() throws Exception {
        assertThat(site.raw("GET / HTTP/1.1\r\nHost: localhost:1\r\n\r\n")).startsWith("HTTP/1.1 421");
        assertThat(site.raw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")).startsWith("HTTP/1.1 421");
    }

    @Test
    void aRequestWithoutANameIsRefused() throws Exception {
        assertThat(site.raw("GET / HTTP/1.0\r\n\r\n")).doesNotContain(" 200");
        assertThat(site.raw("GET / HTTP/1.1\r\n\r\n")).doesNotContain(" 200");
    }

    @Test
    void twoNamesAreRefused() throws Exception {
        String ours = "Host: localhost:" + site.port() + "\r\n";
        assertThat(site.raw("GET / HTTP/1.1\r\n" + ours + "Host: evil.example\r\n\r\n"))
                .doesNotContain(" 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void itsOwnNamesAreLetIn(String name) throws Exception {
        assertThat(site.raw("GET / HTTP/1.1\r\nHost: " + name + ":" + site.port() + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aPageOfTheSiteMayRunSql() throws Exception {
        assertThat(site.post(RUN, SQL).statusCode()).isEqualTo(202);
    }

    @Test
    void aFormOnAnotherSiteMayNot() throws Exception {
        assertThat(site.post(RUN, SQL, "http://evil.example", site.token()).statusCode())
                .isEqualTo(403);
        assertThat(site.post(RUN, SQL, "null", site.token()).statusCode()).isEqualTo(403);
    }

    @Test
    void nothingChangesWithoutOriginOrToken() throws Exception {
        assertThat(site.post(RUN, SQL, null, site.token()).statusCode()).isEqualTo(403);
        assertThat(site.post(RUN, SQL, site.origin(), null).statusCode()).isEqualTo(403);
        assertThat(site.post(RUN, SQL, site.origin(), "0".repeat(32)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anotherSitesPageMayNotListen() throws Exception {
        String host = "Host: localhost:" + site.port() + "\r\nAccept: text/event-stream\r\n";
        assertThat(site.raw("GET /events?parts=strip HTTP/1.1\r\n" + host + "Origin: http://evil.example\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(site.raw("GET /events?parts=strip HTTP/1.1\r\n" + host + "Sec-Fetch-Site: cross-site\r\n\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    @Test
    void aLongBodyIsRefused() throws Exception {
        String long_ = "{\"sql\":\"" + "x".repeat(300_000) + "\"}";

        assertThat(site.post(RUN, long_).statusCode()).isEqualTo(413);
    }

    @Test
    void aLongBodyInPiecesIsRefusedToo() throws Exception {
        String piece = "x".repeat(0x8000);
        StringBuilder request = new StringBuilder("POST " + RUN + " HTTP/1.1\r\nHost: localhost:" + site.port()
                + "\r\nOrigin: " + site.origin() + "\r\nX-Course-Token: " + site.token()
                + "\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 10; i++) {
            request.append("8000\r\n").append(piece).append("\r\n");
        }

        assertThat(site.raw(request + "0\r\n\r\n")).startsWith("HTTP/1.1 413");
    }

    @Test
    void aBodyThatIsNoJsonObjectIsRefused() throws Exception {
        assertThat(site.post(RUN, "[1]").statusCode()).isEqualTo(400);
        assertThat(site.post(RUN, "{").statusCode()).isEqualTo(400);
        assertThat(site.post(RUN, "{\"sql\":\"SELECT 1\",\"as\":\"postgres\"}").statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/assets/course.js", "/nothing", "/labs/lab-6"})
    void everyAnswerTellsTheBrowserToTrustNothingElse(String path) throws Exception {
        var headers = site.get(path).headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Set-Cookie")).isEmpty();
    }
}
