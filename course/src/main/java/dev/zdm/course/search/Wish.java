package dev.zdm.course.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * What somebody looks for. A word counts as it is written, by its stem and by its synonyms; the last one may not be
 * finished yet; one that stands nowhere may be misspelt by one letter. Words that stand side by side count more.
 *
 * @param words in lower case, without those that say nothing
 */
record Wish(List<String> words, List<String> stems) {

    static final String TITLE = "title";
    static final String HEADING = "heading";
    static final String TEXT = "text";
    static final String TERM = "term";

    private static final int MOST_CHARACTERS = 200;
    private static final int MOST_WORDS = 12;
    private static final int SHORTEST_PREFIX = 2;
    private static final int SHORTEST_TYPO = 4;
    private static final float AS_WRITTEN = 1.3f;
    private static final float UNFINISHED = 0.5f;
    private static final float SYNONYM = 0.5f;
    private static final float MISSPELT = 0.6f;
    private static final float SIDE_BY_SIDE = 1.5f;
    private static final float GLOSSARY_FIRST = 1000;
    /** How many of the words have to be there, roughly. */
    private static final double ENOUGH = 0.6;

    private static final Map<String, Float> WEIGHTS = Map.of(HEADING, 2.5f, TITLE, 1.5f, TEXT, 1f);
    private static final Set<String> SAY_NOTHING = Set.of(
            "a", "an", "and", "are", "be", "can", "could", "do", "does", "don", "for", "from", "had", "has", "have",
            "how", "i", "if", "in", "is", "it", "its", "me", "my", "of", "on", "or", "s", "should", "so", "t", "that",
            "the", "their", "then", "there", "this", "to", "was", "we", "what", "when", "where", "which", "who", "why",
            "will", "with", "would", "you", "your");
    /** What people say, and what the course says. */
    private static final Map<String, List<String>> SYNONYMS = Map.ofEntries(
            Map.entry("hang", List.of("wait")),
            Map.entry("stuck", List.of("wait", "queue")),
            Map.entry("freeze", List.of("queue", "block")),
            Map.entry("slow", List.of("latenc", "wait")),
            Map.entry("broken", List.of("invalid", "fail")),
            Map.entry("undo", List.of("rollback", "roll")),
            Map.entry("revert", List.of("rollback", "roll")),
            Map.entry("timeout", List.of("lock_timeout", "statement_timeout")),
            Map.entry("outag", List.of("downtim")),
            Map.entry("replica", List.of("standbi")),
            Map.entry("index", List.of("reindex")));

    static Wish of(String typed) {
        String text = typed.length() > MOST_CHARACTERS ? typed.substring(0, MOST_CHARACTERS) : typed;
        List<String> all = Words.in(text);
        List<String> telling =
                all.stream().filter(word -> !SAY_NOTHING.contains(word)).toList();
        List<String> words = telling.isEmpty() ? all : telling;
        List<String> wanted = words.subList(0, Math.min(MOST_WORDS, words.size()));
        return new Wish(wanted, wanted.stream().flatMap(Wish::stem).toList());
    }

    private static Stream<String> stem(String word) {
        return Words.stemsIn(word).stream();
    }

    /** A glossary's term as it is looked up: case and number do not matter. */
    static String termOf(String text) {
        return Words.stemsIn(text).stream()
                .filter(word -> !SAY_NOTHING.contains(word))
                .collect(Collectors.joining(" "));
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    /** @param reader of the texts; what stands in none of them may be a slip of the fingers */
    Query query(IndexReader reader) throws IOException {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        for (int i = 0; i < words.size(); i++) {
            any.add(word(reader, i), Occur.SHOULD);
        }
        any.setMinimumNumberShouldMatch((int) Math.ceil(words.size() * ENOUGH));
        BooleanQuery.Builder query = new BooleanQuery.Builder().add(any.build(), Occur.MUST);
        for (int i = 0; i + 1 < words.size(); i++) {
            query.add(sideBySide(words.subList(i, i + 2)), Occur.SHOULD);
        }
        String term = String.join(" ", stems);
        query.add(
                new BoostQuery(new ConstantScoreQuery(new TermQuery(new Term(TERM, term))), GLOSSARY_FIRST),
                Occur.SHOULD);
        return query.build();
    }

    private Query word(IndexReader reader, int place) throws IOException {
        String word = words.get(place);
        String stem = stems.get(place);
        boolean last = place == words.size() - 1;
        boolean known = isIn(reader, word) || isIn(reader, stem);
        List<Query> fields = new ArrayList<>();
        for (Map.Entry<String, Float> field : WEIGHTS.entrySet()) {
            BooleanQuery.Builder ways = new BooleanQuery.Builder();
            add(ways, new TermQuery(new Term(field.getKey(), word)), AS_WRITTEN);
            if (!stem.equals(word)) {
                add(ways, new TermQuery(new Term(field.getKey(), stem)), 1);
            }
            for (String synonym : SYNONYMS.getOrDefault(stem, List.of())) {
                add(ways, new TermQuery(new Term(field.getKey(), synonym)), SYNONYM);
            }
            if (last && word.length() >= SHORTEST_PREFIX) {
                add(ways, new PrefixQuery(new Term(field.getKey(), word)), UNFINISHED);
            }
            if (!known && word.length() >= SHORTEST_TYPO) {
                add(ways, new FuzzyQuery(new Term(field.getKey(), word), 1, 1), MISSPELT);
            }
            fields.add(new BoostQuery(ways.build(), field.getValue()));
        }
        return new DisjunctionMaxQuery(fields, 0.2f);
    }

    private static void add(BooleanQuery.Builder ways, Query way, float weight) {
        ways.add(new BoostQuery(way, weight), Occur.SHOULD);
    }

    private static boolean isIn(IndexReader reader, String word) throws IOException {
        for (String field : WEIGHTS.keySet()) {
            if (reader.docFreq(new Term(field, word)) > 0) {
                return true;
            }
        }
        return false;
    }

    private static Query sideBySide(List<String> pair) {
        String[] words = pair.toArray(String[]::new);
        List<Query> fields = WEIGHTS.entrySet().stream()
                .<Query>map(field ->
                        new BoostQuery(new PhraseQuery(field.getKey(), words), field.getValue() * SIDE_BY_SIDE))
                .toList();
        return new DisjunctionMaxQuery(fields, 0.2f);
    }
}
