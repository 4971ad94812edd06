package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.attempts.ReportPage;
import dev.zdm.course.classroom.TeacherAnnex.Assistance;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import dev.zdm.course.results.ClassResults;
import dev.zdm.course.results.Export;
import dev.zdm.course.results.Trouble;
import dev.zdm.labs.Lab;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where a class sticks, its results as files, and the report of an attempt: with its learner's name, or without any for the projector. */
final class ResultRoutes {

    private final Account teacher;
    private final Roll roll;
    private final Assistance assistance;
    private final Clock clock;

    ResultRoutes(Account teacher, Roll roll, Assistance assistance, Clock clock) {
        this.teacher = teacher;
        this.roll = roll;
        this.assistance = assistance;
        this.clock = clock;
    }

    void addTo(RoutesConfig routes, Shell shell) {
        routes.get("/classes/{class}/sticking", ctx -> sticking(ctx, shell));
        routes.get("/classes/{class}/results.csv", ctx -> export(ctx, Export.CSV));
        routes.get("/classes/{class}/results.json", ctx -> export(ctx, Export.JSON));
        routes.get("/classes/{class}/learners/{learner}/labs/{lab}/{n}", this::report);
        routes.get("/classes/{class}/learners/{learner}/labs/{lab}/{n}/nameless", this::nameless);
    }

    private void sticking(Context ctx, Shell shell) {
        Cohort cohort = roll.cohort(ctx);
        ctx.html(shell.page(
                "classroom/sticking.jte",
                "Where " + cohort.name() + " sticks",
                "/classes",
                Map.of("cohort", cohort, "labs", Trouble.of(results(cohort)))));
    }

    private void export(Context ctx, Export format) {
        Cohort cohort = roll.cohort(ctx);
        String file = "results." + format.name().toLowerCase(Locale.ROOT);
        roll.accounts().note(teacher, "exported the results of", cohort.name());
        ctx.contentType(format.contentType())
                .header("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .result(format.of(cohort.name(), results(cohort)));
    }

    private ClassResults results(Cohort cohort) {
        List<Account> learners = roll.accounts().learnersOf(cohort);
        return ClassResults.of(learners, assistance.labs(), assistance::folder, clock.instant());
    }

    private void report(Context ctx) {
        Account learner = roll.learner(ctx, roll.cohort(ctx));
        Lab lab = labOf(ctx);
        ReportPage.show(ctx, lab, attempt(ctx, learner, lab), clock.instant());
    }

    /** Nobody's name of the class is in it, and none of those who teach. */
    private void nameless(Context ctx) {
        Cohort cohort = roll.cohort(ctx);
        Account learner = roll.learner(ctx, cohort);
        Lab lab = labOf(ctx);
        List<String> names = Stream.concat(
                        roll.accounts().learnersOf(cohort).stream(), roll.accounts().teachers().stream())
                .map(Account::name)
                .toList();
        ReportPage.showWithoutNames(ctx, lab, attempt(ctx, learner, lab), names, clock.instant());
    }

    private Lab labOf(Context ctx) {
        return assistance.labs().named(ctx.pathParam("lab"));
    }

    private Path attempt(Context ctx, Account learner, Lab lab) {
        String n = ctx.pathParam("n");
        return assistance
                .folder(learner, lab)
                .attempt(n.matches("\\d{1,9}") ? Integer.parseInt(n) : 0)
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such attempt."));
    }
}
