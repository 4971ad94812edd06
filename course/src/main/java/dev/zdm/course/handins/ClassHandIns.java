package dev.zdm.course.handins;

import dev.zdm.course.Annex;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page Hand-ins of a class, for those who teach: what was handed in, beside what each bundle says of itself, and the learners' keys. */
public final class ClassHandIns implements Annex {

    private final Account account;
    private final Accounts accounts;
    private final HandIns handIns;
    private final HandInReport report;

    public ClassHandIns(Account account, Accounts accounts, HandIns handIns, HandInReport report) {
        this.account = account;
        this.accounts = accounts;
        this.handIns = handIns;
        this.report = report;
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return Optional.of(new Chrome.Seat(account.name(), true));
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        return List.of();
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        routes.get("/classes/{class}/hand-ins", ctx -> show(ctx, shell, Map.of(), ""));
        routes.post("/classes/{class}/hand-ins", ctx -> take(ctx, shell));
        routes.post("/classes/{class}/hand-in-keys", ctx -> keys(ctx, shell));
        routes.get("/classes/{class}/hand-ins/{id}/report", this::report);
    }

    private void show(Context ctx, Shell shell, Map<String, String> keys, String problem) {
        Cohort cohort = cohortOf(ctx);
        ctx.html(shell.page(
                "handins/class.jte",
                "Hand-ins",
                "/classes",
                Map.of(
                        "cohort",
                        cohort,
                        "learners",
                        accounts.learnersOf(cohort),
                        "handIns",
                        handIns.of(cohort),
                        "keys",
                        keys,
                        "problem",
                        problem)));
    }

    private void take(Context ctx, Shell shell) {
        Cohort cohort = cohortOf(ctx);
        try {
            Account learner = learnerOf(ctx, cohort);
            Upload.with(ctx, file -> handIns.take(learner, account, file));
            ctx.redirect("/classes/" + cohort.id() + "/hand-ins", HttpStatus.SEE_OTHER);
        } catch (LabProblem problem) {
            ctx.status(HttpStatus.CONFLICT);
            show(ctx, shell, Map.of(), problem.getMessage() + "\n" + problem.whatToDo());
        }
    }

    /** Whoever has a key can sign as that learner, so that it is noted who has seen them. */
    private void keys(Context ctx, Shell shell) {
        Cohort cohort = cohortOf(ctx);
        Map<String, String> keys = new LinkedHashMap<>();
        accounts.learnersOf(cohort)
                .forEach(learner ->
                        keys.put(learner.name(), handIns.keyOf(learner).shown()));
        accounts.note(account, "saw the hand-in keys of", cohort.name());
        show(ctx, shell, keys, "");
    }

    private void report(Context ctx) {
        Cohort cohort = cohortOf(ctx);
        report.show(
                ctx,
                handIns.of(cohort).stream()
                        .filter(handIn -> Long.toString(handIn.id()).equals(ctx.pathParam("id")))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such hand-in.")));
    }

    private Account learnerOf(Context ctx, Cohort cohort) {
        String id = ctx.formParam("learner");
        return accounts.learnersOf(cohort).stream()
                .filter(learner -> Long.toString(learner.id()).equals(id))
                .findFirst()
                .orElseThrow(() -> new LabProblem.Usage("It says not whose bundle it is.", "Choose the learner."));
    }

    private Cohort cohortOf(Context ctx) {
        String id = ctx.pathParam("class");
        return (id.matches("\\d{1,18}") ? accounts.cohort(Long.parseLong(id)) : Optional.<Cohort>empty())
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such class."));
    }
}
