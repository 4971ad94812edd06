package dev.zdm.course.jshell;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.zdm.course.live.Feed;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the Java console shows by itself: how it is, and what its runs print and come to. */
public final class JavaParts {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JavaDesk desk;
    private final Pages pages;

    public JavaParts(JavaDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    public List<PagePart> parts() {
        return List.of(new PagePart("java-state", () -> pages.html("jshell/state.jte", Map.of("state", desk.look()))));
    }

    /** {@code {"pieces": [html]}}: each is added to what the page has of its run. */
    public Feed feed() {
        return new Feed("java", known -> changes(desk.after(known)));
    }

    private Optional<Feed.Changes> changes(List<Piece> pieces) {
        if (pieces.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode news = JSON.createObjectNode();
        ArrayNode html = news.putArray("pieces");
        pieces.forEach(piece -> html.add(pages.html("jshell/piece.jte", Map.of("piece", piece))));
        return Optional.of(new Feed.Changes(pieces.get(pieces.size() - 1).number(), news.toString()));
    }
}
