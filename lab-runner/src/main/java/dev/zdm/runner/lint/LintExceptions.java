package dev.zdm.runner.lint;

import dev.zdm.grader.evidence.LintRun.LintException;
import dev.zdm.runner.work.WorkFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in the learner's files where a finding is let through: {@code squawk-ignore} comments, rules and paths that the settings or a step
 * exclude. A reason is three words or more in the same comment, or in the comment on the line above.
 */
final class LintExceptions {

    private static final Pattern IGNORE =
            Pattern.compile("squawk-ignore(?:-file)?\\b\\s*((?:[a-z]+(?:-[a-z]+)+\\s*,?\\s*)*)(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:--|/?\\*)");
    private static final Pattern EXCLUDES =
            Pattern.compile(".*excluded_(?:rules|paths)\\b.*|.*(?:\\s-e\\b|--exclude(?:-path)?\\b).*");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final int FEWEST_WORDS = 3;

    private LintExceptions() {}

    static List<LintException> in(WorkFiles work) {
        List<LintException> found = new ArrayList<>();
        for (String name : work.names()) {
            String text = work.text(name).orElse("");
            if (name.endsWith(".sql")) {
                inSql(name, text, found);
            } else if (name.endsWith(".toml") || name.equals(CiStep.FILE)) {
                inSettings(name, text, found);
            }
        }
        return found;
    }

    /** Line by line, since squawk heeds comments of both kinds, wherever they stand. */
    private static void inSql(String name, String text, List<LintException> found) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher ignore = IGNORE.matcher(lines.get(i));
            if (ignore.find()) {
                String rules = ignore.group(1).strip().replaceAll(",$", "");
                String above = i > 0 && COMMENT.matcher(lines.get(i - 1)).lookingAt() ? lines.get(i - 1) : "";
                Optional<String> reason = rules.isEmpty()
                        ? Optional.empty()
                        : reason(ignore.group(2))
                                .or(() -> IGNORE.matcher(above).find() ? Optional.empty() : reason(above));
                found.add(new LintException(
                        name + ":" + (i + 1), rules.isEmpty() ? "everything" : rules, reason.orElse(null)));
            }
        }
    }

    private static void inSettings(String name, String text, List<LintException> found) {
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int comment = line.indexOf('#');
            String said = (comment < 0 ? line : line.substring(0, comment)).strip();
            if (EXCLUDES.matcher(said).matches()) {
                String above = i > 0 && lines.get(i - 1).strip().startsWith("#") ? lines.get(i - 1) : "";
                Optional<String> here = comment < 0 ? Optional.empty() : reason(line.substring(comment));
                found.add(new LintException(
                        name + ":" + (i + 1), said, here.or(() -> reason(above)).orElse(null)));
            }
        }
    }

    private static Optional<String> reason(String text) {
        String words = text.replaceAll("^[\\s#*/:-]+|\\s*\\*/\\s*$", "").strip();
        return WORD.matcher(words).results().count() >= FEWEST_WORDS ? Optional.of(words) : Optional.empty();
    }
}
