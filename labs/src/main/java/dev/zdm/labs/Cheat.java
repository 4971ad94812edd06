package dev.zdm.labs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An adversary's answer: a road that tries to come to more than its learner deserves, or is merely odd. Its first two lines say what the
 * grader has to make of it, and what it tries:
 *
 * <pre>
 * -- due: failed nobody-harmed
 * -- tries: to have a customer's session do it.
 * </pre>
 *
 * A wrong answer may be one, too. Then its first line is {@code -- breaks: nobody-harmed (a cheat)}, and the second, as always, says what it is.
 *
 * @param due the verdict that is right
 * @param tries in a few words
 */
public record Cheat(Road road, Due due, String tries) {

    private static final Pattern DUE = Pattern.compile("-- due: (?:(failed|unproven) ([a-z0-9-]+)|(passed))");
    private static final Pattern MARKED = Pattern.compile("-- breaks: ([a-z0-9-]+) \\(a cheat\\)");
    private static final Pattern TRIES = Pattern.compile("-- (?:tries: )?(\\S.*)");
    private static final String FORMS =
            "-- due: failed CHECK-ID, -- due: unproven CHECK-ID or -- due: passed; in a wrong answer -- breaks: CHECK-ID (a cheat)";

    /**
     * The verdict that a cheat must get.
     *
     * @param verdict {@code failed}, {@code unproven} or {@code passed}
     * @param check the claim that is broken, and no other, or the first that nothing proves; empty when all hold
     */
    public record Due(String verdict, Optional<String> check) {

        @Override
        public String toString() {
            return verdict + check.map(id -> " " + id).orElse("");
        }
    }

    /** Whether a wrong answer is marked as a cheat. */
    static boolean isMarked(Path file) {
        List<String> lines = linesOf(file);
        return !lines.isEmpty() && MARKED.matcher(lines.get(0)).matches();
    }

    /** Reads it from its file. Fails with {@link LabProblem}, naming file and line. */
    public static Cheat read(Path file) {
        List<String> lines = linesOf(file);
        Due due = lines.stream().findFirst().flatMap(Cheat::due).orElseThrow(() -> problem(file, 1, FORMS));
        Matcher tries = TRIES.matcher(lines.size() < 2 ? "" : lines.get(1));
        if (!tries.matches()) {
            throw problem(file, 2, "-- tries: and what it tries");
        }
        return new Cheat(Road.read(file), due, tries.group(1));
    }

    private static Optional<Due> due(String line) {
        Matcher marked = MARKED.matcher(line);
        if (marked.matches()) {
            return Optional.of(new Due("failed", Optional.of(marked.group(1))));
        }
        Matcher due = DUE.matcher(line);
        if (!due.matches()) {
            return Optional.empty();
        }
        return Optional.of(
                due.group(1) == null
                        ? new Due(due.group(3), Optional.empty())
                        : new Due(due.group(1), Optional.of(due.group(2))));
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file + ": " + e.getMessage(), "Restore it from the repository.", e);
        }
    }

    private static LabProblem problem(Path file, int line, String wanted) {
        return new LabProblem(
                file + ":" + line + ": a cheat has to say what is due to it, and what it tries",
                "Write in this line: " + wanted);
    }
}
