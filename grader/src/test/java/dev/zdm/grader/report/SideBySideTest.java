package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.fixture.MadeUpAttempt;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SideBySideTest {

    private static final Lab LAB = LabCatalog.in(Path.of("../labs")).named("lab-8");

    @Test
    void theTableSetsBothChangesAgainstEachOther() throws Exception {
        List<List<String>> rows = comparison(page(BackfillAttempt.whole()));

        assertThat(rows)
                .containsExactly(
                        List.of("", "● one UPDATE", "◇ in batches"),
                        List.of("row updates", "1,000", "1,000"),
                        List.of("from the first write to the last", "200 ms", "10 s"),
                        List.of("batches", "–", "–"),
                        List.of("longest transaction", "200 ms", "300 ms"),
                        List.of("replication lag at most", "10 s", "100 ms"),
                        List.of("all on the standby after", "7.3 s", "11 s"),
                        List.of("WAL per second at most", "769 kB/s", "100 kB/s"),
                        List.of("table larger by at most", "100 %", "20 %"),
                        List.of("indexes on the table", "0", "2"),
                        List.of("WAL in all", "1,000 kB", "1,000 kB"),
                        List.of("WAL per row", "1 kB", "1 kB"));
    }

    @Test
    void itIsToldInOneLineToo() throws Exception {
        assertThat(texts(page(BackfillAttempt.whole()), "figcaption"))
                .contains("In short: replication lag at most: one UPDATE 10 s, in batches 100 ms;"
                        + " WAL per second at most: one UPDATE 769 kB/s, in batches 100 kB/s;"
                        + " table larger by at most: one UPDATE 100 %, in batches 20 %;"
                        + " WAL per row: one UPDATE 1 kB, in batches 1 kB.");
    }

    @Test
    void eachPanelHasBothCurvesAndTheLimitThatTheLabSets() throws Exception {
        Document page = page(BackfillAttempt.whole());

        for (String panel : List.of("side-lag", "side-wal", "side-growth")) {
            assertThat(words(page, panel)).as(panel).contains("one UPDATE", "in batches");
        }
        assertThat(words(page, "side-lag")).contains("in batches: 5 s allowed");
        assertThat(words(page, "side-growth")).contains("in batches: 30 % allowed");
        assertThat(words(page, "side-wal")).noneMatch(word -> word.endsWith("allowed"));
    }

    @Test
    void everyDrawingIsToldInWordsAndInFigures() throws Exception {
        Document page = page(BackfillAttempt.whole());

        for (String panel : List.of("side-lag", "side-wal", "side-growth")) {
            Element figure = byId(page, panel).orElseThrow();
            assertThat(figure.getElementsByTagName("desc").item(0).getTextContent())
                    .contains("one UPDATE: at most", "in batches: at most");
            assertThat(texts(figure, "th")).containsSubsequence("from second", "one UPDATE", "in batches");
        }
    }

    @Test
    void aPhaseThatHasNotBegunIsNamedBesideWhatThereIs() throws Exception {
        Document page = page(BackfillAttempt.copyOnly());

        assertThat(texts(page, "p")).contains("◇ in batches: phase backfill has not begun.");
        assertThat(comparison(page)).contains(List.of("row updates", "1,000"));
        assertThat(words(page, "side-lag")).noneMatch(word -> word.contains("batches"));
    }

    @Test
    void aPhaseInWhichNobodyWroteIsNamedToo() throws Exception {
        Document page = page(BackfillAttempt.begun().phase("copy", 10));

        assertThat(texts(page, "h2")).contains("Side by side");
        assertThat(texts(page, "p"))
                .contains(
                        "● one UPDATE: in phase copy nobody was seen to change rows of orders_copy.",
                        "◇ in batches: phase backfill has not begun.");
        assertThat(byId(page, "side-by-side")).isEmpty();
    }

    @Test
    void whatNobodyMeasuredIsNoFigure() throws Exception {
        Document page = page(BackfillAttempt.copyOfUnknownSize());

        assertThat(comparison(page)).contains(List.of("table larger by at most", "–"));
        assertThat(byId(page, "side-growth")).isEmpty();
        assertThat(texts(page, "figcaption")).noneMatch(text -> text.contains("larger"));
    }

    @Test
    void aPanelThatLacksOneOfTheCurvesSaysSo() throws Exception {
        Document page = page(BackfillAttempt.wholeWithACopyOfUnknownSize());

        assertThat(words(page, "side-growth")).contains("in batches").doesNotContain("one UPDATE");
        assertThat(texts(byId(page, "side-growth").orElseThrow(), "p"))
                .containsExactly("Above its size before. Not measured: one UPDATE.");
    }

    @Test
    void aLabThatComparesNothingHasNoSuchFigure() throws Exception {
        Lab other = LabCatalog.in(Path.of("../labs")).named("lab-6");

        assertThat(texts(page(other, RollingAttempt.made()), "h2")).doesNotContain("Side by side");
    }

    private static Document page(MadeUpAttempt attempt) throws Exception {
        return page(LAB, attempt);
    }

    private static Document page(Lab lab, MadeUpAttempt attempt) throws Exception {
        Evidence evidence = attempt.evidence();
        String page = HtmlReport.of(lab, evidence, Help.NONE, Grader.of(lab).judge(evidence, second(60)));
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page.getBytes(UTF_8)));
    }

    /** The table beneath the panels, row by row. */
    private static List<List<String>> comparison(Document page) {
        return children(byId(page, "side-by-side").orElseThrow(), "table").stream()
                .flatMap(table -> elements(table.getElementsByTagName("tr")).stream())
                .map(row -> elements(row.getChildNodes()).stream()
                        .map(Element::getTextContent)
                        .toList())
                .toList();
    }

    private static List<Element> children(Element parent, String name) {
        return elements(parent.getChildNodes()).stream()
                .filter(child -> child.getTagName().equals(name))
                .toList();
    }

    /** What is written in a panel's drawing. */
    private static List<String> words(Document page, String panel) {
        return texts(byId(page, panel).orElseThrow(), "text");
    }

    private static Optional<Element> byId(Document page, String id) {
        return elements(page.getElementsByTagName("*")).stream()
                .filter(element -> element.getAttribute("id").equals(id))
                .findFirst();
    }

    private static List<String> texts(Document page, String name) {
        return texts(page.getDocumentElement(), name);
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent.getElementsByTagName(name)).stream()
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(NodeList nodes) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }
}
