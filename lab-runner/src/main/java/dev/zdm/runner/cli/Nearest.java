package dev.zdm.runner.cli;

import java.util.Collection;
import java.util.Comparator;

/** Finds the word that somebody probably meant. */
final class Nearest {

    private Nearest() {}

    static String to(String typed, Collection<String> words) {
        return words.stream()
                .min(Comparator.comparingInt(word -> distance(typed, word)))
                .orElseThrow();
    }

    /** Levenshtein's distance. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
