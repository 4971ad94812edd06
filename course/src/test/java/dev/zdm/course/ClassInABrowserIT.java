package dev.zdm.course;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.zdm.course.CourseInABrowser.check;
import static dev.zdm.course.CourseInABrowser.look;
import static dev.zdm.course.CourseInABrowser.patiently;
import static dev.zdm.course.CourseInABrowser.run;
import static dev.zdm.course.CourseInABrowser.startLab;
import static dev.zdm.course.CourseInABrowser.text;
import static dev.zdm.course.CourseInABrowser.visible;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** One who teaches and two learners, each in a browser of their own, from the first sign-up to the wall. */
@NeedsChromium
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClassInABrowserIT {

    private static final double PATIENCE_MILLIS = 60_000;
    private static final Pattern KEY = Pattern.compile("[a-z0-9]{4}(-[a-z0-9]{4}){3}");

    private RunningClass running;
    private Playwright playwright;
    private Browser browser;
    private Page teacher;
    private Page anna;
    private Page ben;
    private String annasKey = "";

    @BeforeAll
    void open() throws IOException, InterruptedException {
        running = new RunningClass();
        playwright = CourseInABrowser.playwright();
        browser = CourseInABrowser.launch(playwright);
        teacher = visitor(ColorScheme.LIGHT).newPage();
        anna = visitor(ColorScheme.LIGHT).newPage();
        ben = visitor(ColorScheme.DARK).newPage();
        for (Page page : new Page[] {teacher, anna, ben}) {
            page.onDialog(dialog -> dialog.accept());
            page.onPageError(error -> System.err.println("on the page: " + error));
        }
    }

    @AfterAll
    void close() throws IOException {
        playwright.close();
        running.close();
    }

    private BrowserContext visitor(ColorScheme colours) {
        BrowserContext visitor = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 950)
                .setColorScheme(colours)
                .setBaseURL(running.address().toString()));
        visitor.setDefaultTimeout(PATIENCE_MILLIS);
        return visitor;
    }

    @Test
    @Order(1)
    void whoeverIsNotSignedInSeesTheDoor() {
        anna.navigate("labs/lab-3");
        assertThat(anna.locator("h1")).hasText("Sign in");
        look(anna, "class-sign-in");
    }

    @Test
    @Order(2)
    void theFirstAdminSignsUpAndOpensAClass() {
        teacher.navigate("setup");
        teacher.getByLabel("Code that the process printed").fill("wrong");
        signUp();
        assertThat(teacher.locator("[role=alert]")).containsText("That is not the code.");
        teacher.getByLabel("Code that the process printed").fill(running.setupCode());
        signUp();
        assertThat(teacher.locator("h1")).hasText("Classes");
        teacher.getByLabel("Its name").last().fill("Monday <b>morning</b>");
        teacher.locator("form[action='/classes'] button").click();
        assertThat(teacher.locator(".wall h2")).containsText("Monday <b>morning</b>", patiently());
        assertThat(teacher.locator(".wall")).containsText("Nobody has joined yet", patiently());
    }

    private void signUp() {
        teacher.getByLabel("Your name").fill("Ada");
        teacher.getByLabel("Login").fill("ada");
        teacher.getByLabel("Password, ten letters or more").fill(RunningClass.PASSWORD);
        teacher.locator("button:has-text('Set up')").click();
    }

    @Test
    @Order(3)
    void twoLearnersJoinWithTheCode() {
        String code = teacher.locator(".wall h2 code").innerText();
        annasKey = join(anna, code, "Anna");
        join(ben, code, "Ben");
        assertThat(teacher.locator(".wall tbody tr")).hasCount(2, eventually());
    }

    private static String join(Page page, String code, String name) {
        page.navigate("join");
        page.getByLabel("Code of the class").fill(code);
        page.getByLabel("Your name, as the others know you").fill(name);
        page.locator("button:has-text('Join')").click();
        assertThat(page.locator(".key")).hasText(KEY);
        look(page, "class-joined-" + name);
        String key = page.locator(".key code").innerText();
        page.locator("a:has-text('Begin')").click();
        assertThat(page.locator(".seat").first()).containsText(name, patiently());
        return key;
    }

    @Test
    @Order(4)
    void bothWorkTheSameLabAtOnceAndTheWallShowsBoth() {
        anna.navigate("labs/lab-3");
        ben.navigate("labs/lab-3");
        startLab(anna, "lab-3");
        startLab(ben, "lab-3");
        assertThat(row("Anna")).containsText("Lab 3", patiently());
        assertThat(row("Ben")).containsText("Lab 3", patiently());

        run(ben, "CREATE INDEX orders_by_status ON orders (status, created_at);");
        assertThat(ben.locator(".answer .tag").last()).hasText("CREATE INDEX", text());
        run(anna, "CREATE INDEX CONCURRENTLY orders_by_status ON orders (status, created_at);");
        assertThat(anna.locator(".answer .tag").last()).hasText("CREATE INDEX", text());
        check(ben, "failed");
        check(anna, "passed");

        assertThat(row("Ben").locator("code")).isVisible(visible());
        assertThat(row("Anna").locator("td").first()).hasText("1", text());
        assertThat(row("Anna").locator("code")).hasCount(0);
        look(teacher, "class-wall");

        teacher.locator(".wall a:has-text('Ben')").click();
        assertThat(teacher.locator("h1")).hasText("Ben");
        assertThat(teacher.locator("tbody tr").last()).containsText("The concurrent build");
        look(teacher, "class-learner");
        teacher.locator("main a:has-text('Report')").first().click();
        assertThat(teacher.locator("body")).containsText("ShareLock");
        teacher.navigate("classes");
        teacher.locator("summary:has-text('For Monday')").click();
        teacher.locator("a:has-text('sticks, and all its results')").click();
        assertThat(teacher.locator("main tbody tr.signals")).containsText("Ben");
        look(teacher, "class-sticking");
        teacher.navigate("classes");
    }

    @Test
    @Order(5)
    void whoTeachesLooksAtTheLabOfALearnerWhoSeesItAndLetsThemType() {
        Page guest = teacher.context().newPage();
        guest.onDialog(dialog -> dialog.accept());
        guest.navigate("classes");
        guest.locator(".wall a:has-text('Ben')").click();
        guest.locator("a:has-text('Look at their lab')").click();
        assertThat(guest.locator("h1")).containsText("concurrent", patiently());
        assertThat(guest.locator("[data-part=visit]")).containsText("You can change nothing here", patiently());
        assertThat(guest.locator(".answer .tag").last()).hasText("CREATE INDEX", text());
        look(guest, "class-visit");
        guest.locator("[data-post='/attempt/finish']").click();
        assertThat(guest.locator(".toast")).containsText("You only look at the lab of Ben", patiently());

        ben.locator("button:has-text('Let Ada type in your console')").click();
        assertThat(guest.locator("[data-part=visit]")).containsText("lets Ada type", patiently());
        run(guest, "SELECT 40 + 2;");
        assertThat(ben.locator(".answer .typed-by").last()).hasText("typed by Ada", text());
        look(ben, "class-typed-along");
        ben.locator("button:has-text('End it')").click();
        assertThat(guest.locator("[data-part=visit]")).containsText("You can change nothing here", patiently());
        guest.close();
    }

    @Test
    @Order(6)
    void aRaisedHandIsSeenAndAnAnswerComesBack() {
        ben.locator("button:has-text('Raise hand')").click();
        assertThat(teacher.locator(".hands")).containsText("Ben", patiently());
        assertThat(row("Ben").locator(".signal")).containsText("hand raised", patiently());

        teacher.locator("summary:has-text('For Monday')").click();
        teacher.getByLabel("Tell all of them").fill("Look at <i>pg_locks</i>");
        teacher.locator("form[action$='/tell'] button").click();
        assertThat(ben.locator("[data-part=seat] .told")).containsText("Ada: Look at <i>pg_locks</i>", patiently());
        look(ben, "class-lab-told");
        teacher.locator(".hands button").click();
        assertThat(ben.locator("button:has-text('Raise hand')")).isVisible(visible());
    }

    @Test
    @Order(7)
    void aLearnerHasNoneOfTheTeachersPages() {
        for (String path : new String[] {"classes", "classes/audit"}) {
            anna.navigate(path);
            assertThat(anna.locator("body")).not().containsText("Ben");
        }
    }

    @Test
    @Order(8)
    void whatIsHandedInAndJudgedAnewHasPagesOfItsOwn() {
        anna.navigate("labs/lab-3");
        anna.locator(".seat a:has-text('Hand-ins')").click();
        assertThat(anna.locator("pre")).containsText("bin/lab finish --bundle");
        anna.getByLabel("The bundle").setInputFiles(new FilePayload("mine.zip", "application/zip", new byte[] {1}));
        anna.locator("button:has-text('Hand in')").click();
        assertThat(anna.locator("[role=alert].problem-line")).containsText("is no bundle: it is no archive");
        look(anna, "class-hand-ins");

        teacher.navigate("classes");
        teacher.locator("summary:has-text('For Monday')").click();
        teacher.locator("a:has-text('Hand-ins of Monday')").click();
        assertThat(teacher.getByLabel("Whose it is")).isVisible();
        teacher.locator("button:has-text('Show the keys')").click();
        assertThat(teacher.locator("main table tbody tr")).hasCount(2);
        look(teacher, "class-hand-ins-of-all");

        teacher.navigate("classes");
        teacher.locator("a:has-text('Regrade all classes')").click();
        teacher.locator("button:has-text('Judge the attempts')").click();
        assertThat(teacher.locator("[data-part=regrade]")).containsText("Nothing changes.", patiently());
        look(teacher, "class-regrade");
        teacher.navigate("classes");
    }

    @Test
    @Order(9)
    void whoSignsOutComesBackWithTheKeyToWhereTheyWere() {
        anna.navigate("labs/lab-3");
        anna.locator("button:has-text('Sign out')").click();
        assertThat(anna.locator("h1")).hasText("Sign in");
        anna.navigate("labs/lab-3");
        assertThat(anna.locator("h1")).hasText("Sign in");
        anna.getByLabel("Your key").fill(annasKey);
        anna.locator("button:has-text('Sign in')").first().click();
        assertThat(anna.locator(".seat").first()).containsText("Anna", patiently());
        anna.navigate("labs/lab-3");
        assertThat(anna.locator("[data-post='/attempt/finish']")).isVisible(visible());
    }

    @Test
    @Order(10)
    void aClosedClassLetsItsLearnersInNoMore() {
        teacher.locator("summary:has-text('For Monday')").click();
        teacher.locator("button:has-text('Close this class')").click();
        assertThat(teacher.locator(".wall")).hasCount(0, eventually());
        ben.navigate("labs/lab-3");
        assertThat(ben.locator("h1")).hasText("Sign in");
        teacher.navigate("classes/audit");
        assertThat(teacher.locator("tbody")).containsText("closed class");
        look(teacher, "class-audit");
    }

    private static LocatorAssertions.HasCountOptions eventually() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE_MILLIS);
    }

    private Locator row(String name) {
        return teacher.locator(".wall tbody tr:has(th:has-text('" + name + "'))");
    }
}
