package dev.zdm.runner.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code words.md}. */
final class Sections {

    /** Less than that says nothing. */
    private static final int SHORTEST = 15;

    private static final Pattern HEADING = Pattern.compile("#+\\s*(\\S.*?)\\s*#*");
    private static final Pattern LABEL = Pattern.compile("(?iU)\\W*(held|prevented)\\W*:\\W*(.*)");

    private Sections() {}

    /** What stands below one heading; an empty text where nothing was written. */
    record Section(String heading, String held, String prevented) {
        boolean isWhole() {
            return held.length() >= SHORTEST && prevented.length() >= SHORTEST;
        }
    }

    static List<Section> of(String text) {
        List<Section> sections = new ArrayList<>();
        String heading = "";
        StringBuilder held = new StringBuilder();
        StringBuilder prevented = new StringBuilder();
        StringBuilder current = new StringBuilder();
        for (String line : text.lines().toList()) {
            Matcher newHeading = HEADING.matcher(line);
            Matcher label = LABEL.matcher(line);
            if (newHeading.matches()) {
                sections.add(new Section(heading, words(held), words(prevented)));
                heading = newHeading.group(1).toLowerCase(Locale.ROOT);
                held = new StringBuilder();
                prevented = new StringBuilder();
                current = new StringBuilder();
            } else if (label.matches()) {
                boolean isHeld = label.group(1).equalsIgnoreCase("held");
                current = isHeld ? held : prevented;
                current.append(label.group(2)).append(' ');
            } else {
                current.append(line).append(' ');
            }
        }
        sections.add(new Section(heading, words(held), words(prevented)));
        return sections;
    }

    private static String words(StringBuilder text) {
        return text.toString().strip().replaceAll("\\s+", " ");
    }
}
