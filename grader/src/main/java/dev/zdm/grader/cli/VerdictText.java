package dev.zdm.grader.cli;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.evidence.Attempt;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Practice;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.Phase;
import java.util.List;
import java.util.Optional;

/** A verdict for a person: the headline, the first claim that does not hold in full, then all of them, one line each. */
final class VerdictText {

    private final Terminal terminal;
    private final StringBuilder text = new StringBuilder();

    VerdictText(Terminal terminal) {
        this.terminal = terminal;
    }

    String of(Lab lab, Attempt attempt, Help help, Verdict verdict) {
        line(terminal.bold(lab.id() + " " + lab.title() + ", attempt " + attempt.attempt() + ": ")
                + painted(help, verdict)
                + tally(verdict));
        Practice.told(lab, attempt).ifPresent(size -> line(terminal.faint(size)));
        if (help.isAny()) {
            line(terminal.faint(help.told(lab)));
        }
        verdict.first().ifPresent(finding -> inFull(finding, lab));
        for (Phase phase : lab.phases()) {
            line("");
            line(terminal.bold(phase.title()) + terminal.faint("  " + phase.id()));
            verdict.findings().stream()
                    .filter(finding -> finding.phase().equals(phase.id()))
                    .forEach(this::inALine);
        }
        if (verdict instanceof Verdict.Passed) {
            line("");
            line("What would have happened otherwise, and what to do at work: "
                    + lab.folder().resolve("debrief.md").normalize());
        }
        return text.toString();
    }

    private void inFull(Finding finding, Lab lab) {
        line("");
        line(mark(finding) + " " + terminal.bold(finding.claim()) + terminal.faint("  " + finding.check()));
        line("  expected  " + finding.expected());
        line("  seen      " + finding.actual());
        finding.proof().forEach(proof -> line("            " + proof));
        Optional<String> hint = finding.hint();
        line("  next      " + hint.orElseGet(() -> "bin/grader hint " + lab.id()));
    }

    private void inALine(Finding finding) {
        String about = finding.is(Outcome.KEPT) ? finding.claim() : finding.actual();
        line("  " + mark(finding) + " " + padded(finding.check()) + " " + about);
    }

    private static String padded(String id) {
        return id + " ".repeat(Math.max(0, 24 - id.length()));
    }

    private String painted(Help help, Verdict verdict) {
        if (help.skipped()) {
            return terminal.yellow(help.word(verdict));
        }
        if (verdict instanceof Verdict.Passed) {
            return terminal.green(verdict.word());
        }
        return verdict instanceof Verdict.Failed ? terminal.red(verdict.word()) : terminal.yellow(verdict.word());
    }

    private static String tally(Verdict verdict) {
        List<Finding> findings = verdict.findings();
        long kept =
                findings.stream().filter(finding -> finding.is(Outcome.KEPT)).count();
        return ", " + kept + " of " + findings.size() + " claims kept";
    }

    private String mark(Finding finding) {
        return switch (finding.outcome()) {
            case KEPT -> terminal.green("kept    ");
            case BROKEN -> terminal.red("BROKEN  ");
            case UNPROVEN -> terminal.yellow("UNPROVEN");
            case SKIPPED -> terminal.faint("skipped ");
        };
    }

    private void line(String content) {
        text.append(content).append('\n');
    }
}
