package dev.zdm.course.matrix;

import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Pages;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;

/**
 * What a lesson's fence {@code lock-matrix} is filled with, and {@code /lock-matrix}, which tries all pairs.
 */
public final class MatrixParts {

    private final MatrixDesk desk;
    private final Pages pages;

    public MatrixParts(MatrixDesk desk, Pages pages) {
        this.desk = desk;
        this.pages = pages;
    }

    public List<PagePart> parts() {
        return List.of(
                new PagePart("lock-matrix-button", this::button),
                new PagePart("lock-matrix-told", this::told),
                new PagePart("lock-matrix-table", this::table));
    }

    public void addTo(RoutesConfig routes) {
        routes.post("/lock-matrix", this::begin);
    }

    private void begin(Context ctx) {
        desk.begin();
        ctx.status(HttpStatus.ACCEPTED);
    }

    private String button() {
        return pages.html("matrix/button.jte", Map.of("busy", desk.run().goesOn(), "open", desk.isShopOpen()));
    }

    private String told() {
        return pages.html("matrix/told.jte", Map.of("told", MatrixView.told(desk.run(), desk.isShopOpen())));
    }

    private String table() {
        return pages.html("matrix/table.jte", Map.of("view", MatrixView.of(desk.run())));
    }
}
