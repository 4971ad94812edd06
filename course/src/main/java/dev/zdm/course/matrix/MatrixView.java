package dev.zdm.course.matrix;

import dev.zdm.course.matrix.MatrixDesk.Run;
import dev.zdm.grader.evidence.LockMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The matrix as a page shows it: what was seen, beside what the manual says. */
public record MatrixView(List<Head> heads, List<Row> rows) {

    /** A mode over its column: {@code SRE}, {@code SHARE ROW EXCLUSIVE}. */
    public record Head(String brief, String words) {}

    /** What each mode meets while one is held. */
    public record Row(String held, boolean now, List<Cell> cells) {}

    /**
     * @param seen {@code waits}, {@code goes}, or {@code not tried}
     * @param manual what the manual says, {@code waits} or {@code goes}
     */
    public record Cell(String seen, String manual) {

        public boolean isTried() {
            return !seen.equals(NOT_TRIED);
        }

        public boolean agrees() {
            return !isTried() || seen.equals(manual);
        }

        /** For the style sheet. */
        public String look() {
            return isTried() ? (agrees() ? seen : seen + " otherwise") : "untried";
        }
    }

    private static final String NOT_TRIED = "not tried";

    static MatrixView of(Run run) {
        return new MatrixView(
                Pair.MODES.stream().map(MatrixView::head).toList(),
                Pair.MODES.stream().map(held -> row(held, run)).toList());
    }

    private static Row row(LockMode held, Run run) {
        return new Row(
                Pair.words(held),
                held == run.holding(),
                Pair.MODES.stream()
                        .map(asked -> cell(new Pair(held, asked), run))
                        .toList());
    }

    private static Cell cell(Pair pair, Run run) {
        Boolean waited = run.waited().get(pair);
        return new Cell(waited == null ? NOT_TRIED : word(waited), word(pair.waitsByTheManual()));
    }

    private static String word(boolean waits) {
        return waits ? "waits" : "goes";
    }

    private static Head head(LockMode mode) {
        String words = Pair.words(mode);
        String brief = Arrays.stream(words.split(" "))
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
        return new Head(brief, words);
    }

    /** Where the run stands, in a sentence that a screen reader says aloud: it changes with each row, not with each cell. */
    static String told(Run run, boolean open) {
        if (run.holding() != null) {
            int row = Pair.MODES.indexOf(run.holding()) + 1;
            return "Row " + row + " of 8: one session holds " + Pair.words(run.holding())
                    + ", the other asks for each mode.";
        }
        if (run.problem() != null) {
            return run.problem().getMessage() + " " + run.problem().whatToDo();
        }
        if (run.took() != null) {
            return ended(run, run.took().toMillis() / 1000.0);
        }
        return open
                ? "Nothing has been tried yet. It takes a few seconds, on a table that no customer knows."
                : "No shop is open, so nothing can be tried. Start a lab, or start the course anew with bin/course.";
    }

    private static String ended(Run run, double seconds) {
        long waited = run.waited().values().stream().filter(waits -> waits).count();
        long otherwise = Pair.all().stream()
                .filter(pair -> !Boolean.valueOf(pair.waitsByTheManual())
                        .equals(run.waited().get(pair)))
                .count();
        return String.format(
                Locale.ROOT,
                "%d pairs tried in %.1f s: %d had to wait, %d were granted at once. %s",
                run.waited().size(),
                seconds,
                waited,
                run.waited().size() - waited,
                otherwise == 0
                        ? "Every one did what the manual says."
                        : otherwise + " did not do what the manual says; their cells say so.");
    }
}
