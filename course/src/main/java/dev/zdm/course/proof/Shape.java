package dev.zdm.course.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What remains of an output when everything is left out that may differ from run to run: names of columns, SQLSTATEs, command tags, that
 * there were notices. Numbers, times and rows are gone.
 */
record Shape(List<String> parts) {

    private static final Pattern RULE = Pattern.compile("-+(\\+-+)*");
    private static final Pattern END_OF_ROWS = Pattern.compile("\\((more than )?\\d+ rows?\\)");
    private static final Pattern ERROR = Pattern.compile("(ERROR|FATAL|PANIC):  ([0-9A-Z]{5}): .*");
    private static final Pattern ABOUT_AN_ERROR =
            Pattern.compile("(LINE \\d+: .*|\\s*\\^|DETAIL: .*|HINT: .*|Time: .*)");
    private static final Pattern NOTICE = Pattern.compile("(NOTICE|WARNING|INFO|LOG|DEBUG): .*");

    static Shape of(String output) {
        List<String> lines = output.lines().toList();
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            String line = lines.get(at);
            if (at + 1 < lines.size() && RULE.matcher(lines.get(at + 1)).matches()) {
                parts.add("columns " + line.replaceAll("\\s*\\|\\s*", " | ").strip());
                while (at + 1 < lines.size()
                        && !END_OF_ROWS.matcher(lines.get(at)).matches()) {
                    at++;
                }
            } else {
                add(line, parts);
            }
            at++;
        }
        return new Shape(List.copyOf(parts));
    }

    private static void add(String line, List<String> parts) {
        Matcher error = ERROR.matcher(line);
        if (error.matches()) {
            parts.add(error.group(1) + " " + error.group(2));
        } else if (NOTICE.matcher(line).matches()) {
            addOnce("notices", parts);
        } else if (!line.isBlank() && !ABOUT_AN_ERROR.matcher(line).matches()) {
            addOnce(line.replaceAll("\\d+", "").strip(), parts);
        }
    }

    private static void addOnce(String part, List<String> parts) {
        if (parts.isEmpty() || !parts.get(parts.size() - 1).equals(part)) {
            parts.add(part);
        }
    }
}
