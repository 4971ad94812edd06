package dev.zdm.course;

import static java.net.URLEncoder.encode;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Accounts.Joined;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.oidc.OidcSettings;
import dev.zdm.course.site.Binding;
import dev.zdm.course.site.ClassSite;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Signing in with a provider of OpenID Connect that answers over HTTP: who comes in as whom, and what lets nobody in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OidcIT {

    private static final String ISSUER = "course";
    private static final String CLIENT = "zdm";
    private static final String SECRET = "between the two of us, and nobody else";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern TOKEN =
            Pattern.compile("(?:name=\"token\" value=|course-token\" content=)\"([0-9a-f]+)\"");

    private final OtherAnswer otherAnswer = new OtherAnswer();
    private final MockOAuth2Server provider = new MockOAuth2Server(otherAnswer);
    private int providerPort;
    private OidcSettings settings;
    private RunningClass running;
    private Accounts accounts;
    private Account ada;
    private Cohort monday;

    @BeforeAll
    void open() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            providerPort = free.getLocalPort();
        }
        settings = OidcSettings.in(Map.of(
                        "ZDM_OIDC_ISSUER",
                        "http://localhost:" + providerPort + "/" + ISSUER,
                        "ZDM_OIDC_CLIENT",
                        CLIENT,
                        "ZDM_OIDC_SECRET",
                        SECRET,
                        "ZDM_OIDC_NAME",
                        "Example Login"))
                .orElseThrow();
        running = new RunningClass("", Optional.of(settings));
        accounts = running.accounts();
        ada = accounts.add(Role.ADMIN, "Ada", "ada", RunningClass.PASSWORD, null);
        monday = accounts.open("Monday", OptionalLong.empty(), ada);
    }

    @AfterAll
    void close() throws IOException {
        running.close();
        provider.shutdown();
    }

    /** Takes the place of the provider's tokens for as long as there is one. */
    private static final class OtherAnswer implements Route {

        private volatile @Nullable OAuth2HttpResponse answer;

        void is(int status, String body) {
            answer = new OAuth2HttpResponse(Headers.of("Content-Type", "application/json"), status, body, null);
        }

        void isNone() {
            answer = null;
        }

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return answer != null && request.getUrl().encodedPath().equals("/" + ISSUER + "/token");
        }

        @Override
        public @Nullable OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            return answer;
        }
    }

    // ---- somebody with a browser

    /** Follows no redirect by itself. */
    private final class Visitor {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> get(URI address) throws Exception {
            return client.send(
                    HttpRequest.newBuilder(address)
                            .header("Accept", "text/html")
                            .timeout(LIMIT)
                            .build(),
                    BodyHandlers.ofString());
        }

        HttpResponse<String> get(String path) throws Exception {
            return get(running.address().resolve(path));
        }

        HttpResponse<String> post(String path, String page, Map<String, String> fields) throws Exception {
            Map<String, String> all = new HashMap<>(fields);
            all.put("token", tokenIn(page));
            String form = all.entrySet().stream()
                    .map(field -> field.getKey() + "=" + encode(field.getValue(), UTF_8))
                    .collect(Collectors.joining("&"));
            return client.send(
                    HttpRequest.newBuilder(running.address().resolve(path))
                            .header("Accept", "text/html")
                            .header("Origin", running.address().toString().replaceAll("/$", ""))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .timeout(LIMIT)
                            .POST(BodyPublishers.ofString(form))
                            .build(),
                    BodyHandlers.ofString());
        }

        /** Sets out, and lets the provider send it back: the address that it is sent to. */
        URI sentBack() throws Exception {
            HttpResponse<String> there = get("/sign-in/oidc");
            assertThat(there.statusCode()).as(there.body()).isEqualTo(302);
            return sentBackFrom(location(there));
        }

        URI sentBackFrom(URI there) throws Exception {
            return location(get(there));
        }

        HttpResponse<String> comesBack() throws Exception {
            return arrives(sentBack());
        }

        /** Where the site asks who they are, or else its first answer. */
        HttpResponse<String> arrives(URI back) throws Exception {
            HttpResponse<String> answer = get(back);
            boolean asks = answer.headers().firstValue("Location").orElse("").endsWith("/sign-in/oidc/who");
            return asks ? get(location(answer)) : answer;
        }

        /** A cookie that the site did not give it. */
        void plant(String name, String value) throws IOException {
            cookies.put(running.address(), Map.of("Set-Cookie", List.of(name + "=" + value + "; Path=/")));
        }

        Optional<String> cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst();
        }

        /** Whom the site takes it for. */
        Optional<Account> account() {
            return cookie("course").flatMap(accounts::whoHas);
        }
    }

    private static String tokenIn(String page) {
        Matcher token = TOKEN.matcher(page);
        assertThat(token.find()).as(page).isTrue();
        return token.group(1);
    }

    private static URI location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isIn(302, 303);
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }

    /** The provider takes whoever comes next for them. */
    private void next(String name, Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(Map.of("name", name));
        claims.putAll(more);
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(ISSUER, subject(name), "JWT", null, claims, 3600));
    }

    private static String subject(String name) {
        return name.toLowerCase(Locale.ROOT) + "-at-the-provider";
    }

    private HttpResponse<String> comesAs(Visitor visitor, String name) throws Exception {
        next(name, Map.of());
        return visitor.comesBack();
    }

    /** A learner who came by the provider and joined. */
    private Account joined(String name, Cohort cohort) throws Exception {
        Visitor visitor = new Visitor();
        String page = comesAs(visitor, name).body();
        location(visitor.post("/sign-in/oidc/join", page, Map.of("code", cohort.code())));
        return visitor.account().orElseThrow();
    }

    private void assertNobody(Visitor visitor, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(visitor.account()).isEmpty();
    }

    // ---- the provider is away

    @Test
    @Order(1)
    void aProviderThatIsAwayIsToldInTwoLinesAndAKeyStillLetsIn() throws Exception {
        Joined learner = accounts.join(monday.code(), "Kay", "here");
        Visitor kay = new Visitor();

        HttpResponse<String> away = kay.get("/sign-in/oidc");
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("Example Login does not answer now. Try again in a minute; a key");

        String door = kay.get("/sign-in").body();
        assertThat(door).contains("Sign in with Example Login");
        location(kay.post("/sign-in/key", door, Map.of("key", learner.key())));
        assertThat(kay.account()).contains(learner.account());
    }

    @Test
    @Order(2)
    void onceItAnswersItIsAskedAgain() throws Exception {
        provider.start(InetAddress.getLoopbackAddress(), providerPort);
        Visitor visitor = new Visitor();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (visitor.get("/sign-in/oidc").statusCode() != 302) {
            assertThat(System.nanoTime()).as("an answer within " + LIMIT).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        assertThat(location(visitor.get("/sign-in/oidc")).getQuery())
                .contains("response_type=code", "code_challenge_method=S256", "state=", "nonce=", "scope=openid");
    }

    // ---- who comes in

    @Test
    @Order(3)
    void aLearnerTypesTheCodeOnceAndIsKnownFromThenOn() throws Exception {
        Visitor first = new Visitor();
        HttpResponse<String> arrived = comesAs(first, "Anna");
        assertThat(arrived.statusCode()).isEqualTo(200);
        assertThat(arrived.body()).contains("Example Login knows you as Anna");
        assertThat(first.account()).isEmpty();

        HttpResponse<String> wrong = first.post("/sign-in/oidc/join", arrived.body(), Map.of("code", "abc-def"));
        assertNobody(first, wrong);
        assertThat(wrong.body()).contains("No class has the code");

        assertThat(location(first.post("/sign-in/oidc/join", wrong.body(), Map.of("code", monday.code())))
                        .getPath())
                .isEqualTo("/");
        Account anna = first.account().orElseThrow();
        assertThat(anna.name()).isEqualTo("Anna");
        assertThat(anna.role()).isEqualTo(Role.LEARNER);
        assertThat(anna.cohort()).hasValue(monday.id());

        Visitor elsewhere = new Visitor();
        assertThat(location(comesAs(elsewhere, "Anna")).getPath()).isEqualTo("/");
        assertThat(elsewhere.account()).contains(anna);
        assertThat(accounts.deeds(50)).anySatisfy(deed -> {
            assertThat(deed.who()).isEqualTo("Anna");
            assertThat(deed.deed()).startsWith("connected to http://localhost:" + providerPort);
        });
    }

    @Test
    @Order(3)
    void aNameOrAnAddressOfMailLeadsToNobodysAccount() throws Exception {
        Joined bea = accounts.join(monday.code(), "Bea", "here");
        next("Bea", Map.of("email", "ada@example.org", "email_verified", true, "preferred_username", "ada"));
        Visitor other = new Visitor();
        String page = other.comesBack().body();

        HttpResponse<String> taken = other.post("/sign-in/oidc/join", page, Map.of("code", monday.code()));
        assertNobody(other, taken);
        assertThat(taken.body()).contains("Somebody in this class is called 'Bea' already", "if somebody has yours");

        location(other.post(
                "/sign-in/oidc/join", taken.body(), Map.of("code", monday.code(), "name", "Bea the second")));
        assertThat(other.account().orElseThrow().name()).isEqualTo("Bea the second");
        assertThat(other.account()).isNotEqualTo(Optional.of(bea.account()));
    }

    @Test
    @Order(3)
    void aTypedNameCountsOnlyWhereTheProvidersIsTaken() throws Exception {
        Visitor visitor = new Visitor();
        String page = comesAs(visitor, "Cleo").body();
        location(visitor.post("/sign-in/oidc/join", page, Map.of("code", monday.code(), "name", "Ada")));
        assertThat(visitor.account().orElseThrow().name()).isEqualTo("Cleo");
    }

    @Test
    @Order(3)
    void whoWasEnrolledConnectsWithTheirKeyAndANewKeyEndsThat() throws Exception {
        Joined dora = accounts.enrol(monday, List.of("Dora"), ada).get(0);
        Visitor visitor = new Visitor();
        String page = comesAs(visitor, "Dora").body();
        assertNobody(visitor, visitor.post("/sign-in/oidc/key", page, Map.of("key", "aaaa-bbbb-cccc-dddd")));
        location(visitor.post("/sign-in/oidc/key", page, Map.of("key", dora.key())));
        assertThat(visitor.account()).contains(dora.account());

        Visitor thief = new Visitor();
        String theirs = comesAs(thief, "Thief").body();
        assertNobody(thief, thief.post("/sign-in/oidc/key", theirs, Map.of("key", dora.key())));

        accounts.newKey(dora.account(), ada);
        assertThat(visitor.account()).isEmpty();
        Visitor again = new Visitor();
        assertThat(comesAs(again, "Dora").body()).contains("Who are you here?");
        assertThat(again.account()).isEmpty();
    }

    @Test
    @Order(3)
    void aClosedClassLetsNobodyInAndWhoWasInItMayJoinAnother() throws Exception {
        Cohort over = accounts.open("Over", OptionalLong.empty(), ada);
        Account eve = joined("Eve", over);
        accounts.close(over, ada);

        Visitor visitor = new Visitor();
        HttpResponse<String> arrived = comesAs(visitor, "Eve");
        assertThat(arrived.body()).contains("or your class is closed");
        assertThat(visitor.account()).isEmpty();
        assertNobody(visitor, visitor.post("/sign-in/oidc/join", arrived.body(), Map.of("code", over.code())));

        location(visitor.post("/sign-in/oidc/join", arrived.body(), Map.of("code", monday.code())));
        assertThat(visitor.account().orElseThrow().id()).isNotEqualTo(eve.id());
        assertThat(visitor.account().orElseThrow().cohort()).hasValue(monday.id());
    }

    @Test
    @Order(4)
    void whoTeachesConnectsWithTheirPasswordComesInByTheProviderAndEndsIt() throws Exception {
        Visitor teacher = signedIn();
        HttpResponse<String> account = teacher.get("/account");
        assertThat(account.body()).contains("Connect with Example Login");
        assertThat(teacher.get("/classes").body()).contains("connect your account with Example Login");
        assertThat(teacher.post("/account/connect", account.body(), Map.of("password", "a wrong one"))
                        .statusCode())
                .isEqualTo(409);

        String confirm = backToConnect(teacher, account.body(), "Ada");
        assertThat(new Visitor().get("/account").statusCode()).isEqualTo(302);
        assertThat(location(teacher.post("/sign-in/oidc/connect", confirm, Map.of()))
                        .getPath())
                .isEqualTo("/account");
        HttpResponse<String> connected = teacher.get("/account");
        assertThat(connected.body()).contains(subject("Ada"), "Disconnect");

        Visitor elsewhere = new Visitor();
        assertThat(location(comesAs(elsewhere, "Ada")).getPath()).isEqualTo("/classes");
        assertThat(elsewhere.account()).contains(ada);

        location(teacher.post("/account/disconnect", connected.body(), Map.of()));
        assertThat(teacher.account()).isEmpty();
        assertThat(elsewhere.account()).isEmpty();
        Visitor after = new Visitor();
        assertThat(comesAs(after, "Ada").body()).contains("Who are you here?");
        assertThat(after.account()).isEmpty();
    }

    private Visitor signedIn() throws Exception {
        Visitor teacher = new Visitor();
        location(teacher.post(
                "/sign-in/password",
                teacher.get("/sign-in").body(),
                Map.of("login", "ada", "password", RunningClass.PASSWORD)));
        return teacher;
    }

    /** The page that asks whether that is them. */
    private String backToConnect(Visitor teacher, String account, String name) throws Exception {
        HttpResponse<String> go = teacher.post("/account/connect", account, Map.of("password", RunningClass.PASSWORD));
        String refresh = go.headers().firstValue("Refresh").orElseThrow();
        next(name, Map.of());
        HttpResponse<String> back = teacher.arrives(teacher.sentBackFrom(URI.create(refresh.replace("0; url=", ""))));
        assertThat(back.body()).contains("says that you are " + name);
        return back.body();
    }

    @Test
    @Order(4)
    void whoeverIsSignedInByThenIsTheOneWhoIsConnected() throws Exception {
        Visitor teacher = signedIn();
        String confirm = backToConnect(teacher, teacher.get("/account").body(), "Mallory");
        Joined learner = accounts.join(monday.code(), "Mal", "here");
        location(teacher.post("/sign-in/key", teacher.get("/sign-in").body(), Map.of("key", learner.key())));

        HttpResponse<String> refused = teacher.post("/sign-in/oidc/connect", confirm, Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("is not signed in any more");
        assertThat(teacher.account()).contains(learner.account());
        assertThat(comesAs(new Visitor(), "Mallory").body()).contains("Who are you here?");
    }

    @Test
    @Order(4)
    void whoIsSomebodyHereIsNotConnectedToAnotherAccount() throws Exception {
        Account kim = joined("Kim", monday);
        Visitor teacher = signedIn();
        String confirm = backToConnect(teacher, teacher.get("/account").body(), "Kim");

        HttpResponse<String> refused = teacher.post("/sign-in/oidc/connect", confirm, Map.of());
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("or you to another account. Sign in as before");
        assertThat(teacher.get("/account").body()).contains("Connect with Example Login");
        Visitor elsewhere = new Visitor();
        location(comesAs(elsewhere, "Kim"));
        assertThat(elsewhere.account()).contains(kim);
    }

    @Test
    @Order(4)
    void whoOnlySignsInConnectsNobody() throws Exception {
        Visitor visitor = new Visitor();
        String page = comesAs(visitor, "Nosy").body();
        assertNobody(visitor, visitor.post("/sign-in/oidc/connect", page, Map.of()));
    }

    // ---- what lets nobody in

    @TestFactory
    @Order(5)
    Stream<DynamicTest> aTokenThatIsNotForThisSignInLetsNobodyIn() throws Exception {
        joined("Fay", monday);
        return Map.<String, Map<String, Object>>of(
                        "another's nonce", Map.of("nonce", "of another sign-in"),
                        "another's audience", Map.of("aud", List.of("somebody-else")),
                        "another issuer", Map.of("iss", "http://localhost:" + providerPort + "/another"))
                .entrySet()
                .stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    next("Fay", one.getValue());
                    Visitor visitor = new Visitor();
                    HttpResponse<String> refused = visitor.comesBack();
                    assertNobody(visitor, refused);
                    assertThat(refused.body()).contains("did not say who you are");
                }));
    }

    private interface Signing {
        JWT sign(JWTClaimsSet claims) throws Exception;
    }

    @TestFactory
    @Order(5)
    Stream<DynamicTest> onlyWhatTheProviderHasSignedForThisSignInLetsIn() throws Exception {
        Account lou = joined("Lou", monday);
        JWSHeader asTheProviders =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(ISSUER).build();
        return Stream.of(
                DynamicTest.dynamicTest("with its own key", () -> {
                    Visitor visitor = comesWith(claims -> byTheProvider(claims, Duration.ofHours(1)));
                    assertThat(visitor.account()).contains(lou);
                }),
                DynamicTest.dynamicTest(
                        "with its own key, for a time that is over",
                        () -> assertRefused(claims -> byTheProvider(claims, Duration.ofMinutes(-5)))),
                DynamicTest.dynamicTest(
                        "with its own key, for no sign-in",
                        () -> assertRefused(claims -> byTheProvider(
                                new JWTClaimsSet.Builder(claims)
                                        .claim("nonce", null)
                                        .build(),
                                Duration.ofHours(1)))),
                DynamicTest.dynamicTest(
                        "with another key of that name",
                        () -> assertRefused(claims -> signed(
                                asTheProviders, claims, new RSASSASigner(new RSAKeyGenerator(2048).generate())))),
                DynamicTest.dynamicTest(
                        "with what the provider and we know",
                        () -> assertRefused(claims -> signed(
                                new JWSHeader(JWSAlgorithm.HS256), claims, new MACSigner(SECRET.getBytes(UTF_8))))),
                DynamicTest.dynamicTest("not at all", () -> assertRefused(PlainJWT::new)));
    }

    private JWT byTheProvider(JWTClaimsSet claims, Duration goodFor) {
        Map<String, Object> said = new HashMap<>(claims.getClaims());
        said.keySet().retainAll(Set.of("sub", "aud", "nonce"));
        return provider.anyToken(provider.issuerUrl(ISSUER), said, goodFor);
    }

    private static JWT signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws Exception {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token;
    }

    private void assertRefused(Signing signing) throws Exception {
        assertThat(comesWith(signing).account()).isEmpty();
    }

    /** Somebody who comes back with a token that says that they are Lou. */
    private Visitor comesWith(Signing signing) throws Exception {
        Visitor visitor = new Visitor();
        URI there = location(visitor.get("/sign-in/oidc"));
        Instant now = Instant.now();
        JWT token = signing.sign(new JWTClaimsSet.Builder()
                .issuer(settings.issuer().toString())
                .subject(subject("Lou"))
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(3600)))
                .claim("nonce", there.getQuery().replaceAll(".*nonce=([^&]+).*", "$1"))
                .build());
        URI back = visitor.sentBackFrom(there);
        otherAnswer.is(200, """
                {"access_token": "none", "token_type": "Bearer", "id_token": "%s"}""".formatted(token.serialize()));
        try {
            visitor.get(back);
        } finally {
            otherAnswer.isNone();
        }
        return visitor;
    }

    @Test
    @Order(5)
    void aProviderThatFailsIsAway() throws Exception {
        Visitor visitor = new Visitor();
        URI back = visitor.sentBack();
        otherAnswer.is(502, "<html>");
        try {
            HttpResponse<String> away = visitor.get(back);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.body())
                    .contains("Example Login does not answer now")
                    .doesNotContain(SECRET);
        } finally {
            otherAnswer.isNone();
        }
        assertThat(visitor.account()).isEmpty();
    }

    @Test
    @Order(6)
    void anAnswerCountsOnceInTheBrowserThatAsked() throws Exception {
        joined("Gil", monday);
        next("Gil", Map.of());
        Visitor gil = new Visitor();
        URI back = gil.sentBack();

        Visitor other = new Visitor();
        assertNobody(other, other.get(back));
        other.get("/sign-in/oidc");
        assertNobody(other, other.get(back));

        String secret = gil.cookie("course-oidc").orElseThrow();
        location(gil.get(back));
        assertThat(gil.account()).isPresent();

        Visitor replay = new Visitor();
        replay.plant("course-oidc", secret);
        assertNobody(replay, replay.get(back));
    }

    @Test
    @Order(6)
    void aSessionThatWasPlantedIsNotTheOneThatIsSignedIn() throws Exception {
        Account ida = joined("Ida", monday);
        Joined planter = accounts.join(monday.code(), "Planter", "here");
        String planted = accounts.signIn(planter.account(), "a browser").token();
        Visitor visitor = new Visitor();
        visitor.plant("course", planted);
        assertThat(visitor.account()).contains(planter.account());

        assertThat(location(comesAs(visitor, "Ida")).getPath()).isEqualTo("/");
        assertThat(visitor.account()).contains(ida);
        assertThat(visitor.cookie("course")).isNotEqualTo(Optional.of(planted));
        assertThat(accounts.whoHas(planted)).isEmpty();
    }

    @Test
    @Order(6)
    void thePageThatAsksWhoTheyAreCanBeLoadedAgainAndHasNoCodeInItsAddress() throws Exception {
        next("Joy", Map.of());
        Visitor joy = new Visitor();
        URI back = joy.sentBack();
        HttpResponse<String> arrived = joy.arrives(back);
        assertThat(arrived.uri()).hasPath("/sign-in/oidc/who").hasNoQuery();
        assertNobody(joy, joy.get(back));

        HttpResponse<String> again = joy.get("/sign-in/oidc/who");
        assertThat(again.body()).contains("Example Login knows you as Joy");
        HttpResponse<String> nobodys = new Visitor().get("/sign-in/oidc/who");
        assertThat(nobodys.statusCode()).isEqualTo(409);
        assertThat(nobodys.body())
                .contains("This browser has not begun to sign in")
                .doesNotContain("Joy");
        location(joy.post("/sign-in/oidc/join", again.body(), Map.of("code", monday.code())));
        assertThat(joy.account().orElseThrow().name()).isEqualTo("Joy");
    }

    @Test
    @Order(6)
    void aWrongStateEndsTheSignIn() throws Exception {
        Visitor visitor = new Visitor();
        URI back = visitor.sentBack();
        String query = back.getRawQuery();
        assertNobody(visitor, visitor.get("/sign-in/oidc/back?" + query.replaceAll("state=[^&]+", "state=planted")));
        assertNobody(visitor, visitor.get(back));
    }

    @Test
    @Order(6)
    void aCodeOfAnotherBrowserIsWorthNothing() throws Exception {
        joined("Hal", monday);
        String stolen = new Visitor().sentBack().getRawQuery().replaceAll(".*code=([^&]+).*", "$1");
        Visitor thief = new Visitor();
        String own = thief.sentBack().getRawQuery();
        next("Hal", Map.of());
        assertNobody(thief, thief.get("/sign-in/oidc/back?" + own.replaceAll("code=[^&]+", "code=" + stolen)));
    }

    @Test
    @Order(6)
    void whatTheProviderRefusesIsTold() throws Exception {
        Visitor visitor = new Visitor();
        String state = visitor.sentBack().getRawQuery().replaceAll(".*state=([^&]+).*", "$1");
        HttpResponse<String> refused =
                visitor.get("/sign-in/oidc/back?error=access_denied&error_description=%3Cb%3E&state=" + state);
        assertNobody(visitor, refused);
        assertThat(refused.body())
                .contains("At Example Login it was cancelled, or refused. Begin again")
                .doesNotContain("<b>");
    }

    @Test
    @Order(6)
    void whoSignsOutIsLedToTheProvider() throws Exception {
        URI there = location(new Visitor().get("/sign-in/oidc/out"));
        assertThat(there).hasAuthority("localhost:" + providerPort).hasPath("/" + ISSUER + "/endsession");
        assertThat(there.getQuery()).isEqualTo("client_id=" + CLIENT);
    }

    @Test
    @Order(6)
    void theWayBackIsTheSitesOwnNameWhateverTheRequestCallsIt() throws Exception {
        Visitor visitor = new Visitor();
        String loopback = "http://127.0.0.1:" + running.address().getPort();
        URI there = location(visitor.get(URI.create(loopback + "/sign-in/oidc?redirect=https://evil.example")));
        assertThat(there.getQuery())
                .contains("redirect_uri=" + running.address().resolve("/sign-in/oidc/back"))
                .doesNotContain("evil", "127.0.0.1");
        Binding published = new Binding("127.0.0.1", 0, URI.create("https://course.example.org"));
        try (ClassSite site = running.siteAt(published, settings)) {
            HttpResponse<String> begun = visitor.get(URI.create("http://localhost:" + site.port() + "/sign-in/oidc"));
            assertThat(location(begun).getQuery())
                    .contains("redirect_uri=https://course.example.org/sign-in/oidc/back");
            assertThat(begun.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure", "HttpOnly");
        }
    }

    // ---- at last

    @Test
    @Order(7)
    void aProviderThatGoesAwayMeanwhileLetsNobodyInAndIsTold() throws Exception {
        Visitor visitor = new Visitor();
        URI back = visitor.sentBack();
        provider.shutdown();
        HttpResponse<String> away = visitor.get(back);
        assertThat(away.statusCode()).isEqualTo(503);
        assertThat(away.body()).contains("does not answer now");
        assertThat(visitor.account()).isEmpty();
    }

    @Test
    @Order(8)
    void whenNobodyIsToldWhoTheyAreItRestsAndKeysStillLetIn() throws Exception {
        Joined learner = accounts.join(monday.code(), "Moe", "here");
        Visitor visitor = new Visitor();
        String told = "";
        for (int tries = 0; tries <= 100 && !told.contains("Too many tries failed"); tries++) {
            String there = location(visitor.get("/sign-in/oidc")).getRawQuery();
            String state = there.replaceAll(".*state=([^&]+).*", "$1");
            told = visitor.get("/sign-in/oidc/back?error=server_error&state=" + state)
                    .body();
        }
        assertThat(told).contains("Too many tries failed. Wait ten minutes");
        location(visitor.post("/sign-in/key", visitor.get("/sign-in").body(), Map.of("key", learner.key())));
        assertThat(visitor.account()).contains(learner.account());
    }
}
