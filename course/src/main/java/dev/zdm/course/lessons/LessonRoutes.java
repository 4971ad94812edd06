package dev.zdm.course.lessons;

import dev.zdm.course.page.Shell;
import dev.zdm.labs.Lab;
import dev.zdm.labs.LabCatalog;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /}, {@code /contents} (the list alone, as the page of that path shows it) and {@code /lessons/{slug}}. */
public final class LessonRoutes {

    private final LessonCatalog lessons;
    private final Supplier<LabCatalog> labs;
    private final Shell shell;

    public LessonRoutes(LessonCatalog lessons, Supplier<LabCatalog> labs, Shell shell) {
        this.lessons = lessons;
        this.labs = labs;
        this.shell = shell;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/", this::contents);
        routes.get("/contents", this::list);
        routes.get("/lessons/{slug}", this::show);
    }

    private void contents(Context ctx) {
        ctx.html(shell.page("contents.jte", "Contents", "/", Map.of()));
    }

    private void list(Context ctx) {
        String path = ctx.queryParam("path");
        ctx.html(shell.page("contentslist.jte", "Contents", path == null ? "" : path, Map.of()));
    }

    private void show(Context ctx) {
        String slug = ctx.pathParam("slug");
        Lesson lesson = lessons.find(slug)
                .orElseThrow(
                        () -> new NotFoundResponse("No lesson is called " + slug + ". The contents have all of them."));
        List<Lesson> all = lessons.lessons();
        int place = all.indexOf(lesson);
        Map<String, Object> values = new HashMap<>();
        values.put("lesson", lesson);
        values.put("lab", labOf(lesson));
        values.put("before", at(all, place - 1));
        values.put("after", at(all, place + 1));
        ctx.html(shell.page("lesson.jte", lesson.title(), lesson.path(), values));
    }

    private Optional<Lab> labOf(Lesson lesson) {
        return Optional.ofNullable(lesson.about().lab()).map(labs.get()::named);
    }

    private static Optional<Lesson> at(List<Lesson> lessons, int place) {
        return place >= 0 && place < lessons.size() ? Optional.of(lessons.get(place)) : Optional.empty();
    }
}
