package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.oidc.OidcSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A browser's own rules let it go to the provider, sign in at a form there and come back: for a cookie, a redirect, a form. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OidcInABrowserIT {

    private static final String ISSUER = "course";
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final MockOAuth2Server provider = new MockOAuth2Server(new OAuth2Config(true));
    private RunningClass running;
    private Playwright playwright;
    private Browser browser;
    private Cohort monday;

    @BeforeAll
    void open() throws IOException, InterruptedException {
        provider.start(InetAddress.getLoopbackAddress(), 0);
        running = new RunningClass(
                "",
                OidcSettings.in(Map.of(
                        "ZDM_OIDC_ISSUER", provider.issuerUrl(ISSUER).toString(),
                        "ZDM_OIDC_CLIENT", "zdm",
                        "ZDM_OIDC_SECRET", "between the two of us",
                        "ZDM_OIDC_NAME", "Example Login")));
        Account ada = running.accounts().add(Role.ADMIN, "Ada", "ada", RunningClass.PASSWORD, null);
        monday = running.accounts().open("Monday", OptionalLong.empty(), ada);
        provider.issueToken(ISSUER); // its key is made when it is first needed
        awaitTheProvider();
        playwright = CourseInABrowser.playwright();
        browser = CourseInABrowser.launch(playwright);
    }

    /** On a machine that has other work to do the first answer of all may take longer than the site waits. */
    private void awaitTheProvider() throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest begin = HttpRequest.newBuilder(running.address().resolve("/sign-in/oidc"))
                .build();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (client.send(begin, BodyHandlers.discarding()).statusCode() != 302) {
            Assertions.assertThat(System.nanoTime())
                    .as("an answer within " + LIMIT)
                    .isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @AfterAll
    void close() throws IOException {
        playwright.close();
        running.close();
        provider.shutdown();
    }

    private Page visitor() {
        return browser.newContext(new Browser.NewContextOptions()
                        .setViewportSize(1440, 950)
                        .setBaseURL(running.address().toString()))
                .newPage();
    }

    /** Types who they are at the provider. */
    private static void isThere(Page page, String name) {
        page.locator("input[name=username]").fill(name + " there");
        page.locator("textarea[name=claims]").fill("{\"name\": \"" + name + "\"}");
        page.locator("input[type=submit]").click();
    }

    @Test
    void aLearnerGoesToTheProviderAndIsInWithTheCode() {
        Page anna = visitor();
        anna.navigate("sign-in");
        look(anna, "oidc-sign-in");
        anna.locator("a:has-text('Sign in with Example Login')").click();
        isThere(anna, "Anna");
        assertThat(anna.locator("h1")).containsText("Who are you here?", patiently());
        anna.reload();
        look(anna, "oidc-arrived");
        anna.getByLabel("Code of the class").fill(monday.code());
        anna.locator("button:has-text('Join')").click();
        assertThat(anna.locator(".seat").first()).containsText("Anna", patiently());

        Page elsewhere = visitor();
        elsewhere.navigate("sign-in/oidc");
        isThere(elsewhere, "Anna");
        assertThat(elsewhere.locator(".seat").first()).containsText("Anna", patiently());
    }

    @Test
    void whoTeachesConnectsTheirAccount() {
        Page teacher = visitor();
        teacher.navigate("sign-in");
        teacher.getByLabel("Login").fill("ada");
        teacher.getByLabel("Password").fill(RunningClass.PASSWORD);
        teacher.locator("form[action='/sign-in/password'] button").click();
        teacher.locator("a:has-text('connect your account with Example Login')").click();
        look(teacher, "oidc-account");
        teacher.getByLabel("Your password").fill(RunningClass.PASSWORD);
        teacher.locator("button:has-text('Connect with Example Login')").click();
        isThere(teacher, "Ada of the provider");
        assertThat(teacher.locator("main")).containsText("says that you are Ada of the provider", patiently());
        look(teacher, "oidc-connect");
        teacher.locator("button:has-text('That is me')").click();
        assertThat(teacher.locator("main")).containsText("whoever is Ada of the provider there", patiently());
        look(teacher, "oidc-connected");

        Page elsewhere = visitor();
        elsewhere.navigate("sign-in/oidc");
        isThere(elsewhere, "Ada of the provider");
        assertThat(elsewhere.locator("h1")).containsText("Classes", patiently());

        teacher.locator("button:has-text('Disconnect')").click();
        assertThat(teacher.locator("h1")).hasText("Sign in");
        elsewhere.navigate("classes");
        assertThat(elsewhere.locator("h1")).hasText("Sign in");
    }
}
