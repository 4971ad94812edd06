package dev.zdm.course.labs;

import dev.zdm.course.Stands;
import dev.zdm.course.help.HelpParts;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.page.Body;
import dev.zdm.course.page.Shell;
import dev.zdm.course.workshop.WorkshopParts;
import dev.zdm.grader.store.Standing;
import dev.zdm.labs.Lab;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /labs/{lab}}, and what a learner may ask for: start, skip, next phase, reset, finish, check. */
public final class LabRoutes {

    private final Stands stands;
    private final LessonCatalog lessons;
    private final LabText text;
    private final AttemptDesk desk;
    private final CheckPanel panel;
    private final LabParts parts;
    private final HelpParts help;
    private final WorkshopParts workshop;
    private final Shell shell;

    public LabRoutes(
            Stands stands,
            LessonCatalog lessons,
            Markdown markdown,
            AttemptDesk desk,
            CheckPanel panel,
            LabParts parts,
            HelpParts help,
            WorkshopParts workshop,
            Shell shell) {
        this.stands = stands;
        this.lessons = lessons;
        this.text = new LabText(markdown);
        this.desk = desk;
        this.panel = panel;
        this.parts = parts;
        this.help = help;
        this.workshop = workshop;
        this.shell = shell;
    }

    public void addTo(RoutesConfig routes) {
        addPageTo(routes, shell);
        routes.get("/labs/{lab}/debrief", this::debrief);
        routes.post("/labs/{lab}/start", this::start);
        routes.post("/labs/{lab}/skip", this::skip);
        routes.post("/attempt/next", ctx -> accepted(ctx, desk::next));
        routes.post("/attempt/reset", ctx -> accepted(ctx, desk::reset));
        routes.post("/attempt/finish", ctx -> accepted(ctx, desk::finish));
        routes.post("/attempt/deploy/{versions}", this::deploy);
        routes.post("/attempt/check", ctx -> accepted(ctx, panel::ask));
    }

    /** The page alone, in another shell. */
    public void addPageTo(RoutesConfig routes, Shell around) {
        routes.get("/labs/{lab}", ctx -> show(ctx, around));
    }

    private void show(Context ctx, Shell around) {
        Lab lab = labOf(ctx);
        List<Lesson> about = lessons.lessons().stream()
                .filter(lesson -> lab.id().equals(lesson.about().lab()))
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("lab", lab);
        values.put("brief", text.brief(lab));
        values.put("hints", help.hints(lab));
        values.put("offer", help.offer(lab));
        values.put("solution", help.solution(lab));
        values.put("lessons", about);
        values.put("attempt", parts.attempt(lab));
        values.put("verdict", parts.verdict(lab));
        values.put("deploy", parts.deploy(lab));
        values.put("workshop", workshop.workshop(lab));
        ctx.html(around.page("lab.jte", lab.title(), "/labs/" + lab.id(), values));
    }

    private void debrief(Context ctx) {
        Lab lab = labOf(ctx);
        if (stands.standing(lab) != Standing.PASSED) {
            throw new NotFoundResponse("The debrief is there once the lab is passed.");
        }
        ctx.html(text.debrief(lab));
    }

    private void start(Context ctx) {
        Lab lab = labOf(ctx);
        desk.start(lab.id(), Body.of(ctx).number("rows"));
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void skip(Context ctx) {
        desk.skip(labOf(ctx).id(), Body.of(ctx).number("rows"));
        ctx.status(HttpStatus.ACCEPTED);
    }

    private void deploy(Context ctx) {
        desk.deploy(List.of(ctx.pathParam("versions").split("\\+")));
        ctx.status(HttpStatus.ACCEPTED);
    }

    private static void accepted(Context ctx, Runnable asked) {
        asked.run();
        ctx.status(HttpStatus.ACCEPTED);
    }

    private Lab labOf(Context ctx) {
        return stands.labs().named(ctx.pathParam("lab"));
    }
}
