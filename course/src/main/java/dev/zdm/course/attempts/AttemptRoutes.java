package dev.zdm.course.attempts;

import dev.zdm.course.Stands;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import dev.zdm.grader.store.PastAttempt;
import dev.zdm.labs.Lab;
import dev.zdm.runner.AttemptStatus;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code /attempts} over all labs, {@code /labs/{lab}/attempts} for a lab's page, and the report of each attempt. */
public final class AttemptRoutes {

    private final Stands stands;
    private final Pages pages;
    private final Shell shell;
    private final Clock clock;

    public AttemptRoutes(Stands stands, Pages pages, Shell shell, Clock clock) {
        this.stands = stands;
        this.pages = pages;
        this.shell = shell;
        this.clock = clock;
    }

    public void addTo(RoutesConfig routes) {
        routes.get("/attempts", this::all);
        addThoseOfALabTo(routes);
    }

    /** What a lab's page shows of its attempts. */
    public void addThoseOfALabTo(RoutesConfig routes) {
        routes.get("/labs/{lab}/attempts", this::ofLab);
        routes.get("/labs/{lab}/attempts/{n}/report", this::report);
        routes.get("/labs/{lab}/report", this::currentReport);
    }

    private void all(Context ctx) {
        List<AttemptRow> rows = stands.labs().labs().stream()
                .flatMap(this::rows)
                .sorted(Comparator.comparing(
                                (AttemptRow row) -> row.past().attempt().began())
                        .reversed())
                .toList();
        ctx.html(shell.page("attempts/page.jte", "Attempts", "/attempts", Map.of("rows", rows)));
    }

    private void ofLab(Context ctx) {
        List<AttemptRow> rows = rows(labOf(ctx)).toList();
        ctx.html(pages.html("attempts/list.jte", Map.of("rows", rows, "ofAllLabs", false)));
    }

    private Stream<AttemptRow> rows(Lab lab) {
        return stands.folder(lab).attempts().stream()
                .map(folder -> new AttemptRow(PastAttempt.of(lab, folder), clock.instant(), ZoneId.systemDefault()));
    }

    private void report(Context ctx) {
        Lab lab = labOf(ctx);
        String n = ctx.pathParam("n");
        int number = n.matches("\\d{1,9}") ? Integer.parseInt(n) : 0;
        Path attempt = stands.folder(lab)
                .attempt(number)
                .orElseThrow(() -> new NotFoundResponse("There is no attempt " + n + " at " + lab.id() + "."));
        ReportPage.show(ctx, lab, attempt, clock.instant());
    }

    private void currentReport(Context ctx) {
        Lab lab = labOf(ctx);
        AttemptStatus attempt = stands.current()
                .filter(current -> current.lab().number() == lab.number())
                .orElseThrow(() -> new NotFoundResponse("There is no attempt at " + lab.id() + " to report on."));
        ReportPage.show(ctx, lab, attempt.folder(), clock.instant());
    }

    private Lab labOf(Context ctx) {
        return stands.labs().named(ctx.pathParam("lab"));
    }
}
