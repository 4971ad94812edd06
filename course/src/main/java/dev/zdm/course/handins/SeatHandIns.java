package dev.zdm.course.handins;

import dev.zdm.course.Annex;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A learner's page Hand-ins: their key, a form, and what became of what they handed in. */
public final class SeatHandIns implements Annex {

    private final Account account;
    private final HandIns handIns;
    private final HandInReport report;

    public SeatHandIns(Account account, HandIns handIns, HandInReport report) {
        this.account = account;
        this.handIns = handIns;
        this.report = report;
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return Optional.of(new Chrome.Seat(account.name(), false));
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        return List.of();
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        routes.get("/hand-ins", ctx -> show(ctx, shell, ""));
        routes.post("/hand-ins", ctx -> take(ctx, shell));
        routes.get("/hand-ins/{id}/report", this::report);
    }

    private void show(Context ctx, Shell shell, String problem) {
        ctx.html(shell.page(
                "handins/seat.jte",
                "Hand-ins",
                "/hand-ins",
                Map.of("key", handIns.keyOf(account).shown(), "handIns", handIns.of(account), "problem", problem)));
    }

    private void take(Context ctx, Shell shell) {
        try {
            Upload.with(ctx, file -> handIns.take(account, account, file));
            ctx.redirect("/hand-ins", HttpStatus.SEE_OTHER);
        } catch (LabProblem problem) {
            ctx.status(HttpStatus.CONFLICT);
            show(ctx, shell, problem.getMessage() + "\n" + problem.whatToDo());
        }
    }

    private void report(Context ctx) {
        report.show(
                ctx,
                handIns.of(account).stream()
                        .filter(handIn -> Long.toString(handIn.id()).equals(ctx.pathParam("id")))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such hand-in.")));
    }
}
