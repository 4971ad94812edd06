package dev.zdm.course.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.zdm.labs.LabProblem;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    private final Markdown markdown = new Markdown(SitePaths::of);

    @Test
    void aHeadingIsALinkToItself() {
        var text = markdown.render("## See one\n\n## See one\n", source());

        assertThat(text.html())
                .contains("<h2 id=\"see-one\"><a class=\"self\" href=\"#see-one\">See one</a></h2>")
                .contains("id=\"see-one-1\"");
        assertThat(text.sections()).extracting(Markdown.Section::id).containsExactly("see-one", "see-one-1");
    }

    @Test
    void theFirstTitleIsThePagesOwnAndASecondOneIsAnError() {
        assertThat(html("# The lock queue\n\nText.\n")).doesNotContain("<h1").contains("<p>Text.</p>");
        assertThatThrownBy(() -> html("Text.\n\n# Again\n")).hasMessageStartingWith("some.md:3: a second title");
    }

    @Test
    void rawHtmlIsShownAndNotObeyed() {
        assertThat(html("Hello <script>alert(1)</script>\n\n<div onclick=\"x\">\n"))
                .doesNotContain("<script")
                .doesNotContain("<div")
                .contains("&lt;script&gt;");
    }

    @Test
    void aLinkThatWouldRunAScriptLeadsNowhere() {
        assertThat(html("[go](javascript:alert(1))")).doesNotContain("javascript:");
    }

    @Test
    void aBoxOfAChecklistIsNamedByItsText() {
        assertThat(html("- [ ] The queue was seen\n"))
                .containsPattern("id=\"(task-[0-9a-f]{8})\" aria-labelledby=\"\\1-text\"")
                .containsPattern("<div id=\"task-[0-9a-f]{8}-text\"")
                .contains("The queue was seen");
    }

    @Test
    void aTableThatIsTooWideIsReachedByTheKeyboard() {
        assertThat(html("| a | b |\n|---|---|\n| 1 | `2` |\n"))
                .contains("tabindex=\"0\">\n<table>")
                .contains("<td><code>2</code></td>")
                .contains("</table>\n</div>");
    }

    @Test
    void theEmptyCornerOfATableIsNoHeader() {
        assertThat(html("| | a |\n|---|---|\n| b | 1 |\n"))
                .contains("<td></td>")
                .contains("<th>a</th>")
                .doesNotContain("<th></th>")
                .doesNotContain("<th> </th>");
    }

    @Test
    void aNoteIsAnAsideWithItsTitle() {
        assertThat(html("!!! warning \"Not here\"\n    Text.\n"))
                .contains("<div role=\"note\" class=\"note warning\"><p class=\"note-title\">Not here</p>")
                .doesNotContain("<svg");
        assertThat(html("??? note\n    Text.\n")).contains("<details class=\"note note\"><summary>Note</summary>");
    }

    @Test
    void aNoteOfUnknownKindIsAnError() {
        assertThatThrownBy(() -> html("Text.\n\n!!! danger \"x\"\n    Text.\n"))
                .hasMessageStartingWith("some.md:3: no note is called danger");
    }

    @Test
    void aBlockThatRunsHasAButtonForItsSession() {
        assertThat(html("```sql {run session=B title=\"Try <it>\"}\nSELECT 1 < 2;\n```\n"))
                .contains("data-run data-session=\"B\" data-as=\"learner\">Run in session B</button>")
                .contains("Try &lt;it&gt;")
                .contains("&lt; <span class=\"ink-number\">2</span>");
    }

    @Test
    void aPredictionKnowsWhichOptionIsTrue() {
        assertThat(html("```predict\nquestion: \"Who `waits`?\"\noptions: [Nobody, All]\nanswer: All\nwhy: So.\n```\n"))
                .contains("data-answer=\"2\"")
                .contains("Who <code>waits</code>?");
    }

    @Test
    void aPredictionWhoseAnswerIsNoOptionIsAnError() {
        assertThatThrownBy(() -> html("```predict\nquestion: Q\noptions: [A, B]\nanswer: C\nwhy: W\n```\n"))
                .isInstanceOf(LabProblem.class)
                .hasMessage("some.md:2: the answer is none of the options: C");
    }

    @Test
    void aRecallCardIsFoldedOverItsAnswer() {
        assertThat(html("```recall\nquestion: Who?\nanswer: You.\n```\n"))
                .containsPattern(
                        "<details class=\"note recall\" id=\"recall-[0-9a-f]{8}\"><summary>Who\\?</summary><p>You.</p></details>");
    }

    @Test
    void aCardIsCalledByItsWordsAndNotByItsPlace() {
        String card = "```recall\nquestion: Who?\nanswer: You.\n```\n";
        String name = "id=\"" + html(card).replaceFirst("(?s).*id=\"([^\"]*)\".*", "$1") + "\"";

        assertThat(html("More before it.\n\n" + card.replace("You.", "Me."))).contains(name);
        assertThat(html(card.replace("Who?", "Whom?"))).doesNotContain(name);
        assertThat(html(card + "\n" + card)).contains(name).contains(name.replaceFirst("\"$", "-2\""));
    }

    @Test
    void linksBetweenFilesBecomeLinksBetweenPages() {
        assertThat(html("[a](10-guards.md#x) [b](../../labs/lab-06-lock-queue/README.md) [c](https://x.org/a.md)"))
                .contains("href=\"/lessons/10-guards#x\"")
                .contains("href=\"/labs/lab-6\"")
                .contains("href=\"https://x.org/a.md\"");
    }

    private String html(String text) {
        return markdown.render(text, source()).html();
    }

    private static Source source() {
        return new Source("some.md", 1);
    }
}
