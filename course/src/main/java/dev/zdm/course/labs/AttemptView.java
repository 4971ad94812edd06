package dev.zdm.course.labs;

import dev.zdm.course.labs.CheckPanel.Checked;
import dev.zdm.grader.store.Standing;
import dev.zdm.grader.verdict.Help;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.AttemptStatus;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a lab's page shows the attempt.
 *
 * @param lab whose page it is
 * @param current the stand's attempt, maybe at another lab
 * @param work what the desk is doing, null when it rests
 * @param problem what went wrong last, null when nothing did
 * @param checked the grader's last word on the current attempt
 * @param help what the learner has had in the current attempt, if it is at this lab
 * @param steps what the stand did when it walked this lab's solution
 */
public record AttemptView(
        Lab lab,
        Optional<AttemptStatus> current,
        AttemptDesk.@Nullable Work work,
        @Nullable LabProblem problem,
        Optional<Checked> checked,
        Standing standing,
        Help help,
        List<String> steps) {

    private static final long SMALL = 10;
    private static final int LATEST = 12;

    /** A phase in the row of phases: {@code done}, {@code now} or {@code later}. */
    public record Step(String title, String place) {}

    /**
     * A line of what went wrong.
     *
     * @param file of the learner's that it is about, empty for none
     * @param line in it, from 1; 0 for none
     */
    public record ProblemLine(String file, int line, String text) {

        private static final Pattern IN_A_FILE = Pattern.compile("(\\w+\\.java):(\\d{1,6}): (.*)");

        static ProblemLine of(String text) {
            Matcher matcher = IN_A_FILE.matcher(text);
            return matcher.matches()
                    ? new ProblemLine(matcher.group(1), Integer.parseInt(matcher.group(2)), matcher.group(3))
                    : new ProblemLine("", 0, text);
        }
    }

    public List<ProblemLine> problemLines() {
        return problem == null
                ? List.of()
                : String.valueOf(problem.getMessage())
                        .lines()
                        .map(ProblemLine::of)
                        .toList();
    }

    public boolean runs() {
        return here().filter(AttemptStatus::running).isPresent();
    }

    public boolean hasNext() {
        return here().filter(AttemptStatus::hasNextPhase).isPresent();
    }

    public int number() {
        return here().map(AttemptStatus::number).orElse(0);
    }

    public boolean endedBefore() {
        return standing != Standing.NEW;
    }

    public String labId() {
        return lab.id();
    }

    public List<Step> phases() {
        int now = here().map(AttemptStatus::phase).orElse(-1);
        return IntStream.range(0, lab.phases().size())
                .mapToObj(place -> new Step(
                        lab.phases().get(place).title(), place < now ? "done" : place == now ? "now" : "later"))
                .toList();
    }

    public boolean skipped() {
        return help.skipped();
    }

    /** The last few steps, while there are more to come. */
    public String latestSteps() {
        return String.join("\n", steps.subList(Math.max(0, steps.size() - LATEST), steps.size()));
    }

    public String allSteps() {
        return String.join("\n", steps);
    }

    /** What the learner should know before the lab is skipped. */
    public String skipWarning() {
        return (elsewhere() == null ? "" : "This ends the attempt at lab " + otherLab() + ". ")
                + "Have the stand walk the solution in your place? The attempt is recorded as skipped for good, never as passed."
                + (lab.work().isPresent() ? " Your files are put aside first." : "");
    }

    public String fullRows() {
        return inWords(lab.stand().rows());
    }

    public long smallRows() {
        return lab.stand().rows() / SMALL;
    }

    public String smallRowsInWords() {
        return inWords(smallRows());
    }

    /** What is lost by starting here, null when nothing is. */
    public @Nullable String startWarning() {
        return elsewhere() == null ? null : "This ends the attempt at lab " + otherLab() + ". Start here?";
    }

    /** The attempt that runs at another lab, in a sentence; null when none does. */
    public @Nullable String elsewhere() {
        return otherLab() == 0 ? null : "An attempt at lab " + otherLab() + " is running. Starting here ends it.";
    }

    /** The verdict in a few words, null when there is none. */
    public @Nullable String summary() {
        return verdictHere().map(VerdictView::summary).orElse(null);
    }

    public String outcome() {
        return verdictHere().map(VerdictView::outcome).orElse("");
    }

    private Optional<VerdictView> verdictHere() {
        VerdictView view = new VerdictView(lab, current, checked, help, "");
        return view.verdict() == null ? Optional.empty() : Optional.of(view);
    }

    private Optional<AttemptStatus> here() {
        return current.filter(attempt -> attempt.lab().number() == lab.number());
    }

    private int otherLab() {
        return current.filter(AttemptStatus::running)
                .map(attempt -> attempt.lab().number())
                .filter(number -> number != lab.number())
                .orElse(0);
    }

    private static String inWords(long rows) {
        return String.format(Locale.ROOT, "%,d", rows);
    }
}
