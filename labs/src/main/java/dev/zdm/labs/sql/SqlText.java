package dev.zdm.labs.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes SQL apart into statements where psql would: at semicolons that stand in no quotes, no dollar quotes, no
 * comments, no parentheses and no {@code BEGIN ATOMIC … END} body of a function. A backslash at the beginning of a
 * statement makes the rest of its line a statement of its own, as psql's own commands are.
 *
 * <p>Never fails: SQL that ends in the middle of a quote ends in a statement that says so.
 */
public final class SqlText {

    private static final int WORDS_THAT_NAME_A_COMMAND = 4;

    private final String sql;
    private final List<Part> parts = new ArrayList<>();

    private int at;
    private int line = 1;

    private int statementStart = -1;
    private int statementLine;
    private int parentheses;
    private int parenthesisLine;
    private int routineBodyDepth;
    private int routineBodyLine;
    private final List<String> firstWords = new ArrayList<>();
    private String lastWord = "";

    private SqlText(String sql) {
        this.sql = sql;
    }

    /** A statement, or a comment that begins with two dashes. */
    public sealed interface Part permits Statement, Comment {

        /** Where it begins, from 1. */
        int line();
    }

    /**
     * @param text from its first to its last word, without the semicolon
     * @param line where its first word stands, from 1
     * @param open what it opens and never closes, with its line: {@code a quote (line 3)}
     */
    public record Statement(String text, int line, Optional<String> open) implements Part {}

    /**
     * @param text with its two dashes, without the line's end
     * @param line where it stands, from 1
     * @param insideStatement whether a statement has begun before it and not ended yet
     */
    public record Comment(String text, int line, boolean insideStatement) implements Part {}

    /** The statements of {@code sql}, in order; empty ones are left out. */
    public static List<Statement> split(String sql) {
        return parts(sql).stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
    }

    /** Statements and line comments of {@code sql}, in the order in which they begin. A comment inside a statement comes before it. */
    public static List<Part> parts(String sql) {
        SqlText text = new SqlText(sql);
        text.read();
        return List.copyOf(text.parts);
    }

    private void read() {
        Optional<String> open = Optional.empty();
        while (at < sql.length() && open.isEmpty()) {
            open = readOne();
        }
        if (open.isEmpty() && parentheses > 0) {
            open = Optional.of(opened("a parenthesis", parenthesisLine));
        }
        if (open.isEmpty() && routineBodyDepth > 0) {
            open = Optional.of(opened("BEGIN ATOMIC", routineBodyLine));
        }
        endStatement(sql.length(), open);
    }

    /** Reads one quote, comment, word or character; says what it leaves open. */
    private Optional<String> readOne() {
        char c = sql.charAt(at);
        if (c == '\n') {
            line++;
            at++;
            return Optional.empty();
        }
        if (Character.isWhitespace(c)) {
            at++;
            return Optional.empty();
        }
        if (sql.startsWith("--", at)) {
            readLineComment();
            return Optional.empty();
        }
        if (sql.startsWith("/*", at)) {
            return readBlockComment();
        }
        if (c == ';' && parentheses == 0 && routineBodyDepth == 0) {
            endStatement(at, Optional.empty());
            at++;
            return Optional.empty();
        }
        if (c == '\\' && statementStart < 0) {
            beginStatement();
            at = endOfLine();
            endStatement(at, Optional.empty());
            return Optional.empty();
        }
        beginStatement();
        return switch (c) {
            case '\'' -> readQuoted('\'', false, "a quote");
            case '"' -> readQuoted('"', false, "a double quote");
            case '$' -> readDollar();
            default -> readWordOrCharacter(c);
        };
    }

    private Optional<String> readWordOrCharacter(char c) {
        if (isWordStart(c)) {
            return readWord();
        }
        if (c == '(') {
            if (parentheses++ == 0) {
                parenthesisLine = line;
            }
        } else if (c == ')' && parentheses > 0) {
            parentheses--;
        }
        at++;
        return Optional.empty();
    }

    private void readLineComment() {
        int end = endOfLine();
        parts.add(new Comment(sql.substring(at, end).stripTrailing(), line, statementStart >= 0));
        at = end;
    }

    private Optional<String> readBlockComment() {
        int start = at;
        int firstLine = line;
        int depth = 0;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return Optional.empty();
                }
            } else {
                step();
            }
        }
        if (statementStart < 0) {
            statementStart = start;
            statementLine = firstLine;
        }
        return Optional.of(opened("a comment", firstLine));
    }

    private Optional<String> readQuoted(char quote, boolean backslashEscapes, String what) {
        int firstLine = line;
        at++;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\\' && backslashEscapes) {
                at++;
                step();
            } else if (c != quote) {
                step();
            } else if (next() == quote) {
                at += 2;
            } else {
                at++;
                if (!backslashEscapes || !continuesInNextLine()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(opened(what, firstLine));
    }

    /** SQL joins two strings that only a line break separates: the second one keeps the first one's escapes. */
    private boolean continuesInNextLine() {
        int ahead = at;
        boolean newLine = false;
        while (ahead < sql.length() && Character.isWhitespace(sql.charAt(ahead))) {
            newLine |= sql.charAt(ahead) == '\n';
            ahead++;
        }
        if (!newLine || ahead == sql.length() || sql.charAt(ahead) != '\'') {
            return false;
        }
        while (at <= ahead) {
            step();
        }
        return true;
    }

    private Optional<String> readDollar() {
        int tagEnd = at + 1;
        while (tagEnd < sql.length() && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        boolean tagIsName = tagEnd == at + 1 || isWordStart(sql.charAt(at + 1));
        if (tagEnd == sql.length() || sql.charAt(tagEnd) != '$' || !tagIsName) {
            at++;
            return Optional.empty();
        }
        int firstLine = line;
        String quote = sql.substring(at, tagEnd + 1);
        int close = sql.indexOf(quote, tagEnd + 1);
        int end = close < 0 ? sql.length() : close + quote.length();
        while (at < end) {
            step();
        }
        return close < 0 ? Optional.of(opened("the quote " + quote, firstLine)) : Optional.empty();
    }

    private Optional<String> readWord() {
        int start = at;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(start, at).toLowerCase(Locale.ROOT);
        if (word.equals("e") && at < sql.length() && sql.charAt(at) == '\'') {
            return readQuoted('\'', true, "a quote");
        }
        if (firstWords.size() < WORDS_THAT_NAME_A_COMMAND) {
            firstWords.add(word);
        }
        if (routineBodyDepth == 0) {
            if (word.equals("atomic") && lastWord.equals("begin") && parentheses == 0 && createsRoutine()) {
                routineBodyDepth = 1;
                routineBodyLine = line;
            }
        } else if (word.equals("case")) {
            routineBodyDepth++;
        } else if (word.equals("end")) {
            routineBodyDepth--;
        }
        lastWord = word;
        return Optional.empty();
    }

    private boolean createsRoutine() {
        List<String> words = new ArrayList<>(firstWords);
        words.removeAll(List.of("or", "replace"));
        return words.size() >= 2
                && words.get(0).equals("create")
                && (words.get(1).equals("function") || words.get(1).equals("procedure"));
    }

    private void beginStatement() {
        if (statementStart < 0) {
            statementStart = at;
            statementLine = line;
        }
    }

    private void endStatement(int end, Optional<String> open) {
        if (statementStart >= 0) {
            String text = sql.substring(statementStart, end).strip();
            parts.add(new Statement(text, statementLine, open));
        }
        statementStart = -1;
        parentheses = 0;
        routineBodyDepth = 0;
        firstWords.clear();
        lastWord = "";
    }

    private static String opened(String what, int line) {
        return what + " (line " + line + ")";
    }

    private void step() {
        if (at < sql.length() && sql.charAt(at) == '\n') {
            line++;
        }
        at++;
    }

    private char next() {
        return at + 1 < sql.length() ? sql.charAt(at + 1) : '\0';
    }

    private int endOfLine() {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
    }
}
