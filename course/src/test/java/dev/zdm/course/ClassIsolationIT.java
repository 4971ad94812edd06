package dev.zdm.course;

import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.oidc.OidcSettings;
import dev.zdm.runner.server.Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What one learner may try to see, stop or change of another's. Each try is refused, and what it was about is as it was. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassIsolationIT {

    private static final Pattern TOKEN = Pattern.compile("course-token\" content=\"([0-9a-f]+)\"");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private RunningClass running;
    private HttpClient client;
    private Seat mallory;
    private Seat anna;
    private Seat teacher;
    private Cohort cohort;

    /** Somebody who is signed in. */
    private record Seat(Account account, String cookie, String token) {}

    @BeforeAll
    void open() throws Exception {
        running = new RunningClass(
                "",
                OidcSettings.in(Map.of(
                        "ZDM_OIDC_ISSUER", "https://nobody.invalid",
                        "ZDM_OIDC_CLIENT", "zdm",
                        "ZDM_OIDC_SECRET", "never asked for")));
        client = HttpClient.newHttpClient();
        Accounts accounts = running.accounts();
        Account admin = accounts.add(Role.ADMIN, "Ada", "ada", RunningClass.PASSWORD, null);
        cohort = accounts.open("Monday", OptionalLong.empty(), admin);
        teacher = seat(admin);
        anna = seat(accounts.join(cohort.code(), "Anna", "here").account());
        mallory = seat(accounts.join(cohort.code(), "Mallory", "here").account());
        for (Seat seat : List.of(anna, mallory)) {
            assertThat(post(seat, seat.token(), "/labs/lab-3/start", "{}").statusCode())
                    .isEqualTo(202);
            awaitAttempt(seat);
        }
    }

    @AfterAll
    void close() throws IOException {
        running.close();
    }

    private Seat seat(Account account) throws Exception {
        String cookie = "course=" + running.accounts().signIn(account, "a test").token();
        Matcher token = TOKEN.matcher(get(cookie, "/").body());
        assertThat(token.find()).isTrue();
        return new Seat(account, cookie, token.group(1));
    }

    private void awaitAttempt(Seat seat) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!get(seat.cookie(), "/labs/lab-3").body().contains("/attempt/finish")) {
            assertThat(System.nanoTime()).as("an attempt within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    // ---- over the web

    @TestFactory
    Stream<DynamicTest> whatAsksForSomebodyElsesPagesGetsNothingOfThem() {
        String of = "/classes/" + cohort.id() + "/learners/" + anna.account().id();
        return Stream.of(
                        "/classes",
                        "/classes/audit",
                        "/metrics",
                        "/account",
                        of,
                        of + "/labs/lab-3/1",
                        of + "/labs/lab-3/1/nameless",
                        "/classes/" + cohort.id() + "/sticking",
                        "/classes/" + cohort.id() + "/results.csv",
                        "/classes/" + cohort.id() + "/results.json",
                        "/visit/" + anna.account().id() + "/",
                        "/visit/" + anna.account().id() + "/labs/lab-3",
                        "/visit/" + anna.account().id() + "/labs/lab-3/attempts/1/report",
                        "/visit/" + anna.account().id() + "/events?parts=session-A,company,visit",
                        "/%76isit/" + anna.account().id() + "/labs/lab-3",
                        "/labs/../visit/" + anna.account().id() + "/labs/lab-3",
                        "/classes/" + cohort.id() + "/hand-ins",
                        "/classes/" + cohort.id() + "/hand-ins/1/report",
                        "/classes/" + cohort.id() + "/regrade",
                        "/classes/all/regrade",
                        "/hand-ins/1/report",
                        "//classes",
                        "/./classes",
                        "/%63lasses",
                        "/labs/../classes",
                        "/assets/../classes",
                        "/sign-in/../classes",
                        "/events?parts=wall,learner-queue,regrade")
                .map(path -> DynamicTest.dynamicTest("GET " + path, () -> {
                    String answer = raw(mallory, path);
                    assertThat(answer).doesNotContain("Anna").doesNotContain(cohort.code());
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatChangesSomethingOfOthersIsRefused() {
        String of = "/classes/" + cohort.id() + "/learners/" + anna.account().id();
        return Stream.of(
                        "/classes",
                        "/teachers",
                        "/teachers/" + teacher.account().id() + "/password",
                        "/teachers/" + teacher.account().id() + "/sign-out",
                        "/teachers/" + teacher.account().id() + "/dismiss",
                        "/account/connect",
                        "/account/disconnect",
                        "/classes/" + cohort.id() + "/close",
                        "/classes/" + cohort.id() + "/hand-ins",
                        "/classes/" + cohort.id() + "/hand-in-keys",
                        "/classes/" + cohort.id() + "/regrade",
                        "/classes/" + cohort.id() + "/regrade/accept",
                        "/classes/" + cohort.id() + "/regrade/refuse",
                        "/classes/all/regrade",
                        of + "/reset",
                        of + "/skip",
                        of + "/key",
                        of + "/extend",
                        of + "/tell",
                        "/visit/" + anna.account().id() + "/sessions/A/run",
                        "/visit/" + anna.account().id() + "/company/end",
                        "/visit/" + anna.account().id() + "/attempt/finish")
                .map(path -> DynamicTest.dynamicTest("POST " + path, () -> {
                    assertThat(post(mallory, mallory.token(), path, "{}").statusCode())
                            .isIn(404, 405);
                    assertThat(post(mallory, teacher.token(), path, "{}").statusCode())
                            .isEqualTo(403);
                    assertThat(running.accounts().cohorts()).containsExactly(cohort);
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoTeachesDecidesNotWhoElseTeaches() throws Exception {
        Accounts accounts = running.accounts();
        Seat other = seat(accounts.add(Role.INSTRUCTOR, "Ivo", "ivo", RunningClass.PASSWORD, teacher.account()));
        String admin = "/teachers/" + teacher.account().id();
        return Stream.of("/teachers", admin + "/password", admin + "/sign-out", admin + "/dismiss")
                .map(path -> DynamicTest.dynamicTest("POST " + path, () -> {
                    assertThat(post(other, other.token(), path, "{}").statusCode())
                            .isEqualTo(403);
                    assertThat(get(other.cookie(), "/classes").body()).doesNotContain("Those who teach");
                    assertThat(get(teacher.cookie(), "/classes").body()).contains("Those who teach");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whoShowsWhatIsNotTheirsIsNobody() {
        return Map.<String, Try>of(
                        "no cookie", () -> get("", "/labs/lab-3").statusCode(),
                        "a made-up cookie",
                                () -> get("course=" + "A".repeat(43), "/").statusCode(),
                        "a learner's number as a cookie",
                                () -> get("course=" + anna.account().id(), "/").statusCode(),
                        "somebody's token of pages instead of a cookie",
                                () -> get("course=" + anna.token(), "/").statusCode(),
                        "the page's token of another",
                                () -> post(mallory, anna.token(), "/attempt/finish", "{}")
                                        .statusCode(),
                        "a form from elsewhere",
                                () -> foreign("https://evil.example").statusCode(),
                        "a form from a sandboxed page", () -> foreign("null").statusCode())
                .entrySet()
                .stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(), () -> assertThat(one.getValue().code()).isIn(302, 401, 403)));
    }

    private interface Try {
        int code() throws Exception;
    }

    private HttpResponse<String> foreign(String origin) throws Exception {
        return client.send(
                HttpRequest.newBuilder(running.address().resolve("/attempt/finish"))
                        .header("Cookie", anna.cookie())
                        .header("Origin", origin)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("token=" + anna.token()))
                        .build(),
                BodyHandlers.ofString());
    }

    // ---- in the database

    @TestFactory
    Stream<DynamicTest> aLearnersSqlStaysOnTheirStand() {
        String theirs = anna.account().learner();
        return Stream.of(
                        "SET ROLE learner_" + theirs,
                        "SET ROLE app_v1_" + theirs,
                        "SET ROLE observer_" + theirs,
                        "SET ROLE admin",
                        "SET SESSION AUTHORIZATION learner_" + theirs,
                        "GRANT learner_" + theirs + " TO learner_"
                                + mallory.account().learner(),
                        "ALTER ROLE learner_" + theirs + " PASSWORD 'x'",
                        "ALTER ROLE learner_" + theirs + " SET lock_timeout = '1ms'",
                        "ALTER ROLE learner_" + mallory.account().learner() + " SUPERUSER",
                        "DROP DATABASE shop_" + theirs,
                        "ALTER DATABASE shop_" + theirs + " SET lock_timeout = '1ms'",
                        "ALTER DATABASE shop_" + theirs + " RENAME TO gone",
                        "CREATE DATABASE copy TEMPLATE shop_" + theirs,
                        "SELECT pg_terminate_backend((" + aCustomerOf(theirs) + "), 0)",
                        "SELECT pg_cancel_backend((" + aCustomerOf(theirs) + "))",
                        "SELECT * FROM zdm.activity",
                        "CREATE OR REPLACE VIEW pg_catalog.pg_stat_activity AS SELECT 1",
                        "GRANT pg_read_all_stats TO learner_"
                                + mallory.account().learner(),
                        "SELECT pg_read_file('postgresql.conf')",
                        "SELECT pg_ls_dir('base')",
                        "SELECT pg_current_logfile()",
                        "SELECT lo_import('/etc/passwd')",
                        "COPY (SELECT 1) TO PROGRAM 'true'",
                        "COPY (SELECT 1) TO '/tmp/zdm-isolation'",
                        "ALTER SYSTEM SET log_statement = 'none'",
                        "SET log_statement = 'none'",
                        "SELECT pg_reload_conf()",
                        "SELECT pg_rotate_logfile()",
                        "CREATE EXTENSION dblink",
                        "SELECT * FROM pg_authid",
                        "CREATE EVENT TRIGGER mine ON ddl_command_start EXECUTE FUNCTION pg_catalog.suppress_redundant_updates_trigger()",
                        "CHECKPOINT")
                .map(sql -> DynamicTest.dynamicTest(sql, () -> {
                    try (Connection learner = as("shop_" + mallory.account().learner(), mallory);
                            Statement statement = learner.createStatement()) {
                        assertThat(refusal(statement, sql)).as(sql).isNotEmpty();
                    }
                    assertThat(ask("SELECT count(*) FROM pg_database WHERE datname = 'shop_" + theirs + "'"))
                            .isEqualTo("1");
                }));
    }

    private static String aCustomerOf(String learner) {
        return "SELECT min(pid) FROM pg_stat_get_activity(NULL) WHERE datid ="
                + " (SELECT oid FROM pg_database WHERE datname = 'shop_" + learner + "') AND usesysid ="
                + " (SELECT oid FROM pg_roles WHERE rolname LIKE 'app%" + learner + "' LIMIT 1)";
    }

    @TestFactory
    Stream<DynamicTest> whatOthersRunHoldAndWaitForIsNotSeen() throws SQLException {
        String secret = "SELECT 'the road that I took', pg_advisory_lock(4711)";
        Connection busy = as("shop_" + anna.account().learner(), anna);
        busy.createStatement().execute(secret);
        Connection learner = as("shop_" + mallory.account().learner(), mallory);
        Statement statement = learner.createStatement();
        return Stream.of(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%that I took%' AND pid <> pg_backend_pid()",
                        "SELECT count(*) FROM pg_stat_get_activity(NULL) WHERE query LIKE '%that I took%' AND pid <> pg_backend_pid()",
                        "SELECT count(*) FROM pg_stat_activity WHERE datname <> current_database()",
                        "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711",
                        "SELECT count(*) FROM pg_locks WHERE database <> (SELECT oid FROM pg_database WHERE datname = current_database())"
                                + " AND database <> 0")
                .map(sql -> DynamicTest.dynamicTest(
                        sql, () -> assertThat(number(statement, sql)).isZero()))
                .onClose(() -> closeAll(learner, busy));
    }

    @Test
    void aLearnerSeesWhatTheirOwnCustomersRunAndTheServersOwnProcesses() throws SQLException {
        try (Connection learner = as("shop_" + mallory.account().learner(), mallory);
                Statement statement = learner.createStatement()) {
            assertThat(number(
                            statement,
                            "SELECT count(*) FROM pg_stat_activity WHERE usename LIKE 'app%' AND query <> ''"
                                    + " AND query NOT LIKE '<%'"))
                    .isPositive();
            assertThat(number(statement, "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'checkpointer'"))
                    .isOne();
            assertThat(number(statement, "SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid()"))
                    .isPositive();
        }
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void closeAll(Connection... connections) {
        for (Connection connection : connections) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> aLearnersLoginOpensTheirShopOnly() {
        return Stream.of("shop_" + anna.account().learner(), "academy", "postgres", "template1")
                .map(database -> DynamicTest.dynamicTest(database, () -> {
                    try (Connection connection = as(database, mallory)) {
                        assertThat(connection).as("let in to " + database).isNull();
                    } catch (SQLException refused) {
                        assertThat(refused.getMessage()).contains("permission denied");
                    }
                }));
    }

    private Connection as(String database, Seat seat) throws SQLException {
        return server().connect(database, "learner_" + seat.account().learner());
    }

    /** How the server refused it; empty when it did not. */
    private static String refusal(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "";
        } catch (SQLException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private Server server() {
        return running.server();
    }

    private String ask(String sql) throws SQLException {
        try (Connection admin = server().connectAsAdmin("postgres");
                Statement statement = admin.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private HttpResponse<String> get(String cookie, String path) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(running.address().resolve(path)).header("Accept", "text/html");
        if (!cookie.isEmpty()) {
            request.header("Cookie", cookie);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(Seat seat, String token, String path, String json) throws Exception {
        URI address = running.address();
        return client.send(
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Cookie", seat.cookie())
                        .header("Origin", address.toString().replaceAll("/$", ""))
                        .header("X-Course-Token", token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    /** With the path as it is: a client library would tidy it up. The first half second of the answer, which may have no end. */
    private String raw(Seat seat, String path) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), running.address().getPort())) {
            socket.setSoTimeout(500);
            String request = String.join(
                    "\r\n",
                    List.of(
                            "GET " + path + " HTTP/1.1",
                            "Host: localhost:" + running.address().getPort(),
                            "Cookie: " + seat.cookie(),
                            "Accept: text/html, text/event-stream",
                            "Connection: close",
                            "",
                            ""));
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder answer = new StringBuilder();
            byte[] some = new byte[8192];
            try {
                for (int read = socket.getInputStream().read(some);
                        read > 0;
                        read = socket.getInputStream().read(some)) {
                    answer.append(new String(some, 0, read, StandardCharsets.UTF_8));
                }
            } catch (SocketTimeoutException itGoesOn) {
                assertThat(answer).isNotEmpty();
            }
            return answer.toString();
        }
    }
}
