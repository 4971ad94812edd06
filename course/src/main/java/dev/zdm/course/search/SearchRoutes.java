package dev.zdm.course.search;

import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Map;

/**
 * {@code /search?q=}, a page, and {@code /search/hits?q=}, what the search dialog shows. When either comes without
 * words, somebody is about to type some, and the index is made meanwhile.
 */
public final class SearchRoutes {

    private final CourseSearch search;
    private final Shell shell;
    private final Pages pages;

    public SearchRoutes(CourseSearch search, Shell shell, Pages pages) {
        this.search = search;
        this.shell = shell;
        this.pages = pages;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/search", this::page);
        routes.get("/search/hits", this::hits);
    }

    private void page(Context ctx) {
        String typed = typed(ctx);
        String title = typed.isBlank() ? "Search" : "Search: " + typed.strip();
        ctx.html(shell.page("search/page.jte", title, "/search", values(typed)));
    }

    private void hits(Context ctx) {
        ctx.html(pages.html("search/options.jte", values(typed(ctx))));
    }

    private Map<String, Object> values(String typed) {
        if (typed.isBlank()) {
            search.prepare();
        }
        return Map.of("typed", typed, "hits", search.find(typed));
    }

    private static String typed(Context ctx) {
        String typed = ctx.queryParam("q");
        return typed == null ? "" : typed;
    }
}
