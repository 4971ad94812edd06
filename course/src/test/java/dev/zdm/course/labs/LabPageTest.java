package dev.zdm.course.labs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabPageTest {

    private final RunningSite site = new RunningSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void withoutAnAttemptThereIsNothingToRunOrCheck() throws Exception {
        var run = site.post("/sessions/A/run", "{\"sql\":\"SELECT 1\"}");
        assertThat(run.statusCode()).isEqualTo(409);
        assertThat(run.body()).isEqualTo("no attempt is running\nStart one: bin/lab start lab-6.\n");
        assertThat(site.post("/attempt/check", "{}").statusCode()).isEqualTo(409);
        try (var events = site.events("strip")) {
            events.await(event -> event.contains("The shop is closed"));
        }
    }

    @Test
    void anAttemptGoesThroughItsPhases() throws Exception {
        try (var events = site.events("attempt-lab-6");
                var strip = site.events("strip")) {
            site.post("/labs/lab-6/start", "{\"rows\":200000}");
            events.await(event -> event.contains("/attempt/next"));
            strip.await(event -> event.contains("blocked now"));
            site.post("/attempt/next", "{}");
            events.await(event -> event.contains("class=\"done\"") && !event.contains("/attempt/next"));
            site.post("/attempt/finish", "{}");
            events.await(event -> event.contains("Start again"));
            strip.await(event -> event.contains("The shop is closed"));
        }
        assertThat(site.stands().current().orElseThrow().rows()).isEqualTo(200_000);
    }

    @Test
    void whatCannotBeDoneIsToldOnThePage() throws Exception {
        site.startLab();
        try (var events = site.events("attempt-lab-6")) {
            site.post("/attempt/next", "{}");
            events.await(event -> event.contains("class=\"done\""));
            site.post("/attempt/next", "{}");
            events.await(
                    event -> event.contains("lab-6 has no further phase") && event.contains("Finish the attempt."));
        }
    }

    @Test
    void aBrokenClaimTellsWhatWasExpectedAndSeenWithItsProof() throws Exception {
        site.startLab();
        try (var events = site.events("verdict-lab-6")) {
            site.post("/attempt/check", "{}");
            String verdict = events.await(event -> event.contains("broken"));
            assertThat(verdict)
                    .contains("37 customers waited")
                    .contains("behind pid 4701")
                    .contains("Read lesson 10")
                    .contains("2 kept, 1 broken, 1 skipped");
        }
    }

    @Test
    void anOpenPanelHearsANewVerdictWithoutAsking() throws Exception {
        site.startLab();
        try (var events = site.events("verdict-lab-6")) {
            events.await(event -> event.contains("Failed"));
            site.stands().judge(passed("<b>customers</b> were served"));
            String verdict = events.await(event -> event.contains("Passed"));
            assertThat(verdict).contains("&lt;b&gt;customers").contains("pg_dump");
        }
        assertThat(site.get("/labs/lab-6/debrief").body()).contains("pg_dump");
        assertThat(site.get("/").body()).contains("passed");
    }

    private static Verdict passed(String claim) {
        return Verdict.of(List.of(
                new Finding("customers-served", "guarded", Outcome.KEPT, claim, "", "", List.of(), Optional.empty())));
    }
}
