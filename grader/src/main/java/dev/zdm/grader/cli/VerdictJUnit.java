package dev.zdm.grader.cli;

import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;

/** A verdict as JUnit's XML: a claim is a test; broken is a failure, unproven an error. */
final class VerdictJUnit {

    private VerdictJUnit() {}

    static String of(Lab lab, Help help, Verdict verdict) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"")
                .append(lab.id())
                .append("\" tests=\"")
                .append(verdict.findings().size())
                .append("\" failures=\"")
                .append(count(verdict, Outcome.BROKEN))
                .append("\" errors=\"")
                .append(count(verdict, Outcome.UNPROVEN))
                .append("\" skipped=\"")
                .append(count(verdict, Outcome.SKIPPED))
                .append("\">\n");
        if (help.isAny()) {
            xml.append("  <properties>\n    <property name=\"hints-seen\" value=\"")
                    .append(help.hintsOf(lab))
                    .append("\"/>\n    <property name=\"solution-seen\" value=\"")
                    .append(help.solutionSeen())
                    .append("\"/>\n    <property name=\"skipped\" value=\"")
                    .append(help.skipped())
                    .append("\"/>\n  </properties>\n");
        }
        verdict.findings().forEach(finding -> append(finding, lab, xml));
        return xml.append("</testsuite>\n").toString();
    }

    /** A suite that could not run at all. */
    static String of(LabProblem problem) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<testsuite name=\"grader\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n"
                + "  <testcase classname=\"grader\" name=\"check\">\n    <error message=\""
                + escaped(String.valueOf(problem.getMessage())) + "\">" + escaped(problem.whatToDo())
                + "</error>\n  </testcase>\n</testsuite>\n";
    }

    private static long count(Verdict verdict, Outcome outcome) {
        return verdict.findings().stream()
                .filter(finding -> finding.is(outcome))
                .count();
    }

    private static void append(Finding finding, Lab lab, StringBuilder xml) {
        xml.append("  <testcase classname=\"")
                .append(escaped(lab.id() + "." + finding.phase()))
                .append("\" name=\"")
                .append(escaped(finding.check()));
        switch (finding.outcome()) {
            case KEPT -> xml.append("\"/>\n");
            case BROKEN -> appendBody("failure", finding, xml);
            case UNPROVEN -> appendBody("error", finding, xml);
            case SKIPPED ->
                xml.append("\">\n    <skipped message=\"")
                        .append(escaped(finding.actual()))
                        .append("\"/>\n  </testcase>\n");
        }
    }

    private static void appendBody(String element, Finding finding, StringBuilder xml) {
        xml.append("\">\n    <")
                .append(element)
                .append(" message=\"")
                .append(escaped(finding.actual()))
                .append("\">expected: ")
                .append(escaped(finding.expected()));
        finding.proof().forEach(proof -> xml.append('\n').append(escaped(proof)));
        finding.hint().ifPresent(hint -> xml.append('\n').append(escaped(hint)));
        xml.append("</").append(element).append(">\n  </testcase>\n");
    }

    /** XML 1.0 knows no control characters but tab and line ends, not even escaped ones. */
    private static String escaped(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "\uFFFD")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
