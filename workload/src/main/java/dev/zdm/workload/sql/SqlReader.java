package dev.zdm.workload.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads statements from a text one after the other; see {@link SqlFile} for what it understands. */
final class SqlReader {

    private final String text;
    private int at;
    private final StringBuilder named = new StringBuilder();
    private final StringBuilder jdbc = new StringBuilder();
    private final List<String> parameters = new ArrayList<>();

    SqlReader(String text) {
        this.text = text;
    }

    boolean hasMore() {
        return at < text.length();
    }

    /** The text up to the next semicolon, or nothing when there is only white space and comments in it. */
    Optional<NamedSql> statement() {
        named.setLength(0);
        jdbc.setLength(0);
        parameters.clear();
        while (hasMore() && text.charAt(at) != ';') {
            piece();
        }
        at++;
        if (named.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new NamedSql(named.toString().strip(), jdbc.toString().strip(), parameters));
    }

    private void piece() {
        char c = text.charAt(at);
        if (Character.isWhitespace(c)) {
            at++;
            blank();
        } else if (text.startsWith("--", at)) {
            int end = text.indexOf('\n', at);
            at = end < 0 ? text.length() : end;
            blank();
        } else if (text.startsWith("/*", at)) {
            at = endOf("*/", at + 2);
            blank();
        } else if (c == '\'' || c == '"') {
            copyTo(endOf(String.valueOf(c), at + 1));
        } else if (c == '$') {
            dollarQuote();
        } else if (c == ':') {
            colon();
        } else if (c == '?') {
            named.append(c);
            jdbc.append("??"); // JDBC's spelling of an operator with a question mark
            at++;
        } else if (Character.isJavaIdentifierStart(c)) {
            copyTo(endOfName(at));
        } else {
            copyTo(at + 1);
        }
    }

    private void blank() {
        if (!named.isEmpty() && named.charAt(named.length() - 1) != ' ') {
            named.append(' ');
            jdbc.append(' ');
        }
    }

    private void colon() {
        if (text.startsWith("::", at)) {
            copyTo(at + 2);
            return;
        }
        int end = at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)) ? endOfName(at + 1) : at + 1;
        if (end == at + 1) {
            copyTo(end);
            return;
        }
        parameters.add(text.substring(at + 1, end));
        named.append(text, at, end);
        jdbc.append('?');
        at = end;
    }

    private void dollarQuote() {
        int tagEnd = at + 1;
        while (tagEnd < text.length()
                && text.charAt(tagEnd) != '$'
                && Character.isJavaIdentifierPart(text.charAt(tagEnd))) {
            tagEnd++;
        }
        if (tagEnd < text.length() && text.charAt(tagEnd) == '$') {
            copyTo(endOf(text.substring(at, tagEnd + 1), tagEnd + 1));
        } else {
            copyTo(at + 1);
        }
    }

    private int endOfName(int from) {
        int end = from;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int endOf(String closing, int from) {
        int end = text.indexOf(closing, from);
        if (end < 0) {
            throw new IllegalArgumentException("no closing " + closing + " after: "
                    + text.substring(at, Math.min(text.length(), at + 40)).replace('\n', ' '));
        }
        return end + closing.length();
    }

    private void copyTo(int end) {
        named.append(text, at, end);
        jdbc.append(text, at, end);
        at = end;
    }
}
