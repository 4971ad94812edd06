package dev.zdm.course;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What a page from elsewhere, a client of one's own or a learner's words may try against a class's site. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebAttacksIT {

    private static final Pattern TOKEN =
            Pattern.compile("(?:course-token\" content|name=\"token\" value)=\"([0-9a-f]+)\"");
    private static final String EVIL = "<img src=x onerror=pwned=1>";
    private static final String INTACT =
            "() => window.pwned === undefined && document.querySelectorAll('[onerror], img[src=x]').length === 0";
    private static final int MORE_THAN_THREADS = 300;
    private static final int PATIENCE_MILLIS = 120_000;
    /** Less than the time after which the server sends slow ones away. */
    private static final int IMPATIENCE_MILLIS = 20_000;

    private RunningClass running;
    private Cohort cohort;
    private Seat learner;
    private Seat teacher;

    /** Somebody who is signed in; nobody's cookie is empty. */
    private record Seat(Account account, String cookie, String token) {}

    @BeforeAll
    void open() throws Exception {
        running = new RunningClass();
        Accounts accounts = running.accounts();
        Account admin = accounts.add(Role.ADMIN, EVIL, "ada", RunningClass.PASSWORD, null);
        cohort = accounts.open("Mon\"\r\nX-Forged: 1 " + EVIL, OptionalLong.empty(), admin);
        teacher = seat(admin);
        learner = seat(accounts.join(cohort.code(), EVIL, "here").account());
    }

    @AfterAll
    void close() throws IOException {
        running.close();
    }

    private Seat seat(Account account) throws IOException {
        String cookie = running.accounts().signIn(account, "a test").token();
        return new Seat(account, cookie, tokenIn(ask("GET", "/", Map.of("Cookie", "course=" + cookie), "")));
    }

    private static String tokenIn(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    // ---- a page from elsewhere

    @TestFactory
    Stream<DynamicTest> noRouteThatChangesSomethingCanBeForged() throws IOException {
        List<String> routes = running.routes().stream()
                .filter(route -> !route.startsWith("GET ") && !route.startsWith("HEAD "))
                .toList();
        assertThat(routes).hasSizeGreaterThan(40).contains("POST /join", "POST /attempt/finish", "POST /classes");
        String home = "http://localhost:" + running.address().getPort();
        String atTheDoor = tokenIn(ask("GET", "/sign-in", Map.of(), ""));
        return routes.stream()
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    String method = route.substring(0, route.indexOf(' '));
                    String path = route.substring(route.indexOf(' ') + 1).replaceAll("[{<][^}>]*[}>]", "1");
                    for (Seat seat : List.of(learner, teacher)) {
                        String right = route.matches("POST /(join|setup|sign-in/.*)") ? atTheDoor : seat.token();
                        String wrong = seat.equals(learner) ? teacher.token() : learner.token();
                        String cookie = "course=" + seat.cookie();
                        List<Map<String, String>> forgeries = List.of(
                                Map.of("Cookie", cookie, "Origin", "https://evil.example", "X-Course-Token", right),
                                Map.of("Cookie", cookie, "Origin", "null", "X-Course-Token", right),
                                Map.of("Cookie", cookie, "X-Course-Token", right),
                                Map.of("Cookie", cookie, "Origin", home),
                                Map.of("Cookie", cookie, "Origin", home, "X-Course-Token", wrong),
                                Map.of("Cookie", cookie, "Origin", home, "Content-Type", "text/plain"));
                        for (Map<String, String> forgery : forgeries) {
                            assertThat(status(ask(method, path, forgery, "{}")))
                                    .as(forgery.toString())
                                    .isEqualTo(403);
                        }
                        assertThat(status(ask(
                                        method,
                                        path,
                                        Map.of(
                                                "Cookie",
                                                cookie,
                                                "Host",
                                                "evil.example",
                                                "Origin",
                                                home,
                                                "X-Course-Token",
                                                right),
                                        "{}")))
                                .isEqualTo(421);
                    }
                    Tried.note(
                            "Forges a request from another site's page, by name or origin",
                            route,
                            "refused, 403; under another name 421");
                }));
    }

    @TestFactory
    Stream<DynamicTest> noRouteAnswersToAnotherNameAndWhoIsNobodySeesTheDoor() {
        return running.routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> DynamicTest.dynamicTest(route, () -> {
                    String path = route.substring(4).replaceAll("[{<][^}>]*[}>]", "1");
                    String cookie = "course=" + teacher.cookie();
                    assertThat(status(ask("GET", path, Map.of("Cookie", cookie, "Host", "evil.example"), "")))
                            .isEqualTo(421);
                    String open = ask("GET", path, Map.of("Accept", "text/html"), "");
                    assertThat(open).doesNotContain("onerror");
                    if (!path.matches("/(sign-in|join|setup|healthz|readyz|metrics|assets.*)")) {
                        assertThat(status(open)).isIn(302, 401);
                    }
                    assertThat(open)
                            .containsIgnoringCase("frame-ancestors 'none'")
                            .containsIgnoringCase("X-Content-Type-Options: nosniff")
                            .doesNotContain("unsafe-inline");
                    Tried.note("Asks under another name, or without a cookie", route, "refused, 421; sees the door");
                }));
    }

    @Test
    void anotherSitesPageCannotListen() throws IOException {
        for (Map<String, String> from : List.of(
                Map.of("Origin", "https://evil.example"),
                Map.of("Sec-Fetch-Site", "cross-site"),
                Map.of("Origin", "null"))) {
            Map<String, String> headers = new java.util.HashMap<>(from);
            headers.put("Accept", "text/event-stream");
            headers.put("Cookie", "course=" + learner.cookie());
            assertThat(status(ask("GET", "/events?parts=session-A", headers, "")))
                    .isEqualTo(403);
        }
        Tried.note("Listens to a stream from another site's page", "GET /events", "refused, 403");
    }

    // ---- a client of one's own

    @TestFactory
    Stream<DynamicTest> noPathLeadsOutOfTheSite() {
        return Stream.of(
                        "/assets/../../../../etc/passwd",
                        "/assets/..%2f..%2f..%2fetc%2fpasswd",
                        "/assets/%2e%2e/%2e%2e/etc/passwd",
                        "/assets/..%5c..%5cetc%5cpasswd",
                        "/assets/%252e%252e/etc/passwd",
                        "/assets//etc/passwd",
                        "/lessons/..%2f..%2f..%2fpom.xml",
                        "/lessons/../../pom.xml",
                        "/labs/..%2f..%2fpom",
                        "/labs/lab-3/attempts/..%2f..%2f..%2f/report",
                        "/labs/lab-3/attempts/-1/report",
                        "/hand-ins/..%2f..%2f1/report",
                        "/assets/x%00.js")
                .map(path -> DynamicTest.dynamicTest(path, () -> {
                    String answer = ask("GET", path, Map.of("Cookie", "course=" + learner.cookie()), "");
                    assertThat(status(answer)).isBetween(400, 499);
                    assertThat(answer).doesNotContain("root:").doesNotContain("<modelVersion>");
                    Tried.note("Walks out of the site's files", "GET " + path, "refused, " + status(answer));
                }));
    }

    @Test
    void wordsOfOthersAddNoHeader() throws IOException {
        String cookie = "course=" + teacher.cookie();
        for (String path : List.of(
                "/classes/" + cohort.id() + "/results.csv",
                "/classes/" + cohort.id() + "/results.json",
                "/join?code=%0d%0aX-Forged:%201",
                "/sign-in?x=%0d%0aX-Forged:%201")) {
            String answer = ask("GET", path, Map.of("Cookie", cookie), "");
            assertThat(status(answer)).as(path).isEqualTo(200);
            assertThat(answer.substring(0, answer.indexOf("\r\n\r\n"))).doesNotContainPattern("(?m)^X-Forged");
        }
        Tried.note("Adds a header by a class's name or an address", "%0d%0aX-Forged: 1", "without effect");
    }

    @Test
    void aCookieIsForThisSiteAndForNoScriptAndANewOneEachTime() throws IOException {
        String home = "http://localhost:" + running.address().getPort();
        String planted = "course=" + "A".repeat(43);
        String page = ask("GET", "/sign-in", Map.of("Cookie", planted), "");
        String answer = ask(
                "POST",
                "/sign-in/password",
                Map.of("Cookie", planted, "Origin", home, "Content-Type", "application/x-www-form-urlencoded"),
                "token=" + tokenIn(page) + "&login=ada&password=" + RunningClass.PASSWORD.replace(' ', '+'));
        assertThat(status(answer)).isEqualTo(303);
        assertThat(answer)
                .containsPattern("(?i)Set-Cookie: course=[^;]{40,};.*HttpOnly")
                .containsPattern("(?i)SameSite=Lax");
        assertThat(answer).doesNotContain("A".repeat(43));
        Tried.note("Plants a cookie before somebody signs in", planted, "without effect: signing in gives a new one");
    }

    @TestFactory
    Stream<DynamicTest> guessingEndsAfterSomeTriesWhateverTheProxyIsSaidToBe() {
        return Map.of("/sign-in/key", "key", "/sign-in/password", "login=eve&password", "/join", "name=x&code")
                .entrySet()
                .stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    String home = "http://localhost:" + running.address().getPort();
                    String token = tokenIn(ask("GET", "/sign-in", Map.of(), ""));
                    String answer = "";
                    for (int guess = 0; guess < 400 && !answer.contains("Too many tries"); guess++) {
                        answer = ask(
                                "POST",
                                entry.getKey(),
                                Map.of(
                                        "Origin",
                                        home,
                                        "Content-Type",
                                        "application/x-www-form-urlencoded",
                                        "X-Forwarded-For",
                                        "10.0.0." + guess % 250,
                                        "Forwarded",
                                        "for=10.0.0." + guess % 250),
                                "token=" + token + "&" + entry.getValue() + "=guess-" + guess);
                    }
                    assertThat(answer).contains("Too many tries");
                    Tried.note(
                            "Guesses a secret, each time as if from elsewhere (X-Forwarded-For)",
                            "POST " + entry.getKey(),
                            "refused for ten minutes after some wrong ones");
                }));
    }

    @Test
    void bodiesThatAreTooDeepOrTooLongAreRefused() throws IOException {
        String home = "http://localhost:" + running.address().getPort();
        Map<String, String> page = Map.of(
                "Cookie",
                "course=" + learner.cookie(),
                "Origin",
                home,
                "X-Course-Token",
                learner.token(),
                "Content-Type",
                "application/json");
        assertThat(status(ask("POST", "/memory", page, "{\"a\":" + "[".repeat(90_000))))
                .isEqualTo(400);
        assertThat(status(ask("POST", "/memory", page, "{\"a\":" + "{\"a\":".repeat(30_000))))
                .isEqualTo(400);
        assertThat(status(ask("POST", "/memory", page, "{\"a\":\"" + "x".repeat(1_000_000) + "\"}")))
                .isEqualTo(413);
        Tried.note("Sends JSON that is nested without end", "POST /memory {\"a\":[[[[…", "refused, 400");
        Tried.note("Sends a body without end", "POST /memory, 1 MB", "refused, 413");
    }

    @Test
    void thoseWhoSendSlowlyKeepNobodyWaiting() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), running.address().getPort());
                slow.add(socket);
                String body = i % 2 == 0 ? "Content-Length: 1000\r\n\r\ntoken=" : "";
                socket.getOutputStream()
                        .write(("POST /sign-in/key HTTP/1.1\r\nHost: localhost:"
                                        + running.address().getPort()
                                        + "\r\nOrigin: http://localhost:"
                                        + running.address().getPort()
                                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
            }
            for (String path : List.of("/healthz", "/sign-in")) {
                assertThat(status(ask("GET", path, Map.of(), "", IMPATIENCE_MILLIS)))
                        .isEqualTo(200);
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Tried.note(
                "Sends requests so slowly that no thread is left",
                MORE_THAN_THREADS + " connections with half a header or half a body",
                "without effect: others are answered");
    }

    // ---- a learner's words

    @Test
    void noWordOfALearnersRunsOnAnyPage() throws IOException {
        try (Playwright playwright = CourseInABrowser.playwright();
                Browser browser = CourseInABrowser.launch(playwright)) {
            Page mine = pageOf(browser, learner);
            mine.navigate("labs/lab-3");
            CourseInABrowser.isUsable(mine);
            mine.locator("[data-post='/labs/lab-3/start']").click();
            mine.locator("[data-post='/attempt/finish']")
                    .waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE_MILLIS));
            for (String sql : List.of(
                    "SELECT '" + EVIL + "' AS \"" + EVIL + "\"",
                    "DO $$ BEGIN RAISE NOTICE '" + EVIL + "'; END $$",
                    "CREATE TABLE \"" + EVIL + "\" (\"" + EVIL + "\" text DEFAULT '" + EVIL + "')",
                    "COMMENT ON TABLE orders IS '" + EVIL + "'",
                    "SET application_name = '" + EVIL + "'",
                    "SELECT * FROM \"nothing " + EVIL + "\"",
                    "\\d \"" + EVIL + "\"",
                    "DO $$ BEGIN RAISE EXCEPTION '" + EVIL + "' USING DETAIL = '" + EVIL + "', HINT = '" + EVIL
                            + "'; END $$",
                    "ALTER TABLE orders ADD COLUMN \"" + EVIL + "\" int",
                    "ALTER TABLE users RENAME COLUMN full_name TO \"x" + EVIL + "\"")) {
                CourseInABrowser.runAndWait(mine, sql);
            }
            CourseInABrowser.check(mine, "failed");
            isIntact(mine, "the lab with all answers");
            mine.locator("button:has-text('Raise hand')").click();
            Page theirs = pageOf(browser, teacher);
            String of =
                    "classes/" + cohort.id() + "/learners/" + learner.account().id();
            String visit = "visit/" + learner.account().id() + "/labs/lab-3";
            for (String path : List.of(visit, "classes", of, of + "/labs/lab-3/1", of + "/labs/lab-3/1/nameless")) {
                theirs.navigate(path);
                isIntact(theirs, path);
            }
            mine.locator("[data-post='/attempt/finish']").click();
            for (String path : List.of(
                    "",
                    "dashboard",
                    "attempts",
                    "labs/lab-3/attempts/1/report",
                    "hand-ins",
                    "search?q=" + java.net.URLEncoder.encode(EVIL, StandardCharsets.UTF_8),
                    "labs/"
                            + java.net.URLEncoder.encode(EVIL, StandardCharsets.UTF_8)
                                    .replace("+", "%20"),
                    "labs/lab-3")) {
                mine.navigate(path);
                isIntact(mine, path);
            }
            for (String path : List.of(
                    "classes",
                    "classes/audit",
                    "classes/" + cohort.id() + "/sticking",
                    "classes/" + cohort.id() + "/hand-ins",
                    "classes/" + cohort.id() + "/regrade",
                    of + "/labs/lab-3/1")) {
                theirs.navigate(path);
                isIntact(theirs, path);
            }
        }
    }

    private static void isIntact(Page page, String what) {
        page.waitForLoadState();
        // Parts of a page come after it. A report without names has none of these words, since one is the learner's
        // name.
        if (!what.endsWith("nameless")) {
            page.waitForFunction("() => document.body.textContent.includes('<img src=x')");
        }
        assertThat(page.evaluate(INTACT)).as(what).isEqualTo(true);
        Tried.note(
                "Has a script run by a name, value, notice, error or message",
                "GET /" + what,
                "without effect: shown as text");
    }

    private Page pageOf(Browser browser, Seat seat) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setBaseURL(running.address().toString()));
        context.addCookies(List.of(
                new Cookie("course", seat.cookie()).setUrl(running.address().toString())));
        context.setDefaultTimeout(60_000);
        return context.newPage();
    }

    // ---- plumbing

    private static int status(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    /** The whole answer as it comes over the wire, or its beginning, if it has no end. A client library would not say all of this. */
    private String ask(String method, String path, Map<String, String> headers, String body) throws IOException {
        return ask(method, path, headers, body, PATIENCE_MILLIS);
    }

    private String ask(String method, String path, Map<String, String> headers, String body, int patienceMillis)
            throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        if (!headers.containsKey("Host")) {
            request.append("Host: localhost:")
                    .append(running.address().getPort())
                    .append("\r\n");
        }
        headers.forEach(
                (name, value) -> request.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        if (!method.equals("GET")) {
            request.append("Content-Length: ").append(bytes.length).append("\r\n");
        }
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), running.address().getPort())) {
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write((request + "\r\n").getBytes(StandardCharsets.UTF_8));
            writeAsFarAsItIsRead(socket, bytes);
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

    /** A body that is too long may be refused before its end. */
    private static void writeAsFarAsItIsRead(Socket socket, byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException refused) {
            assertThat(bytes.length).isGreaterThan(200_000);
        }
    }
}
