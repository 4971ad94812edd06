package dev.zdm.grader.report;

import static dev.zdm.grader.report.Html.element;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void whatALearnerWroteIsTextWhateverItLooksLike() {
        assertThat(written(element("p").with("title", "\"><script>").text("</p><script>alert('&')</script>")))
                .isEqualTo("<p title=\"&quot;&gt;&lt;script&gt;\">"
                        + "&lt;/p&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>");
    }

    @Test
    void charactersThatNoPageCanHaveAreReplaced() {
        assertThat(written(Html.text("a\u0000b\u001bc\ud800d\ufffee\u0085f\tg\n")))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf\tg\n");
    }

    @Test
    void otherScriptsAndSignsStayAsTheyAre() {
        assertThat(written(Html.text("größer ≥ 中文 \ud83d\udc18"))).isEqualTo("größer ≥ 中文 \ud83d\udc18");
    }

    @Test
    void onlyAnElementThatCanHaveNoContentEndsItself() {
        assertThat(written(element("div").add(element("meta").with("charset", "utf-8"), element("td"))))
                .isEqualTo("<div><meta charset=\"utf-8\"/><td></td></div>");
    }

    @Test
    void lengthsAreGivenToATenth() {
        assertThat(written(element("rect").with("x", 1.0 / 3).with("y", 2.0)))
                .isEqualTo("<rect x=\"0.3\" y=\"2\"></rect>");
    }

    @Test
    void nothingCanLeadOutOfThePageOrRunInIt() {
        assertThatIllegalArgumentException().isThrownBy(() -> element("a").with("href", "https://example.org/"));
        assertThatIllegalArgumentException().isThrownBy(() -> element("img").with("src", "x.png"));
        assertThatIllegalArgumentException().isThrownBy(() -> element("p").with("onclick", "x()"));
        assertThatIllegalArgumentException().isThrownBy(() -> element("p").with("style", "background: url(x)"));
        assertThatIllegalArgumentException().isThrownBy(() -> element("p x"));
        assertThatIllegalArgumentException().isThrownBy(() -> element("script"));
        assertThat(written(element("a").with("href", "#finding-1"))).isEqualTo("<a href=\"#finding-1\"></a>");
    }

    @Test
    void aStyleSheetThatWouldHaveToBeEscapedIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Html.Style("</style>"));
    }

    private static String written(Html html) {
        var page = new StringBuilder();
        html.writeTo(page);
        return page.toString();
    }
}
