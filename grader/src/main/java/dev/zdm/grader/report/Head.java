package dev.zdm.grader.report;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.report.Html.Element;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Practice;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import java.util.ArrayList;
import java.util.List;

/** Whose attempt it was, at what, where and when, and the verdict in words. */
final class Head {

    private Head() {}

    static Element header(Lab lab, Evidence evidence, Help help, Verdict verdict) {
        Element header = Html.element("header")
                .add(
                        Html.element("p", "eyebrow").text(lab.id() + " · " + lab.slug()),
                        Html.element("h1").text(lab.title()),
                        Html.element("p", "verdict " + help.word(verdict)).text(inWords(help, verdict)),
                        facts(lab, evidence, help));
        return evidence.damage().isEmpty()
                ? header
                : header.add(Html.element("p", "damage")
                        .text("Evidence is missing: " + String.join("; ", evidence.damage()) + "."));
    }

    private static String inWords(Help help, Verdict verdict) {
        return help.skipped() ? "Skipped, the stand walked it: " + tally(verdict) : inWords(verdict);
    }

    /** {@code Failed: 1 of 5 claims is broken, 3 are kept, 1 was not judged.} */
    static String inWords(Verdict verdict) {
        int all = verdict.findings().size();
        if (verdict instanceof Verdict.Passed) {
            return all == 1 ? "Passed: the one claim is kept." : "Passed: all " + all + " claims are kept.";
        }
        String told = tally(verdict);
        return verdict instanceof Verdict.Failed ? "Failed: " + told : "Unproven, so it counts as no attempt: " + told;
    }

    private static String tally(Verdict verdict) {
        List<String> parts = new ArrayList<>();
        add(parts, count(Outcome.BROKEN, verdict), "broken");
        add(parts, count(Outcome.UNPROVEN, verdict), "unproven");
        add(parts, count(Outcome.KEPT, verdict), "kept");
        add(parts, count(Outcome.SKIPPED, verdict), "not judged");
        return "of " + Spelling.count(verdict.findings().size(), "claim") + " " + String.join(", ", parts) + ".";
    }

    private static void add(List<String> parts, long number, String what) {
        if (number > 0) {
            parts.add(number + (number == 1 ? " is " : " are ") + what);
        }
    }

    private static long count(Outcome outcome, Verdict verdict) {
        return verdict.findings().stream()
                .filter(finding -> finding.is(outcome))
                .count();
    }

    private static Element facts(Lab lab, Evidence evidence, Help help) {
        Attempt attempt = evidence.attempt();
        var ended = attempt.ended();
        List<Element> facts = new ArrayList<>(List.of(
                fact("learner", attempt.learner()),
                fact("attempt", attempt.attempt() + ", " + attempt.state()),
                fact("began", Spelling.date(attempt.began())),
                fact("ended", ended == null ? "not yet" : Spelling.date(ended)),
                fact("server", "PostgreSQL " + attempt.server()),
                fact("size", size(lab, attempt)),
                fact("rate", Spelling.count(attempt.rate()) + " requests a second")));
        Attempt.Baseline baseline = attempt.baseline();
        if (baseline != null) {
            facts.add(fact(
                    "healthy",
                    "p50 " + Spelling.millis(baseline.p50().toNanos() / 1e6) + ", p99 "
                            + Spelling.millis(baseline.p99().toNanos() / 1e6)));
        }
        facts.add(fact("help", help.told(lab)));
        int typed = evidence.typedByInstructor().size();
        if (typed > 0) {
            facts.add(fact("instructor", "typed " + Spelling.count(typed, "statement") + " in the learner's console"));
        }
        facts.add(fact("course", attempt.course()));
        return Html.element("dl", "facts").add(facts);
    }

    private static String size(Lab lab, Attempt attempt) {
        return Practice.told(lab, attempt)
                .orElseGet(() -> Spelling.count(attempt.rows(), "order") + " and "
                        + Spelling.count(lab.stand().usersWith(attempt.rows()), "user"));
    }

    private static Element fact(String name, String value) {
        return Html.element("div")
                .add(Html.element("dt").text(name), Html.element("dd").text(value));
    }
}
