package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.behind;
import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.report;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Attempt.State;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Words;
import dev.zdm.grader.fixture.GoldenAttempts;
import dev.zdm.grader.fixture.GoldenAttempts.Golden;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class HtmlReportTest {

    private static final LabCatalog LABS = LabCatalog.in(Path.of("../labs"));

    static List<Golden> attempts() {
        return GoldenAttempts.all();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void everyAttemptMakesAPageThatIsWellFormed(Golden golden) throws Exception {
        Document page = parsed(page(golden.lab(), golden.attempt()));

        assertThat(texts(page, "h1")).containsExactly(LABS.named(golden.lab()).title());
        assertThat(texts(page, "h2")).startsWith("Findings").endsWith("Timeline");
    }

    @Test
    void theHeadTellsWhoseAttemptItWasAndWhatBecameOfIt() throws Exception {
        Document page = parsed(page("lab-6", RollingAttempt.made()));

        assertThat(texts(page, "title").get(0)).isEqualTo("lab-6 The lock queue, attempt 1 of me: failed");
        assertThat(texts(page, "dd"))
                .contains("me", "1, finished", "PostgreSQL 18.6", "300 requests a second")
                .contains("practice: 200,000 orders and 20,000 users, 1/10 of the full size")
                .contains("2026-11-21 01:00:00 UTC", "2026-11-21 01:02:30 UTC");
        assertThat(texts(page, "p")).contains("Failed: of 7 claims 2 are broken, 2 are unproven, 3 are not judged.");
    }

    @Test
    void eachPhaseIsToldWithItsVersionsAndTheLearnersWords() throws Exception {
        MadeUpAttempt attempt = RollingAttempt.made()
                .line(new Words(second(130), "guarded", "Nobody <waits>.", "A queue."))
                .line(new Words(second(140), "guarded", "Nobody waits.", "A queue of customers."));
        Document page = parsed(page("lab-6", attempt));

        assertThat(texts(page, "h3"))
                .contains("freeze: " + LABS.named("lab-6").phases().get(0).title());
        assertThat(texts(page, "blockquote")).containsExactly("Held: Nobody waits.Prevented: A queue of customers.");
        assertThat(texts(page, "article").get(0))
                .contains("From second 10, for 30 s; 0 DDL statements; 1 statement refused a lock");
        assertThat(texts(page, "article").get(1)).contains("v2");
    }

    @Test
    void whatWasRefusedIsToldBesideTheSameWhenItWasGranted() throws Exception {
        MadeUpAttempt attempt = RollingAttempt.made()
                .statement(learner(1), 30, 31, "LOCK  TABLE orders")
                .wait(learner(1), 20, 22, behind(report(), "SELECT"));
        Document page = parsed(page("lab-6", attempt));

        assertThat(texts(page, "td"))
                .contains("1 time, first at second 20, 2 s, nobody behind it", "report")
                .contains("at second 30, 1 s, nobody behind it");
        assertThat(page("lab-6", MadeUpAttempt.busyShop().of("lab-6", "lock-queue")))
                .doesNotContain("Refused, and granted");
    }

    @Test
    void aBrokenClaimIsToldInFullAndWithWhatToReadNext() {
        assertThat(page("lab-6", RollingAttempt.made()))
                .contains(
                        "<span class=\"outcome\">✕ broken </span>", "<dt>seen</dt>", "<dt>proof</dt>", "<dt>next</dt>");
    }

    @Test
    void whatALearnerWroteIsNeverMarkup() {
        assertThat(page("lab-6", RollingAttempt.made()))
                .contains("DEFAULT &#39;&lt;b&gt;&amp;amp;&quot;&#39;")
                .doesNotContain("<b>");
    }

    @Test
    void thePageNeedsNoOtherFileAndNoScript() {
        assertThat(page("lab-6", RollingAttempt.made()))
                .doesNotContain("http:", "https:", "//", "url(", "@import", "<script", "<link", "<img", "src=");
    }

    @Test
    void headingsAreInOrderAndNoIdIsGivenTwice() throws Exception {
        Document page = parsed(page("lab-6", RollingAttempt.made()));
        int level = 0;
        for (Element element : elements(page, "*")) {
            if (element.getTagName().matches("h[1-6]")) {
                int next = element.getTagName().charAt(1) - '0';
                assertThat(next).as(element.getTextContent()).isLessThanOrEqualTo(level + 1);
                level = next;
            }
        }

        assertThat(elements(page, "*"))
                .extracting(element -> element.getAttribute("id"))
                .filteredOn(id -> !id.isEmpty())
                .doesNotHaveDuplicates();
    }

    @Test
    void everyDrawingIsToldInWordsAndEveryCurveInFigures() throws Exception {
        Document page = parsed(page("lab-6", RollingAttempt.made()));

        for (Element drawing : elements(page, "svg")) {
            assertThat(drawing.getElementsByTagName("title").item(0).getTextContent())
                    .isNotBlank();
            assertThat(drawing.getElementsByTagName("desc").item(0).getTextContent())
                    .isNotBlank();
        }
        for (Element figure : elements(page, "figure")) {
            boolean isCurve = !List.of("phases", "found").contains(figure.getAttribute("id"));
            assertThat(figure.getElementsByTagName("table").getLength()).isEqualTo(isCurve ? 1 : 0);
        }
    }

    @Test
    void theSameAttemptAlwaysMakesTheSamePage() {
        assertThat(page("lab-6", RollingAttempt.made())).isEqualTo(page("lab-6", RollingAttempt.made()));
    }

    @Test
    void anAttemptThatIsBeingPreparedHasAPageToo() throws Exception {
        parsed(page(
                "lab-6",
                MadeUpAttempt.busyShop()
                        .of("lab-6", "lock-queue")
                        .state(State.PREPARING)
                        .until(1)));
    }

    private static String page(String lab, MadeUpAttempt attempt) {
        Lab found = LABS.named(lab);
        Evidence evidence = attempt.evidence();
        return HtmlReport.of(found, evidence, Help.NONE, Grader.of(found).judge(evidence, second(60)));
    }

    private static Document parsed(String page) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
    }

    private static List<String> texts(Document page, String name) {
        return elements(page, name).stream().map(Element::getTextContent).toList();
    }

    private static List<Element> elements(Document page, String name) {
        NodeList nodes = page.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }
}
