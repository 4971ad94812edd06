package dev.zdm.course.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes whole pages: a template, and around it the contents, the strip and the console. */
public final class Shell {

    private final Pages pages;
    private final Supplier<Chrome.Contents> contents;
    private final String token;
    private final String process;
    private final boolean drafts;
    private final Optional<Chrome.Seat> seat;
    private final Optional<Chrome.Visit> visit;

    /**
     * @param token what requests of these pages have to show
     * @param process a name of this process
     * @param drafts whether pages follow their files, for authors
     * @param seat whose pages they are, in a class
     */
    public Shell(
            Pages pages,
            Supplier<Chrome.Contents> contents,
            String token,
            String process,
            boolean drafts,
            Optional<Chrome.Seat> seat) {
        this(pages, contents, token, process, drafts, seat, Optional.empty());
    }

    private Shell(
            Pages pages,
            Supplier<Chrome.Contents> contents,
            String token,
            String process,
            boolean drafts,
            Optional<Chrome.Seat> seat,
            Optional<Chrome.Visit> visit) {
        this.pages = pages;
        this.contents = contents;
        this.token = token;
        this.process = process;
        this.drafts = drafts;
        this.seat = seat;
        this.visit = visit;
    }

    /** For somebody else who looks at these pages, with a token of their own. */
    public Shell visited(String theirToken, Chrome.Visit theirVisit) {
        return new Shell(pages, contents, theirToken, process, drafts, Optional.empty(), Optional.of(theirVisit));
    }

    /** @param values what the template takes beside {@code chrome} */
    public String page(String template, String title, String path, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("chrome", new Chrome(title, path, token, process, drafts, seat, visit, contents.get()));
        return pages.html(template, all);
    }
}
