package dev.zdm.labs;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Which of the right names somebody may have meant. */
public final class NearestName {

    private NearestName() {}

    /** The one of {@code known} that takes the fewest letters to add, drop or change; empty when nothing is known. */
    public static Optional<String> to(String wanted, Collection<String> known) {
        return known.stream().min(Comparator.comparingInt(name -> distance(name, wanted)));
    }

    /** Levenshtein's. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
