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
 * exclude. A reason is three words or more in the same comment, or in the comment on the lines above. In a list of several lines each rule is
 * a place of its own; the comment above the list is a reason for all of them. Whoever excludes a path names no rule, so no reason will do.
 */
final class LintExceptions {

    private static final Pattern IGNORE =
            Pattern.compile("squawk-ignore(?:-file)?\\b\\s*((?:[a-z]+(?:-[a-z]+)+\\s*,?\\s*)*)(.*)", Pattern.DOTALL);
    private static final Pattern COMMENT = Pattern.compile("\\s*(?:--|/?\\*)");
    private static final Pattern HASH = Pattern.compile("\\s*#");
    private static final Pattern EXCLUDES =
            Pattern.compile(".*excluded_(?:rules|paths)\\b.*|.*(?:\\s-e\\b|--exclude(?:-path)?\\b).*");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");
    private static final int FEWEST_WORDS = 3;

    private LintExceptions() {}

    /** @param settings names of files that a step takes its settings from */
    static List<LintException> in(WorkFiles work, List<String> settings) {
        List<LintException> found = new ArrayList<>();
        for (String name : work.names()) {
            String text = work.text(name).orElse("");
            if (name.endsWith(".sql")) {
                inSql(name, text, found);
            } else if (name.endsWith(".toml") || name.equals(CiStep.FILE) || settings.contains(name)) {
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
                String above = above(lines, i, COMMENT);
                Optional<String> reason = rules.isEmpty()
                        ? Optional.empty()
                        : reason(ignore.group(2)).or(() -> reason(above));
                found.add(new LintException(
                        name + ":" + (i + 1), rules.isEmpty() ? "everything" : rules, reason.orElse(null)));
            }
        }
    }

    private static void inSettings(String name, String text, List<LintException> found) {
        List<String> lines = text.lines().toList();
        Optional<String> ofTheList = Optional.empty();
        boolean rulesList = false;
        for (int i = 0; i < lines.size(); i++) {
            String said = withoutComment(lines.get(i));
            Optional<String> reason = reasonBeside(lines, i);
            if (EXCLUDES.matcher(said).matches()) {
                boolean paths = said.contains("path");
                boolean opens = said.contains("[") && !said.contains("]");
                rulesList = opens && !paths;
                ofTheList = reason;
                if (!rulesList) {
                    found.add(new LintException(name + ":" + (i + 1), said, paths ? null : reason.orElse(null)));
                }
            } else if (rulesList) {
                if (said.matches(".*[\"'].*")) {
                    found.add(new LintException(
                            name + ":" + (i + 1), said, reason.isPresent() ? reason.get() : ofTheList.orElse(null)));
                }
                rulesList = !said.contains("]");
            }
        }
    }

    private static String withoutComment(String line) {
        int comment = line.indexOf('#');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }

    private static Optional<String> reasonBeside(List<String> lines, int at) {
        String line = lines.get(at);
        int comment = line.indexOf('#');
        return (comment < 0 ? Optional.<String>empty() : reason(line.substring(comment)))
                .or(() -> reason(above(lines, at, HASH)));
    }

    /** The comment that ends on the line above, joined to one line; empty when that line is none. */
    private static String above(List<String> lines, int at, Pattern comment) {
        StringBuilder text = new StringBuilder();
        for (int i = at - 1; i >= 0 && comment.matcher(lines.get(i)).lookingAt(); i--) {
            if (IGNORE.matcher(lines.get(i)).find()) {
                break;
            }
            text.insert(0, lines.get(i).replaceAll("^[\\s#*/:-]+|\\s*\\*/\\s*$", "") + " ");
        }
        return text.toString();
    }

    private static Optional<String> reason(String text) {
        String words = text.replaceAll("^[\\s#*/:-]+|\\s*\\*/\\s*$", "").strip();
        return WORD.matcher(words).results().count() >= FEWEST_WORDS ? Optional.of(words) : Optional.empty();
    }
}
