package dev.zdm.course.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.labs.LabProblem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a page's request to what the page hears, over a console that runs nothing. */
class JavaOnThePageTest {

    private final RunningSite site = new RunningSite();

    @BeforeEach
    void start() throws Exception {
        site.startLab();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void aRunBeginsSaysAndEnds() throws Exception {
        try (var events = site.events("java,java-state")) {
            events.await(event -> event.contains("event: patch") && event.contains(">ready<"));
            assertThat(run("6 * 7")).isEqualTo(202);

            String news = events.await(event -> event.contains("event: java") && event.contains("==&gt; 42"));
            assertThat(news).contains("java-value");
            assertThat(site.stands().java().sent).containsExactly("6 * 7");
        }
    }

    @Test
    void whatIsPrintedIsToldWhileTheRunGoesOnAndIsNoMarkup() throws Exception {
        try (var events = site.events("java,java-state")) {
            run("for (;;) { }");
            events.await(event -> event.contains("running 0 s") || event.contains("running 1 s"));
            site.stands().java().listener().printed("<b>line</b>\n");
            site.stands().java().listener().progress("copying <i>", 0.5);

            events.await(event -> event.contains("event: java") && event.contains("&lt;b&gt;line&lt;/b&gt;"));
            events.await(event -> event.contains("copying &lt;i&gt;") && event.contains("50 %"));
            assertThat(run("1 + 1")).isEqualTo(409);
            assertThat(site.post("/java/stop", "{}").statusCode()).isEqualTo(202);
            events.await(event -> event.contains("event: java") && event.contains(">stopped<"));
        }
    }

    @Test
    void aPageThatOpensLaterIsToldWhatWasRun() throws Exception {
        try (var events = site.events("java")) {
            run("6 * 7");
            events.await(event -> event.contains(">done<"));
        }
        try (var events = site.events("java")) {
            events.await(event -> event.contains("6 * 7") && event.contains("==&gt; 42") && event.contains(">done<"));
        }
    }

    @Test
    void whereNothingHoldsJavaThePageSaysSoAndTriesAgainWhenAsked() throws Exception {
        site.stands().java().lacks(new LabProblem.Unfit("Nothing holds Java here.", "Install bubblewrap.", null));
        try (var events = site.events("java-state")) {
            events.await(event -> event.contains("Nothing holds Java here.") && event.contains("Install bubblewrap."));
            site.stands().java().lacks(null);
            assertThat(site.post("/java/start", "{}").statusCode()).isEqualTo(202);
            events.await(event -> event.contains(">ready<"));
        }
    }

    @Test
    void whatTellsARunThatThereIsNoConsoleIsOnThePageToo() throws Exception {
        try (var events = site.events("java,java-state")) {
            events.await(event -> event.contains(">ready<"));
            site.stands().java().lacks(new LabProblem.Unfit("Nothing holds Java here.", "Install bubblewrap.", null));
            run("6 * 7");
            events.await(event -> event.contains("event: java") && event.contains("java-notice"));
            events.await(event -> event.contains("event: patch") && event.contains("Try again"));
        }
    }

    @Test
    void completionAnswersInJson() throws Exception {
        var answer = site.post("/java/complete", "{\"java\": \"db.\", \"cursor\": 3}");

        assertThat(answer.body())
                .isEqualTo(
                        "{\"anchor\":3,\"help\":\"long Statements.number(String sql)\",\"continuations\":[\"number(\",\"query(\"]}");
        assertThat(site.post("/java/complete", "{\"java\": \"db.\"}").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aStrangersPageRunsNothing() throws Exception {
        assertThat(site.post("/java/run", "{\"java\": \"1\"}", "http://elsewhere.example", site.token())
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.post("/java/run", "{\"java\": \"1\"}", site.origin(), null)
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.stands().java().sent).isEmpty();
    }

    @Test
    void anAttemptWithoutJavaSaysSo() throws Exception {
        assertThat(site.get("/java/earlier").body()).contains("Nothing has been run in this attempt yet.");
    }

    private int run(String java) throws Exception {
        return site.post("/java/run", "{\"java\": \"" + java + "\"}").statusCode();
    }
}
