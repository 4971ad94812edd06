package dev.zdm.grader.report;

import java.util.regex.Pattern;

/** What may stand in a page, and what has to be written another way. */
final class Markup {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final int REPLACEMENT = 0xFFFD;

    private Markup() {}

    /** The name itself, if an element or an attribute can be called so. */
    static String named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("no element or attribute is called " + name);
        }
        return name;
    }

    /** The text without markup, and without characters that no page can have, not even escaped. */
    static String escaped(String text) {
        var escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(point -> append(point, escaped));
        return escaped.toString();
    }

    private static void append(int point, StringBuilder escaped) {
        switch (point) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> escaped.appendCodePoint(isCharacter(point) ? point : REPLACEMENT);
        }
    }

    /** Neither a control character but white space, nor half of a surrogate pair, nor none at all. */
    private static boolean isCharacter(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point < 0x7F)
                || (point >= 0xA0 && point < 0xD800)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
