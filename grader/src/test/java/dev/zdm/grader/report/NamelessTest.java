package dev.zdm.grader.report;

import static dev.zdm.grader.fixture.MadeUpAttempt.learner;
import static dev.zdm.grader.fixture.MadeUpAttempt.second;
import static org.assertj.core.api.Assertions.assertThat;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.evidence.Typed;
import dev.zdm.grader.evidence.Words;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamelessTest {

    private static final List<String> NAMES = List.of("Anna-Lena Meyer", "Bo Li", "Özgür");
    private static final Lab LAB = LabCatalog.in(Path.of("../labs")).named("lab-6");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shop_l7, learner_l7 and app_v1_l7 of l7 | shop, learner and app_v1 of …",
                "shop_l77 and xl7 | shop_l77 and xl7",
                "Anna-Lena Meyer, ANNA, meyers_index | …, …, …s_index",
                "özgür_idx | …_idx",
                "bo_idx, li; but a bonus, a limit | …_idx, …; but a bonus, a limit",
                "SELECT 1 /* by me */, 2 -- hello | SELECT 1 …, 2 …",
                "SELECT 1 /* cut off | SELECT 1 …"
            })
    void whatTellsWhoItWasIsGone(String text, String left) {
        assertThat(told(text)).isEqualTo(left);
    }

    @Test
    void theLearnersOwnWordsAndNamesAreNowhereInTheReport() {
        Evidence evidence = RollingAttempt.made()
                .line(new Words(second(130), "guarded", "I held it.", "Trouble."))
                .statement(learner(1), 30, 31, "LOCK TABLE orders /* greetings from Paul */ -- Özgür was here")
                .statement(learner(1), 32, 33, "CREATE TABLE meyers_copy (bo int)")
                .line(new Typed(second(32), "A", "CREATE TABLE meyers_copy (bo int)"))
                .evidence();
        var verdict = Grader.of(LAB).judge(evidence, second(200));

        assertThat(HtmlReport.of(LAB, evidence, Help.NONE, verdict))
                .contains("I held it.", "typed 1 statement in the learner&#39;s console");
        String page = HtmlReport.withoutNames(LAB, evidence, Help.NONE, verdict, NAMES);
        assertThat(page.toLowerCase(Locale.ROOT))
                .doesNotContain("meyer", "anna", "özgür", "paul", "i held it.", "of me:")
                .contains("the lock queue", "instructor");
    }

    private static String told(String text) {
        StringBuilder page = new StringBuilder();
        new Nameless("l7", NAMES).of(Html.element("p").text(text)).writeTo(page);
        return page.toString().replace("<p>", "").replace("</p>", "");
    }
}
