package dev.zdm.course.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.RunningSite;
import dev.zdm.course.Stands.SessionName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a page's request to what the page hears, over the fake stand. */
class ConsoleTest {

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
    void statementsAreSentOneByOneAndEachHasAnAnswer() throws Exception {
        try (var events = site.events("session-A")) {
            run("BEGIN; SELECT * FROM orders; SELECT * FROM nope; ROLLBACK");

            events.await(event -> event.contains("event: entry") && event.contains("BEGIN"));
            events.await(event ->
                    event.contains("<th scope=\"col\">status</th>") && event.contains("<td class=\"null\">NULL</td>"));
            events.await(event -> event.contains("ERROR:  42P01: relation &#34;nope&#34;")
                    || event.contains("ERROR:  42P01: relation \"nope\""));
            events.await(event -> event.contains("ROLLBACK"));
        }
        assertThat(site.stands().sessionOf(SessionName.A).sent)
                .containsExactly("BEGIN", "SELECT * FROM orders", "SELECT * FROM nope", "ROLLBACK");
    }

    @Test
    void aBlockOfALessonStopsAtItsError() throws Exception {
        try (var events = site.events("session-A")) {
            site.post("/sessions/A/run", "{\"sql\":\"SELECT * FROM nope; SELECT 2; SELECT 3\",\"stop\":true}");

            events.await(event -> event.contains("Stopped at the error: 2 statements were not sent."));
        }
        assertThat(site.stands().sessionOf(SessionName.A).sent).containsExactly("SELECT * FROM nope");
    }

    @Test
    void cancellingEndsTheStatementAndForgetsTheRest() throws Exception {
        try (var events = site.events("session-A")) {
            run("SELECT pg_sleep(60); SELECT 2");
            run("SELECT 3");
            events.await(event -> event.contains("running") && event.contains("pg_sleep"));
            site.post("/sessions/A/cancel", "{}");

            events.await(event -> event.contains("57014"));
            events.await(event -> event.contains("Cancelled: 1 statement was not sent."));
            events.await(event -> event.contains("Cancelled: 1 statement was not sent."));
        }
        assertThat(site.stands().sessionOf(SessionName.A).sent).containsExactly("SELECT pg_sleep(60)");
    }

    @Test
    void aTransactionShowsInTheSessionsState() throws Exception {
        try (var events = site.events("session-A")) {
            run("BEGIN");
            events.await(event -> event.contains("in a transaction"));
            run("SELECT * FROM nope");
            events.await(event -> event.contains("in a failed transaction"));
        }
    }

    @Test
    void anotherRoleIsAnotherLogin() throws Exception {
        try (var answers = site.events("strip");
                var state = site.events("session-B")) {
            site.post("/sessions/B/run", "{\"sql\":\"SELECT 1\",\"as\":\"app_v1\"}");

            answers.await(event -> event.contains("logs in anew, as app_v1"));
            state.await(event -> event.contains("data-role=\"app_v1\""));
        }
    }

    @Test
    void whatTheServerSaysCannotBecomeMarkup() throws Exception {
        try (var events = site.events("session-A")) {
            run("SELECT hostile");

            String entry = events.await(event -> event.contains("event: entry"));
            assertThat(entry)
                    .contains("&lt;script&gt;alert(2)")
                    .contains("&lt;b&gt;bold")
                    .contains("&lt;img src=x")
                    .doesNotContain("<script")
                    .doesNotContain("<img")
                    .doesNotContain("<b>");
        }
    }

    @Test
    void moreRowsAreToldAndComeOnRequest() throws Exception {
        try (var events = site.events("session-A")) {
            run("SELECT generate_series(1, 250)");

            String entry = events.await(event -> event.contains("event: entry"));
            assertThat(entry)
                    .contains("Only the first 250 rows were fetched; there are more.")
                    .contains("Show more: 150 rows are left")
                    .contains("<td>100</td>")
                    .doesNotContain("<td>101</td>");
        }
        assertThat(site.get("/answers/1/rows?from=200").body())
                .contains("<td>201</td>")
                .contains("<td>250</td>")
                .doesNotContain("Show more");
        assertThat(site.get("/answers/99/rows?from=0").statusCode()).isEqualTo(404);
        assertThat(site.get("/answers/1/rows?from=-1").statusCode()).isEqualTo(404);
    }

    @Test
    void aPageThatComesBackHearsWhatItMissedAndNothingTwice() throws Exception {
        try (var events = site.events("strip")) {
            run("SELECT 1; SELECT 2");
            events.await(event -> event.contains("id: 2"));
        }
        try (var events = site.eventsAfter(1)) {
            assertThat(events.await(event -> event.contains("event: entry"))).contains("id: 2");
        }
    }

    @Test
    void anUnknownCommandOfPsqlIsAnsweredInTwoLinesAndNotSent() throws Exception {
        try (var events = site.events("session-A")) {
            run("\\\\watch 1");

            String entry = events.await(event -> event.contains("event: entry"));
            assertThat(entry).contains("The console does not know \\watch.").contains("lists what it knows");
        }
        assertThat(site.stands().sessionOf(SessionName.A).sent).isEmpty();
    }

    @Test
    void descriptionsAreAskedInTheSessionItself() throws Exception {
        try (var events = site.events("session-A")) {
            run("\\\\dt");

            assertThat(events.await(event -> event.contains("event: entry"))).contains("<caption>List of relations");
        }
        assertThat(site.stands().sessionOf(SessionName.A).sent)
                .singleElement()
                .satisfies(sql -> assertThat(sql).contains("pg_catalog.pg_class"));
    }

    @Test
    void habitsBelongToTheSessionAndStay() throws Exception {
        try (var events = site.events("session-A")) {
            run("\\\\x");
            events.await(event -> event.contains("Expanded display is on."));
            run("SELECT 1");
            events.await(event -> event.contains("Record 1") && event.contains("<th scope=\"row\">status</th>"));
            run("\\\\timing off");
            events.await(event -> event.contains("Timing is off."));
            run("SELECT 2");
            assertThat(events.await(event -> event.contains("SELECT 2"))).doesNotContain("class=\"took\"");
        }
        try (var again = site.events("session-A")) {
            again.await(event -> event.contains("<dd>expanded</dd>"));
        }
        try (var other = site.events("session-B")) {
            site.post("/sessions/B/run", "{\"sql\":\"SELECT 3\"}");
            other.await(
                    event -> event.contains("data-session=\"B\"") && event.contains("<th scope=\"col\">status</th>"));
        }
    }

    @Test
    void aResultIsTakenAwayWhole() throws Exception {
        try (var events = site.events("session-A")) {
            run("SELECT generate_series(1, 250); BEGIN");
            events.await(event -> event.contains("BEGIN"));
        }
        var csv = site.get("/answers/1/csv");
        assertThat(csv.body().lines()).hasSize(251).startsWith("n", "1").endsWith("250");
        assertThat(csv.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"session-A-answer-1.csv\"");
        assertThat(site.get("/answers/1/tsv").body().lines()).hasSize(251);
        assertThat(site.get("/answers/2/csv").statusCode()).isEqualTo(404);
        assertThat(site.get("/answers/99/csv").statusCode()).isEqualTo(404);
    }

    private void run(String sql) throws Exception {
        assertThat(site.post("/sessions/A/run", "{\"sql\":\"" + sql + "\"}").statusCode())
                .isEqualTo(202);
    }
}
