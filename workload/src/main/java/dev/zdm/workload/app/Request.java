package dev.zdm.workload.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that customers ask of the shop again and again.
 *
 * @param name unique in its app version
 * @param kind decides which pool it uses
 * @param share how often it comes, in parts of the sum of all shares of its app version; at least 1
 * @param transaction whether its statements are one transaction; else each commits by itself
 * @param opensOrder whether its last statement returns the id of an order that later requests pay or cancel
 * @param statements what it sends, in order; at least one
 * @param remembers what its customer was promised once it was acknowledged
 * @param tells what its answer says, as far as it can be held against a promise
 */
public record Request(
        String name,
        Kind kind,
        int share,
        boolean transaction,
        boolean opensOrder,
        List<RequestStatement> statements,
        List<Memory> remembers,
        List<Telling> tells) {

    /** Whether its last statement returns an id that somebody wants. */
    public boolean returnsId() {
        return opensOrder || remembers.stream().anyMatch(memory -> memory.key().isEmpty());
    }

    public Request {
        if (share < 1) {
            throw new IllegalArgumentException("its share is " + share + ", and has to be 1 or more");
        }
        statements = List.copyOf(statements);
        remembers = List.copyOf(remembers);
        tells = List.copyOf(tells);
    }

    /** What it carries, by the names of the words. */
    public Map<String, String> wordsIn(Draw draw) {
        Map<String, String> words = new TreeMap<>();
        for (RequestStatement statement : statements) {
            statement.words().forEach(word -> words.put(word.parameter(), word.textIn(draw)));
        }
        return words;
    }
}
