package dev.zdm.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Deed;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Somebody who teaches looks at a learner's lab, types in it when invited, and takes away what the class has come to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClassVisitIT {

    private static final Pattern TOKEN = Pattern.compile("course-token\" content=\"([0-9a-f]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private RunningClass running;
    private HttpClient client;
    private Cohort cohort;
    private Seat ada;
    private Seat anna;

    /** Somebody who is signed in, with the token of the pages that they look at. */
    private record Seat(Account account, String cookie, String token) {}

    @BeforeAll
    void open() throws Exception {
        running = new RunningClass();
        client = HttpClient.newHttpClient();
        Accounts accounts = running.accounts();
        Account admin = accounts.add(Role.ADMIN, "Ada Lovelace", "ada", RunningClass.PASSWORD, null);
        cohort = accounts.open("Monday", OptionalLong.empty(), admin);
        accounts.join(cohort.code(), "Benedict", "here");
        ada = seat(admin, "/");
        anna = seat(accounts.join(cohort.code(), "Annabel Meyer", "here").account(), "/");
        assertThat(post(anna, "/labs/lab-3/start", "{}").statusCode()).isEqualTo(202);
        await("an attempt", () -> get(anna, "/labs/lab-3").body().contains("data-post=\"/attempt/finish\""));
    }

    @AfterAll
    void close() throws IOException {
        running.close();
    }

    @Test
    @Order(1)
    void theLearnersPageIsShownAndNoVerbOfItWorks() {
        HttpResponse<String> redirect = get(ada, visit("/"));
        assertThat(redirect.headers().firstValue("Location"))
                .hasValueSatisfying(at -> assertThat(at).endsWith(visit("/labs/lab-3")));
        HttpResponse<String> page = get(ada, visit("/labs/lab-3"));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("course-base\" content=\"/visit/", "data-post=\"/attempt/finish\"");

        Seat looking = seat(ada.account(), visit("/labs/lab-3"));
        for (String verb : List.of(
                "/attempt/finish",
                "/attempt/reset",
                "/attempt/check",
                "/labs/lab-6/start",
                "/labs/lab-3/skip",
                "/labs/lab-3/hints/1",
                "/labs/lab-3/files",
                "/sessions/A/run",
                "/sessions/A/cancel",
                "/sessions/A/reset",
                "/java/run",
                "/memory",
                "/seat/hand/up",
                "/seat/company/" + ada.account().id() + "/invite")) {
            assertThat(post(looking, visit(verb), "{\"sql\":\"DROP TABLE orders\"}")
                            .statusCode())
                    .as(verb)
                    .isEqualTo(403);
        }
        assertThat(get(ada, visit("/memory")).statusCode()).isEqualTo(404);
        assertThat(get(anna, visit("/labs/lab-3")).statusCode()).isEqualTo(404);
        assertThat(get(anna, "/labs/lab-3").body()).contains("data-post=\"/attempt/finish\"");
        assertThat(deeds()).contains("Ada Lovelace looked at the lab of Annabel Meyer");
    }

    @Test
    @Order(2)
    void whoLooksIsSeenAndTypesOnlyWhileInvited() throws Exception {
        Seat looking = seat(ada.account(), visit("/labs/lab-3"));
        String run = visit("/sessions/A/run");
        String sql = "{\"sql\":\"CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);\"}";
        String invite = "/seat/company/" + ada.account().id() + "/invite";
        try (Events annas = new Events(anna, "/events?parts=company,seat")) {
            assertThat(post(anna, invite, "{}").statusCode()).isEqualTo(409);
            try (Events adas = new Events(looking, visit("/events?parts=visit,session-A"))) {
                annas.await("Ada Lovelace</strong> is looking at your lab");
                adas.await("You can change nothing here");
                assertThat(post(looking, run, sql).statusCode()).isEqualTo(403);

                assertThat(post(anna, invite, "{}").statusCode()).isEqualTo(200);
                annas.await("Ada Lovelace</strong> may type in your console");
                adas.await("lets <strong>Ada Lovelace</strong> type");
                assertThat(post(looking, run, sql).statusCode()).isEqualTo(202);
                annas.await("typed by Ada Lovelace");
                annas.await("<span class=\"tag\">CREATE INDEX</span>");

                assertThat(post(anna, "/seat/company/end", "{}").statusCode()).isEqualTo(200);
                assertThat(post(looking, run, sql).statusCode()).isEqualTo(403);

                assertThat(post(anna, invite, "{}").statusCode()).isEqualTo(200);
                assertThat(post(looking, visit("/company/end"), "{}").statusCode())
                        .isEqualTo(200);
                assertThat(post(looking, run, sql).statusCode()).isEqualTo(403);
                assertThat(post(anna, invite, "{}").statusCode()).isEqualTo(200);
            }
            annas.await("<template data-part=\"company\"></template>");
            assertThat(post(looking, run, sql).statusCode()).isEqualTo(403);
        }
        assertThat(deeds())
                .contains(
                        "Annabel Meyer let somebody type along Ada Lovelace",
                        "Ada Lovelace typed in the console of Annabel Meyer");
    }

    @Test
    @Order(5)
    void aStreamOfWhoLooksHasNothingThatTellsThatTheLearnerIsThere() throws Exception {
        try (Events adas = new Events(ada, visit("/events?parts=company,seat,kept,visit"))) {
            String picture = adas.picture();

            assertThat(picture).contains("data-part=\"visit\"");
            assertThat(picture).doesNotContain("data-part=\"company\"", "data-part=\"seat\"", "data-part=\"kept\"");
        }
    }

    @Test
    @Order(3)
    void anAttemptInWhichSomebodyElseTypedSaysSoAndMayPass() {
        assertThat(post(anna, "/attempt/check", "{}").statusCode()).isEqualTo(202);
        String file = "/classes/" + cohort.id() + "/results.csv";
        await("a verdict", () -> get(ada, file).body().contains(",kept"));

        HttpResponse<String> csv = get(ada, file);
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"results.csv\"");
        assertThat(csv.body()).contains("Annabel Meyer,lab-3,1,").contains(",0,false,1,");
        assertThat(get(ada, "/classes/" + cohort.id() + "/results.json").body())
                .contains("\"learner\" : \"Annabel Meyer\"", "\"instructor_typed\" : 1");
        assertThat(get(ada, "/classes/" + cohort.id() + "/sticking").body())
                .contains("Lab 3: ", "began it</dt><dd>1<", "too few to tell");
        assertThat(get(ada, attempt()).body())
                .contains(
                        "typed 1 statement in the learner&#39;s console",
                        anna.account().learner());
    }

    @Test
    @Order(4)
    void theReportForTheProjectorHasNobodysName() {
        HttpResponse<String> page = get(ada, attempt() + "/nameless");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("typed 1 statement", "orders_by_status");
        assertThat(page.body().toLowerCase(Locale.ROOT))
                .doesNotContain("annabel", "meyer", "benedict", "lovelace")
                .doesNotContainPattern("(?<![a-z0-9])l" + anna.account().id() + "(?![a-z0-9])")
                .doesNotContain("_" + anna.account().learner());
    }

    private String visit(String path) {
        return "/visit/" + anna.account().id() + path;
    }

    private String attempt() {
        return "/classes/" + cohort.id() + "/learners/" + anna.account().id() + "/labs/lab-3/1";
    }

    private List<String> deeds() {
        return running.accounts().deeds(200).stream()
                .map((Deed deed) -> deed.who() + " " + deed.deed() + " " + deed.about())
                .toList();
    }

    private Seat seat(Account account, String page) {
        String cookie = "course=" + running.accounts().signIn(account, "a test").token();
        Matcher token = TOKEN.matcher(get(new Seat(account, cookie, ""), page).body());
        assertThat(token.find()).isTrue();
        return new Seat(account, cookie, token.group(1));
    }

    private static void await(String what, BooleanSupplier isThere) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!isThere.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what + " within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private HttpResponse<String> get(Seat seat, String path) {
        return send(HttpRequest.newBuilder(running.address().resolve(path))
                .header("Accept", "text/html")
                .header("Cookie", seat.cookie()));
    }

    private HttpResponse<String> post(Seat seat, String path, String json) {
        URI address = running.address();
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Cookie", seat.cookie())
                .header("Origin", address.toString().replaceAll("/$", ""))
                .header("X-Course-Token", seat.token())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A page's stream. */
    private final class Events implements AutoCloseable {

        private final StringBuilder heard = new StringBuilder();
        private final InputStream stream;

        Events(Seat seat, String path) throws Exception {
            stream = HttpClient.newHttpClient()
                    .sendAsync(
                            HttpRequest.newBuilder(running.address().resolve(path))
                                    .header("Accept", "text/event-stream")
                                    .header("Cookie", seat.cookie())
                                    .build(),
                            BodyHandlers.ofInputStream())
                    .get(LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .body();
            Thread reader = new Thread(this::read, "events");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (heard) {
                        heard.append(line.replaceFirst("^data: ?", "")).append('\n');
                    }
                }
            } catch (IOException closed) {
                // by the test
            }
        }

        /** That it comes, after what was waited for before. */
        void await(String text) {
            ClassVisitIT.await(text, () -> {
                synchronized (heard) {
                    int at = heard.indexOf(text);
                    if (at < 0) {
                        return false;
                    }
                    heard.delete(0, at + text.length());
                    return true;
                }
            });
        }

        /** The next one, with all parts that have changed. */
        String picture() {
            await("event: patch");
            ClassVisitIT.await("the whole picture", () -> {
                synchronized (heard) {
                    return heard.indexOf("\n\n") >= 0;
                }
            });
            synchronized (heard) {
                return heard.substring(0, heard.indexOf("\n\n"));
            }
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
