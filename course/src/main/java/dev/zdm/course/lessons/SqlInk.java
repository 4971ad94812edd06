package dev.zdm.course.lessons;

import com.vladsch.flexmark.util.sequence.Escaping;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Colours for SQL in a lesson: comments, strings, numbers and the words that do something to locks and rows. */
final class SqlInk {

    private static final Pattern TOKEN = Pattern.compile(
            "(?<comment>--[^\\n]*|/\\*.*?\\*/)"
                    + "|(?<string>'(?:[^']|'')*'|(?<tag>\\$\\w*\\$).*?\\k<tag>)"
                    + "|(?<number>\\b\\d+(?:\\.\\d+)?\\b)"
                    + "|(?<word>[A-Za-z_][A-Za-z_0-9]*)"
                    + "|(?<quoted>\"[^\"]*\")",
            Pattern.DOTALL);
    private static final Set<String> KEYWORDS = Arrays.stream(
                    ("add all alter analyze and as asc begin between by cascade case check column commit concurrently "
                                    + "constraint create cross default delete desc distinct do drop else end except execute "
                                    + "exists explain false fetch first for foreign from full function generated grant group "
                                    + "having identity if in include index inner insert interval into is isolation join key "
                                    + "language lateral left level like limit local lock mode not notify nowait null offset on "
                                    + "only or order outer over partition prepare primary procedure read references reindex "
                                    + "release rename repeatable replace reset return returning returns right rollback row "
                                    + "savepoint select serializable session set share show skip start table temp then to "
                                    + "transaction trigger true truncate type union unique update using vacuum valid validate "
                                    + "values view when where with")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    private SqlInk() {}

    /** {@code sql}, escaped, with spans around what is coloured. */
    static String html(String sql) {
        StringBuilder html = new StringBuilder(sql.length() * 2);
        Matcher token = TOKEN.matcher(sql);
        int end = 0;
        while (token.find()) {
            html.append(escaped(sql.substring(end, token.start())));
            String ink = inkOf(token);
            String text = escaped(token.group());
            html.append(ink.isEmpty() ? text : "<span class=\"" + ink + "\">" + text + "</span>");
            end = token.end();
        }
        return html.append(escaped(sql.substring(end))).toString();
    }

    private static String inkOf(Matcher token) {
        if (token.group("comment") != null) {
            return "ink-comment";
        }
        if (token.group("string") != null) {
            return "ink-string";
        }
        if (token.group("number") != null) {
            return "ink-number";
        }
        String word = token.group("word");
        return word != null && KEYWORDS.contains(word.toLowerCase(Locale.ROOT)) ? "ink-keyword" : "";
    }

    private static String escaped(String text) {
        return Escaping.escapeHtml(text, false);
    }
}
