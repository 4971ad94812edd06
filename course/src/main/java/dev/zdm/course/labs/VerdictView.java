package dev.zdm.course.labs;

import static java.util.stream.Collectors.groupingBy;

import dev.zdm.course.labs.CheckPanel.Checked;
import dev.zdm.grader.check.Outcome;
import dev.zdm.grader.verdict.Finding;
import dev.zdm.grader.verdict.Help;
import dev.zdm.grader.verdict.Verdict;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.labs.Phase;
import dev.zdm.runner.AttemptStatus;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How a lab's page shows what the grader says.
 *
 * @param lab whose page it is
 * @param current the stand's attempt, maybe at another lab
 * @param checked the grader's last word on the current attempt
 * @param help what the learner has had in that attempt
 * @param debrief HTML, empty until the lab is passed
 */
public record VerdictView(
        Lab lab, Optional<AttemptStatus> current, Optional<Checked> checked, Help help, String debrief) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** The findings of one phase. */
    public record PhaseFindings(String title, List<FindingView> findings) {}

    /** One finding; a broken or unproven one tells all that it knows. */
    public record FindingView(Finding finding) {

        public String word() {
            return finding.outcome().toString();
        }

        public boolean tells() {
            return finding.is(Outcome.BROKEN) || finding.is(Outcome.UNPROVEN);
        }

        public String claim() {
            return finding.claim();
        }

        public String expected() {
            return finding.expected();
        }

        public String actual() {
            return finding.actual();
        }

        public List<String> proof() {
            return finding.proof();
        }

        public String hint() {
            return finding.hint().orElse("");
        }
    }

    public @Nullable Verdict verdict() {
        return here().map(Checked::verdict).orElse(null);
    }

    public @Nullable LabProblem problem() {
        return here().map(Checked::problem).orElse(null);
    }

    public String whatToDo() {
        return current.filter(attempt -> attempt.lab().number() == lab.number()).isPresent()
                ? "Press Check, or wait a moment."
                : "Start the lab first.";
    }

    /** {@code passed}, {@code failed}, {@code unproven} or {@code skipped}. */
    public String outcome() {
        Verdict verdict = verdict();
        return verdict == null ? "" : help.word(verdict);
    }

    /** The first word that the learner reads. */
    public String headline() {
        String word = outcome();
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** {@code 3 kept, 1 broken}. */
    public String summary() {
        Verdict verdict = verdict();
        if (verdict == null) {
            return "";
        }
        Map<Outcome, Long> counts = verdict.findings().stream()
                .collect(groupingBy(Finding::outcome, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(count -> count.getValue() + " " + count.getKey())
                .collect(Collectors.joining(", "));
    }

    public String time() {
        return here().map(last -> TIME.format(last.at().atZone(ZoneId.systemDefault())))
                .orElse("");
    }

    public List<PhaseFindings> phases() {
        Verdict verdict = verdict();
        if (verdict == null) {
            return List.of();
        }
        Map<String, List<FindingView>> byPhase = verdict.findings().stream()
                .collect(groupingBy(
                        Finding::phase, LinkedHashMap::new, Collectors.mapping(FindingView::new, Collectors.toList())));
        return byPhase.entrySet().stream()
                .map(phase -> new PhaseFindings(titleOf(phase.getKey()), phase.getValue()))
                .toList();
    }

    private String titleOf(String phaseId) {
        return lab.phases().stream()
                .filter(phase -> phase.id().equals(phaseId))
                .map(Phase::title)
                .findFirst()
                .orElse(phaseId);
    }

    private Optional<Checked> here() {
        return checked.filter(last -> last.attempt().lab().number() == lab.number());
    }
}
