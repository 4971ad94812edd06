package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Attempt.PhaseRun;
import dev.zdm.grader.report.Html.Element;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import java.util.ArrayList;
import java.util.List;

/** Each claim with what became of it, phase by phase. */
final class FindingList {

    private FindingList() {}

    static Element section(List<NumberedFinding> findings, Lab lab, Stage stage) {
        List<Html> phases = new ArrayList<>();
        for (Phase phase : lab.phases()) {
            phases.add(Html.element("h3")
                    .text(phase.title() + " ")
                    .add(Html.element("span", "aside").text(phase.id() + ran(phase, stage))));
            phases.add(Html.element("ol", "findings")
                    .add(findings.stream()
                            .filter(numbered -> numbered.finding().phase().equals(phase.id()))
                            .map(numbered -> item(numbered, lab))
                            .toList()));
        }
        return Html.element("section").add(Html.element("h2").text("Findings")).add(phases);
    }

    private static String ran(Phase phase, Stage stage) {
        return stage.evidence()
                .attempt()
                .phase(phase.id())
                .map(run -> ran(run, stage))
                .orElse(", not begun");
    }

    private static String ran(PhaseRun run, Stage stage) {
        String from = ", from second " + Spelling.second(stage.axis().second(run.began()));
        return run.ended() == null
                ? from
                : from + " to " + Spelling.second(stage.axis().second(run.ended()));
    }

    private static Element item(NumberedFinding numbered, Lab lab) {
        Finding finding = numbered.finding();
        Element item = Html.element("li", "finding " + numbered.look())
                .with("id", numbered.anchor())
                .with("value", Integer.toString(numbered.number()))
                .add(Html.element("h4")
                        .add(
                                Html.element("span", "outcome").text(numbered.sign() + " " + finding.outcome() + " "),
                                Html.element("span")
                                        .text(finding.claim() + " ")
                                        .add(Html.element("span", "aside").text(finding.check()))));
        return switch (finding.outcome()) {
            case SKIPPED -> item.add(Html.element("p").text(finding.actual()));
            case KEPT -> item.add(facts(finding));
            case BROKEN, UNPROVEN ->
                item.add(facts(finding)
                        .add(fact("next", finding.hint().orElseGet(() -> "bin/grader hint " + lab.id()))));
        };
    }

    private static Element facts(Finding finding) {
        Element facts = Html.element("dl");
        if (!saysTheSame(finding.claim(), finding.expected())) {
            facts = facts.add(fact("expected", finding.expected()));
        }
        facts = facts.add(fact("seen", finding.actual()));
        if (finding.proof().isEmpty()) {
            return facts;
        }
        Element proof = Html.element("ul")
                .add(finding.proof().stream()
                        .map(line -> Html.element("li").text(line))
                        .toList());
        return facts.add(Html.element("div")
                .add(Html.element("dt").text("proof"), Html.element("dd").add(proof)));
    }

    /** A claim for which the lab has no words of its own is what was expected, as a sentence. */
    private static boolean saysTheSame(String claim, String expected) {
        return claim.equalsIgnoreCase(expected + ".");
    }

    private static Element fact(String name, String value) {
        return Html.element("div")
                .add(Html.element("dt").text(name), Html.element("dd").text(value));
    }
}
