package dev.zdm.course.workshop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.runner.work.WorkFiles;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkshopTest {

    private static final String FILES = "/labs/lab-15/files";
    private static final String FIRST = FILES + "?name=migrations/V001__first.sql";

    private final RunningSite site = new RunningSite();

    @BeforeEach
    void openThePage() throws Exception {
        assertThat(site.get("/labs/lab-15").statusCode()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void thePageShowsTheFilesToBeginWithAndTheTools() throws Exception {
        assertThat(site.get("/labs/lab-15").body())
                .contains("data-file=\"migrations/V001__first.sql\"")
                .contains("data-file=\"monolith.sql\"")
                .contains("data-tool=\"apply\"")
                .contains("data-tool=\"rehearse\"");
        assertThat(site.get("/labs/lab-2").body()).doesNotContain("data-work");
        assertThat(site.get(FILES + "?name=monolith.sql").body()).isEqualTo("-- <b>all</b> at once\n");
    }

    @Test
    void aFileIsSavedAsItIsTypedAndKnowsWhetherItWasChangedElsewhere() throws Exception {
        String was = checksum(site.get(FIRST));

        HttpResponse<String> saved = save("migrations/V001__first.sql", "SELECT 2; -- \\u00e9\\n", was);

        assertThat(saved.statusCode()).isEqualTo(204);
        assertThat(site.get(FIRST).body()).isEqualTo("SELECT 2; -- é\n");
        assertThat(checksum(site.get(FIRST))).isEqualTo(checksum(saved)).isNotEqualTo(was);

        HttpResponse<String> late = save("migrations/V001__first.sql", "SELECT 3;", was);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).isEqualTo("""
                migrations/V001__first.sql was changed elsewhere since you opened it.
                Open it again, or save under another name.
                """);
        assertThat(site.get(FIRST).body()).startsWith("SELECT 2;");
    }

    @Test
    void aNewFileTakesNobodysPlace() throws Exception {
        assertThat(save("migrations/V002__second.sql", "SELECT 2;", "").statusCode())
                .isEqualTo(204);
        assertThat(save("migrations/V001__first.sql", "SELECT 2;", "").body())
                .startsWith("There is a file migrations/V001__first.sql already.");
        try (var events = site.events("files-lab-15")) {
            events.await(event -> event.contains("V002__second.sql"));
            site.post(
                    FILES + "/delete",
                    "{\"name\":\"migrations/V002__second.sql\",\"was\":\"%s\"}"
                            .formatted(checksum(site.get(FILES + "?name=migrations/V002__second.sql"))));
            events.await(event -> event.contains("monolith.sql") && !event.contains("V002__second.sql"));
        }
    }

    @Test
    void noFileOutsideTheFolderIsReadOrWritten() throws Exception {
        WorkFiles files = site.stands().work(site.stands().labs().named("lab-15"));
        Path outside = files.folder().resolveSibling("outside.txt");
        Files.writeString(outside, "secret");

        assertThat(site.get(FILES + "?name=../outside.txt").body()).doesNotContain("secret");
        assertThat(site.get(FILES + "?name=" + outside).body()).doesNotContain("secret");
        assertThat(save("../outside.txt", "mine", "").statusCode()).isEqualTo(409);
        assertThat(save(outside.toString(), "mine", "").statusCode()).isEqualTo(409);
        assertThat(site.get(FILES).statusCode()).isEqualTo(404);
        assertThat(Files.readString(outside)).isEqualTo("secret");
    }

    @Test
    void aToolIsUsedWithItsOptionsAndSaysHowItWent() throws Exception {
        start();
        try (var events = site.events("tool-lab-15")) {
            assertThat(use("apply", "--to 3").statusCode()).isEqualTo(202);
            assertThat(events.await(event -> event.contains("done")))
                    .contains("apply --to 3")
                    .contains("apply heard [--to, 3]");
            use("rehearse", " --in-vain ");
            events.await(event -> event.contains("ended with 1") && event.contains("rehearse heard [--in-vain]"));
        }
    }

    @Test
    void aToolAtWorkIsTheOnlyOneAndCanBeStopped() throws Exception {
        start();
        try (var events = site.events("tool-lab-15")) {
            use("apply", "--for-ever");
            events.await(event -> event.contains("at work"));
            assertThat(use("apply", "").body()).isEqualTo("A tool is at work.\nWait until it is done, or stop it.\n");
            site.post("/attempt/tools/stop", "{}");
            events.await(event -> event.contains("stopped"));
            assertThat(use("apply", "").statusCode()).isEqualTo(202);
            events.await(event -> event.contains("done"));
        }
    }

    @Test
    void withoutAnAttemptOrTheToolNothingIsDone() throws Exception {
        assertThat(use("apply", "").body()).isEqualTo("No attempt is running.\nStart the lab first.\n");
        start();
        assertThat(use("lint", "").body()).startsWith("lab-15 has nothing to lint.");
    }

    private void start() throws Exception {
        try (var events = site.events("attempt-lab-15")) {
            site.post("/labs/lab-15/start", "{}");
            events.await(event -> event.contains("/attempt/finish"));
        }
    }

    private HttpResponse<String> save(String name, String text, String was) throws Exception {
        return site.post(FILES, "{\"name\":\"%s\",\"text\":\"%s\",\"was\":\"%s\"}".formatted(name, text, was));
    }

    private HttpResponse<String> use(String tool, String arguments) throws Exception {
        return site.post("/attempt/tools/use/" + tool, "{\"arguments\":\"%s\"}".formatted(arguments));
    }

    private static String checksum(HttpResponse<String> answer) {
        return answer.headers().firstValue("X-Checksum").orElseThrow();
    }
}
