package dev.zdm.course.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.util.CharTokenizer;

/**
 * What counts as a word. {@code lock_timeout} and {@code 55P03} are words as they are; {@code lock_timeout} is found by
 * its parts too. Every other word is there as it is written and as its stem.
 */
final class Words {

    private static final Pattern IDENTIFIER = Pattern.compile(".*[_0-9].*");
    private static final int PARTS = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
            | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
            | WordDelimiterGraphFilter.PRESERVE_ORIGINAL;

    /** For the texts. */
    static final Analyzer INDEXED = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = tokenizer();
            TokenStream parts = new FlattenGraphFilter(new WordDelimiterGraphFilter(folded(words), PARTS, null));
            return new TokenStreamComponents(words, withStems(parts));
        }
    };

    private static final Analyzer AS_TYPED = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = tokenizer();
            return new TokenStreamComponents(words, folded(words));
        }
    };

    private static final Analyzer STEMMED = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = tokenizer();
            return new TokenStreamComponents(
                    words, new PorterStemFilter(new PatternKeywordMarkerFilter(folded(words), IDENTIFIER)));
        }
    };

    private Words() {}

    private static Tokenizer tokenizer() {
        return CharTokenizer.fromTokenCharPredicate(c -> Character.isLetterOrDigit(c) || c == '_');
    }

    private static TokenStream folded(TokenStream words) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(words));
    }

    private static TokenStream withStems(TokenStream words) {
        return new RemoveDuplicatesTokenFilter(
                new PorterStemFilter(new PatternKeywordMarkerFilter(new KeywordRepeatFilter(words), IDENTIFIER)));
    }

    /** The words of {@code text} in lower case. */
    static List<String> in(String text) {
        return words(AS_TYPED, text);
    }

    /** The words of {@code text} by their stems, one for one. */
    static List<String> stemsIn(String text) {
        return words(STEMMED, text);
    }

    private static List<String> words(Analyzer analyzer, String text) {
        List<String> words = new ArrayList<>();
        try (TokenStream tokens = analyzer.tokenStream("", text)) {
            CharTermAttribute word = tokens.addAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                words.add(word.toString());
            }
            tokens.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return words;
    }
}
