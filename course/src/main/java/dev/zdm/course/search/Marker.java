package dev.zdm.course.search;

import dev.zdm.course.search.Hit.Piece;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.LengthGoalBreakIterator;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.search.uhighlight.WholeBreakIterator;

/** Picks the words of a section that show best why it was found, and marks what was looked for. */
final class Marker extends UnifiedHighlighter {

    private static final int SNIPPET_CHARACTERS = 160;
    /** How far into the snippet the match stands, from 0 to 1. */
    private static final float MATCH_AT = 0.3f;

    private static final int MOST_BEFORE = 60;
    private static final int MOST_CHARACTERS = 240;

    Marker(IndexSearcher searcher) {
        super(new Builder(searcher, Words.INDEXED).withMaxLength(200_000));
    }

    /** For each of the documents: the whole heading and a snippet of the text. */
    Map<String, List<List<Piece>>> mark(Query query, int[] documents) throws IOException {
        String[] fields = {Wish.HEADING, Wish.TEXT};
        int[] passages = {1, 1};
        return highlightFieldsAsObjects(fields, query, documents, passages).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        field -> Arrays.stream(field.getValue())
                                .map(Marker::pieces)
                                .toList()));
    }

    private static List<Piece> pieces(Object formatted) {
        return formatted instanceof Pieces made ? made.pieces() : List.of();
    }

    private record Pieces(List<Piece> pieces) {}

    @Override
    protected BreakIterator getBreakIterator(String field) {
        return field.equals(Wish.HEADING)
                ? new WholeBreakIterator()
                : LengthGoalBreakIterator.createMinLength(
                        BreakIterator.getSentenceInstance(Locale.ENGLISH), SNIPPET_CHARACTERS, MATCH_AT);
    }

    @Override
    protected PassageFormatter getFormatter(String field) {
        return field.equals(Wish.HEADING) ? new Whole() : new Window();
    }

    private static class Whole extends PassageFormatter {

        @Override
        public Object format(Passage[] passages, String content) {
            List<Piece> pieces = new ArrayList<>();
            for (Passage passage : passages) {
                int[] window = window(passage, content);
                addTo(pieces, passage, content, window[0], window[1]);
            }
            return new Pieces(List.copyOf(pieces));
        }

        /** From where to where the passage is shown. */
        int[] window(Passage passage, String content) {
            return new int[] {passage.getStartOffset(), passage.getEndOffset()};
        }

        private static void addTo(List<Piece> pieces, Passage passage, String content, int from, int to) {
            if (from > 0) {
                pieces.add(new Piece("… ", false));
            }
            int shown = from;
            for (int i = 0; i < passage.getNumMatches(); i++) {
                int start = Math.max(passage.getMatchStarts()[i], shown);
                int end = passage.getMatchEnds()[i];
                if (start < end && end <= to) {
                    add(pieces, content.substring(shown, start), false);
                    add(pieces, content.substring(start, end), true);
                    shown = end;
                }
            }
            add(pieces, content.substring(shown, to), false);
            if (to < content.length()) {
                pieces.add(new Piece(" …", false));
            }
        }

        private static void add(List<Piece> pieces, String text, boolean marked) {
            int last = pieces.size() - 1;
            if (marked && last >= 0 && pieces.get(last).marked()) {
                pieces.set(last, new Piece(pieces.get(last).text() + text, true));
            } else if (!text.isEmpty()) {
                pieces.add(new Piece(text, marked));
            }
        }
    }

    /** A sentence that is too long, or code, which has no sentences, is cut around the first mark. */
    private static final class Window extends Whole {

        @Override
        int[] window(Passage passage, String content) {
            int from = passage.getStartOffset();
            int to = passage.getEndOffset();
            int first = passage.getNumMatches() == 0 ? from : passage.getMatchStarts()[0];
            if (to - from > MOST_CHARACTERS && first - from > MOST_BEFORE) {
                from = content.lastIndexOf(' ', first - MOST_BEFORE / 2) + 1;
            }
            if (to - from > MOST_CHARACTERS) {
                int blank = content.lastIndexOf(' ', from + MOST_CHARACTERS);
                to = blank > from ? blank : from + MOST_CHARACTERS;
            }
            while (to > from && Character.isWhitespace(content.charAt(to - 1))) {
                to--;
            }
            return new int[] {from, to};
        }
    }
}
