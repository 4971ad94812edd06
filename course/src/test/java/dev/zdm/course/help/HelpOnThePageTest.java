package dev.zdm.course.help;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HelpOnThePageTest {

    private final RunningSite site = new RunningSite();

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void hintsOpenOneAtATimeAndAreKeptWithTheAttempt() throws Exception {
        site.startLab();
        assertThat(site.post("/labs/lab-6/hints/2", "{}").body()).contains("Hint 2 is not the next one.");
        assertThat(site.post("/labs/lab-6/hints/3", "{}").statusCode()).isEqualTo(404);
        assertThat(help().hints()).isEmpty();

        try (var events = site.events("hints-lab-6")) {
            assertThat(site.post("/labs/lab-6/hints/1", "{}").statusCode()).isEqualTo(202);
            String hints = events.await(event -> event.contains("Look at the lock queue beside the console"));
            assertThat(hints).contains("hints seen: 1 of 2").contains("Show hint 2 of 2");
        }
        assertThat(help().hints()).containsExactly(1);
        assertThat(site.get("/labs/lab-6").body()).contains("Look at the lock queue beside the console");
    }

    @Test
    void aNewAttemptKnowsTheHintsOfTheOldOne() throws Exception {
        assertThat(site.post("/labs/lab-6/hints/1", "{}").statusCode()).isEqualTo(202);
        site.startLab();

        assertThat(help().hints()).containsExactly(1);
        assertThat(site.post("/labs/lab-6/hints/2", "{}").statusCode()).isEqualTo(202);
        assertThat(help().told(lab())).isEqualTo("hints seen: 2 of 2");
    }

    @Test
    void twoFailedChecksOfferTheNextHintUntilItIsDeclined() throws Exception {
        site.startLab();
        try (var events = site.events("offer-lab-6");
                var verdicts = site.events("verdict-lab-6")) {
            site.post("/attempt/check", "{}");
            verdicts.await(event -> event.contains("1 broken"));
            assertThat(site.get("/labs/lab-6").body()).doesNotContain("Stuck?");

            site.post("/attempt/check", "{}");
            String offer = events.await(event -> event.contains("Stuck? Hint 1 of 2"));
            assertThat(offer).contains("Two checks in a row failed at customers-served.");

            site.post("/labs/lab-6/offer/decline", "{}");
            events.await(event -> event.contains("offer-lab-6") && !event.contains("Stuck?"));
        }
        assertThat(help().isAny()).isFalse();
    }

    @Test
    void whoeverDoesNothingIsOfferedAHintAndWhoeverOpensItIsNot() throws Exception {
        site.startLab();
        try (var events = site.events("offer-lab-6")) {
            site.stands().idleFor(Duration.ofMinutes(6));
            events.await(event -> event.contains("Nothing was run or checked for five minutes."));
            site.post("/labs/lab-6/hints/1", "{}");
            events.await(event -> event.contains("offer-lab-6") && !event.contains("Stuck?"));
        }
    }

    @Test
    void theSolutionIsNotSentBeforeItWasConfirmedAndThatIsRecorded() throws Exception {
        site.startLab();
        String solution = "It waits for nobody";
        assertThat(site.get("/labs/lab-6").body()).contains("Show the solution").doesNotContain(solution);
        var refused = site.get("/labs/lab-6/solution");
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body())
                .contains("is not open yet")
                .contains("confirm")
                .doesNotContain(solution);
        try (var events = site.events("solution-lab-6")) {
            events.await(event -> event.contains("Show the solution") && !event.contains(solution));
            assertThat(site.post("/labs/lab-6/solution", "{}", site.origin(), null)
                            .statusCode())
                    .isEqualTo(403);
            assertThat(help().solutionSeen()).isFalse();

            assertThat(site.post("/labs/lab-6/solution", "{}").statusCode()).isEqualTo(202);
            events.await(event -> event.contains("class=\"solution\""));
        }
        assertThat(help().solutionSeen()).isTrue();
        assertThat(site.get("/labs/lab-6/solution").body()).contains("right");
    }

    @Test
    void afterPassingTheSolutionIsOpenAndNothingIsRecorded() throws Exception {
        site.startLab();
        site.stands()
                .judge(Verdict.of(List.of(new Finding(
                        "customers-served", "guarded", Outcome.KEPT, "served", "", "", List.of(), Optional.empty()))));

        assertThat(site.get("/labs/lab-6/solution").statusCode()).isEqualTo(200);
        site.post("/labs/lab-6/solution", "{}");
        assertThat(help().solutionSeen()).isFalse();
    }

    @Test
    void skippingShowsWhatTheStandDoesAndIsNeverCalledPassed() throws Exception {
        site.stands()
                .judge(Verdict.of(List.of(new Finding(
                        "customers-served", "guarded", Outcome.KEPT, "served", "", "", List.of(), Optional.empty()))));
        try (var events = site.events("attempt-lab-6");
                var verdicts = site.events("verdict-lab-6")) {
            assertThat(site.post("/labs/lab-6/skip", "{}").statusCode()).isEqualTo(202);
            String skipped = events.await(event -> event.contains("<strong>Skipped.</strong>"));
            assertThat(skipped)
                    .contains("the solution's &lt;b&gt;only&lt;/b&gt; statement")
                    .doesNotContain("/labs/lab-6/skip");
            site.post("/attempt/check", "{}");
            String verdict = verdicts.await(event -> event.contains("Skipped"));
            assertThat(verdict).contains("1 kept").doesNotContain("Passed");
        }
        assertThat(site.get("/").body()).contains("skipped").doesNotContain(">passed<");
        assertThat(site.get("/attempts").body())
                .contains("<span class=\"result skipped\">skipped</span>")
                .doesNotContain("result passed");
        assertThat(site.get("/labs/lab-6/solution").statusCode()).isEqualTo(200);
    }

    @Test
    void attemptsAreListedTheNewestFirstWithTheirReports() throws Exception {
        assertThat(site.get("/labs/lab-6/attempts").body()).contains("No attempt yet.");
        site.startLab();
        site.post("/labs/lab-6/hints/1", "{}");
        try (var events = site.events("attempt-lab-6")) {
            site.post("/attempt/reset", "{}");
            events.await(event -> event.contains("<progress"));
            events.await(event -> event.contains("/attempt/finish"));
        }

        String list = site.get("/labs/lab-6/attempts").body();
        assertThat(list)
                .containsSubsequence(
                        "<td>2</td>", "running", "1 of 2", "/attempts/2/report", "<td>1</td>", "abandoned");
        assertThat(site.get("/attempts").body()).contains("href=\"/labs/lab-6/attempts/1/report\"");
        var report = site.get("/labs/lab-6/attempts/1/report");
        assertThat(report.body()).contains("hints seen: 1 of 2").contains("1, reset");
        assertThat(report.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
        assertThat(site.get("/labs/lab-6/attempts/9/report").statusCode()).isEqualTo(404);
        assertThat(site.get("/labs/lab-6/attempts/..%2f1/report").statusCode()).isNotEqualTo(200);
    }

    private Lab lab() {
        return site.stands().labs().named("lab-6");
    }

    private Help help() {
        return site.stands().folder(lab()).help();
    }
}
