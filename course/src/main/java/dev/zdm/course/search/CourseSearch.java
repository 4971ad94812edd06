package dev.zdm.course.search;

import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.search.CourseTexts.Reading;
import dev.zdm.course.search.Hit.Piece;
import dev.zdm.labs.LabCatalog;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds sections of lessons and labs, and terms of the glossary. Its index is kept in memory and made anew when a file
 * has changed: all of them are some hundred kilobytes, which takes a fraction of a second. Thread-safe.
 */
public final class CourseSearch {

    /** The most that one search answers. */
    static final int MOST_HITS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(CourseSearch.class);
    /** So that one long lesson does not fill the page. */
    private static final int MOST_OF_A_PAGE = 3;

    private static final int LOOKED_AT = 120;

    private final CourseTexts texts;
    private @Nullable Index index;

    private record Index(Reading reading, List<Place> places, IndexSearcher searcher) {}

    public CourseSearch(LessonCatalog lessons, Supplier<LabCatalog> labs, Markdown markdown) {
        this.texts = new CourseTexts(lessons, labs, markdown);
    }

    /** Has the index made in the background: somebody is about to search. */
    void prepare() {
        Thread thread = new Thread(this::tryToPrepare, "search-index");
        thread.setDaemon(true);
        thread.start();
    }

    private void tryToPrepare() {
        try {
            current();
        } catch (LabProblem problem) {
            LOG.warn("No search for now: {}", problem.getMessage());
        }
    }

    /**
     * The best places first, {@value #MOST_HITS} at the most; none when {@code typed} has no words. Fails with a
     * {@link LabProblem} that names file and line when a lesson cannot be read.
     */
    public List<Hit> find(String typed) {
        Wish wish = Wish.of(typed);
        if (wish.isEmpty()) {
            return List.of();
        }
        Index now = current();
        try {
            Query query = now.searcher().rewrite(wish.query(now.searcher().getIndexReader()));
            int[] documents = best(now, query);
            var marked = new Marker(now.searcher()).mark(query, documents);
            List<Hit> hits = new ArrayList<>(documents.length);
            for (int i = 0; i < documents.length; i++) {
                Place place = now.places().get(documents[i]);
                hits.add(new Hit(
                        place.kind().word(),
                        place.path(),
                        place.title(),
                        at(marked, Wish.HEADING, i),
                        at(marked, Wish.TEXT, i)));
            }
            return List.copyOf(hits);
        } catch (IOException e) {
            throw new LabProblem("the search failed: " + e.getMessage(), "Try other words.", e);
        }
    }

    private static List<Piece> at(Map<String, List<List<Piece>>> marked, String field, int hit) {
        return marked.getOrDefault(field, List.of()).get(hit);
    }

    private static int[] best(Index index, Query query) throws IOException {
        Map<String, Integer> ofPage = new HashMap<>();
        List<Integer> documents = new ArrayList<>();
        for (ScoreDoc found : index.searcher().search(query, LOOKED_AT).scoreDocs) {
            String page = index.places().get(found.doc).page();
            if (documents.size() < MOST_HITS && ofPage.merge(page, 1, Integer::sum) <= MOST_OF_A_PAGE) {
                documents.add(found.doc);
            }
        }
        return documents.stream().mapToInt(Integer::intValue).toArray();
    }

    private synchronized Index current() {
        Reading reading = texts.read();
        Index known = index;
        if (known == null || !known.reading().isSameAs(reading)) {
            known = indexOf(reading);
            index = known;
        }
        return known;
    }

    private static Index indexOf(Reading reading) {
        List<Place> places = reading.places();
        // Not closed: it holds nothing but memory, and a search may still be looking into the one before.
        ByteBuffersDirectory memory = new ByteBuffersDirectory();
        try {
            try (IndexWriter writer = new IndexWriter(memory, new IndexWriterConfig(Words.INDEXED))) {
                for (Place place : places) {
                    writer.addDocument(document(place));
                }
                // One segment, so that a document's number is its place in the list.
                writer.forceMerge(1);
            }
            return new Index(reading, places, new IndexSearcher(DirectoryReader.open(memory)));
        } catch (IOException e) {
            throw new LabProblem("no index could be made: " + e.getMessage(), "Start the course anew.", e);
        }
    }

    private static Document document(Place place) {
        Document document = new Document();
        // An address says in a few words what its page is about.
        document.add(new TextField(Wish.TITLE, place.title() + " " + place.page(), Field.Store.NO));
        document.add(new TextField(Wish.HEADING, place.heading(), Field.Store.YES));
        document.add(new TextField(Wish.TEXT, place.text(), Field.Store.YES));
        if (place.kind() == Kind.GLOSSARY) {
            document.add(new StringField(Wish.TERM, Wish.termOf(place.heading()), Field.Store.NO));
        }
        return document;
    }
}
