package dev.zdm.course.labs;

import dev.zdm.course.Stands;
import dev.zdm.course.Stands.Standing;
import dev.zdm.course.lessons.Lesson;
import dev.zdm.course.lessons.LessonCatalog;
import dev.zdm.course.lessons.Markdown;
import dev.zdm.course.page.Body;
import dev.zdm.course.page.Shell;
import dev.zdm.course.workshop.WorkshopParts;
import dev.zdm.grader.evidence.Evidence;
import dev.zdm.grader.report.HtmlReport;
import dev.zdm.grader.store.EvidenceReader;
import dev.zdm.grader.verdict.Grader;
import dev.zdm.labs.Lab;
import dev.zdm.runner.AttemptStatus;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code /labs/{lab}}, its hints, and what a learner may ask for: start, next phase, reset, finish, check. */
public final class LabRoutes {

    private final Stands stands;
    private final LessonCatalog lessons;
    private final LabText text;
    private final AttemptDesk desk;
    private final CheckPanel panel;
    private final LabParts parts;
    private final WorkshopParts workshop;
    private final Shell shell;

    public LabRoutes(
            Stands stands,
            LessonCatalog lessons,
            Markdown markdown,
            AttemptDesk desk,
            CheckPanel panel,
            LabParts parts,
            WorkshopParts workshop,
            Shell shell) {
        this.stands = stands;
        this.lessons = lessons;
        this.text = new LabText(markdown);
        this.desk = desk;
        this.panel = panel;
        this.parts = parts;
        this.workshop = workshop;
        this.shell = shell;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/labs/{lab}", this::show);
        routes.get("/labs/{lab}/hints/{n}", this::hint);
        routes.get("/labs/{lab}/debrief", this::debrief);
        routes.get("/labs/{lab}/report", this::report);
        routes.post("/labs/{lab}/start", this::start);
        routes.post("/attempt/next", ctx -> accepted(ctx, desk::next));
        routes.post("/attempt/reset", ctx -> accepted(ctx, desk::reset));
        routes.post("/attempt/finish", ctx -> accepted(ctx, desk::finish));
        routes.post("/attempt/deploy/{versions}", this::deploy);
        routes.post("/attempt/check", ctx -> accepted(ctx, panel::ask));
    }

    private void show(Context ctx) {
        Lab lab = labOf(ctx);
        List<Lesson> about = lessons.lessons().stream()
                .filter(lesson -> lab.id().equals(lesson.about().lab()))
                .toList();
        Map<String, Object> values = new HashMap<>();
        values.put("lab", lab);
        values.put("brief", text.brief(lab));
        values.put("hints", text.hints(lab));
        values.put("lessons", about);
        values.put("attempt", parts.attempt(lab));
        values.put("verdict", parts.verdict(lab));
        values.put("deploy", parts.deploy(lab));
        values.put("workshop", workshop.workshop(lab));
        ctx.html(shell.page("lab.jte", lab.title(), "/labs/" + lab.id(), values));
    }

    private void hint(Context ctx) {
        Lab lab = labOf(ctx);
        String n = ctx.pathParam("n");
        int number = n.matches("\\d{1,2}") ? Integer.parseInt(n) : 0;
        ctx.html(text.hint(lab, number)
                .orElseThrow(() ->
                        new NotFoundResponse(lab.id() + " has hints 1 to " + text.hints(lab) + ", not " + n + ".")));
    }

    private void debrief(Context ctx) {
        Lab lab = labOf(ctx);
        if (stands.standing(lab) != Standing.PASSED) {
            throw new NotFoundResponse("The debrief is there once the lab is passed.");
        }
        ctx.html(text.debrief(lab));
    }

    /** The page that {@code bin/grader report --html} writes, of the attempt that runs or ran last. */
    private void report(Context ctx) {
        Lab lab = labOf(ctx);
        AttemptStatus attempt = stands.current()
                .filter(current -> current.lab().number() == lab.number())
                .orElseThrow(() -> new NotFoundResponse("There is no attempt at " + lab.id() + " to report on."));
        Evidence evidence = EvidenceReader.read(attempt.folder());
        String page = HtmlReport.of(lab, evidence, Grader.of(lab).judge(evidence, Instant.now()));
        ctx.header(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'sha256-" + styleHash(page)
                        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        ctx.html(page);
    }

    /** The report brings one style sheet in itself; this one is let in, and no other. */
    private static String styleHash(String page) {
        int from = page.indexOf("<style>") + "<style>".length();
        String style = page.substring(from, page.indexOf("</style>", from));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private void start(Context ctx) {
        Lab lab = labOf(ctx);
        desk.start(lab.id(), Body.of(ctx).number("rows"));
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
