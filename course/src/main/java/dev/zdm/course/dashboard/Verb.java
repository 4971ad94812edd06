package dev.zdm.course.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What a statement does, in the words that it begins with: {@code ALTER TABLE}, {@code CREATE INDEX CONCURRENTLY}. */
final class Verb {

    private static final String COMMENTS = "^(\\s|--[^\\n]*(\\n|$)|(?s:/\\*.*?\\*/))+";
    private static final Set<String> WITH_OBJECT =
            Set.of("ALTER", "CREATE", "DROP", "REINDEX", "LOCK", "REFRESH", "IMPORT");
    private static final Set<String> BETWEEN = Set.of("UNIQUE", "OR", "REPLACE", "TEMPORARY", "TEMP", "UNLOGGED");

    private Verb() {}

    static String of(String statement) {
        List<String> words = Arrays.stream(statement
                        .replaceFirst(COMMENTS, "")
                        .toUpperCase(Locale.ROOT)
                        .split("[^A-Z_]+"))
                .filter(word -> !word.isEmpty() && !BETWEEN.contains(word))
                .limit(3)
                .toList();
        if (words.isEmpty()) {
            return "a statement";
        }
        int told = !WITH_OBJECT.contains(words.get(0))
                ? 1
                : words.size() > 2 && words.get(2).equals("CONCURRENTLY") ? 3 : 2;
        return String.join(" ", words.subList(0, Math.min(told, words.size())));
    }

    static boolean reads(String statement) {
        return Set.of("SELECT", "WITH", "TABLE", "FETCH", "COPY").contains(of(statement));
    }
}
