package dev.zdm.grader.report;

import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.report.Html.Element;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import java.util.Collection;

/**
 * One attempt as a page that stands alone: it loads nothing and runs nothing. The same evidence, help and verdict
 * always give the same page.
 */
public final class HtmlReport {

    private HtmlReport() {}

    /** @return the whole file, to be written as UTF-8 */
    public static String of(Lab lab, Evidence evidence, Help help, Verdict verdict) {
        return written(page(lab, evidence, help, verdict));
    }

    /**
     * As {@link #of}, to be shown to a class: without the learner's name or number, without what they wrote in comments or of a phase in words
     * of their own, and without any of these names, wherever they stand.
     *
     * @param names of people, {@code Anna Meyer}; each part of one counts
     */
    public static String withoutNames(
            Lab lab, Evidence evidence, Help help, Verdict verdict, Collection<String> names) {
        return written(new Nameless(evidence.attempt().learner(), names).of(page(lab, evidence, help, verdict)));
    }

    private static Element page(Lab lab, Evidence evidence, Help help, Verdict verdict) {
        var stage = Stage.of(evidence, verdict);
        var findings = NumberedFinding.of(verdict);
        Element main = Html.element("main")
                .add(Head.header(lab, evidence, help, verdict), FindingList.section(findings, lab, stage))
                .add(PhaseByPhase.section(lab, stage).stream().toList())
                .add(RefusedLocks.section(stage).stream().toList())
                .add(SideBySide.section(lab, stage).stream().toList())
                .add(Timeline.section(Timeline.lanes(stage, lab, findings)));
        String title = lab.id() + " " + lab.title() + ", attempt "
                + evidence.attempt().attempt() + " of " + evidence.attempt().learner() + ": " + help.word(verdict);
        return Html.element("html")
                .with("lang", "en")
                .add(head(title), Html.element("body").add(main));
    }

    private static String written(Element page) {
        var text = new StringBuilder("<!DOCTYPE html>\n");
        page.writeTo(text);
        return text.append('\n').toString();
    }

    private static Element head(String title) {
        return Html.element("head")
                .add(
                        Html.element("meta").with("charset", "utf-8"),
                        meta("viewport", "width=device-width, initial-scale=1"),
                        meta("color-scheme", "light dark"),
                        meta("referrer", "no-referrer"),
                        Html.element("title").text(title),
                        Stylesheet.read());
    }

    private static Element meta(String name, String content) {
        return Html.element("meta").with("name", name).with("content", content);
    }
}
