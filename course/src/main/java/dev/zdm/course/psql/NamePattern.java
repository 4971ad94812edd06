package dev.zdm.course.psql;

import java.util.Locale;
import java.util.Optional;

/**
 * Which relations a command means: {@code orders}, {@code ord*}, {@code public.orders}, {@code "Orders"}. A star stands
 * for any letters and a question mark for one, except in double quotes, which keep capitals too.
 *
 * @param schema a regular expression; empty when the pattern names no schema, so that the search path decides
 * @param name a regular expression; empty when every name will do
 */
record NamePattern(Optional<String> schema, Optional<String> name) {

    private static final String SPECIAL = "\\^$.[]|()*+?{}";

    static NamePattern of(String written) {
        StringBuilder part = new StringBuilder();
        Optional<String> schema = Optional.empty();
        boolean quoted = false;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < written.length() && written.charAt(i + 1) == '"';
                if (doubled) {
                    part.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == '.' && !quoted) {
                schema = Optional.of(whole(part));
                part.setLength(0);
            } else if (c == '*' && !quoted) {
                part.append(".*");
            } else if (c == '?' && !quoted) {
                part.append('.');
            } else {
                String letter = quoted ? String.valueOf(c) : String.valueOf(c).toLowerCase(Locale.ROOT);
                part.append(SPECIAL.contains(letter) ? "\\" : "").append(letter);
            }
        }
        return new NamePattern(schema, part.length() == 0 ? Optional.empty() : Optional.of(whole(part)));
    }

    private static String whole(StringBuilder part) {
        return "^(" + part + ")$";
    }
}
