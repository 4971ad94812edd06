package dev.zdm.course.regrade;

import dev.zdm.course.Annex;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.course.accounts.Role;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Refusal;
import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /classes/{class}/regrade} for those who teach; the class {@code all} is for those who run the installation. */
public final class RegradeAnnex implements Annex {

    private final Account account;
    private final Accounts accounts;
    private final Regrades regrades;
    private volatile @Nullable Scope lookedAt;

    public RegradeAnnex(Account account, Accounts accounts, Regrades regrades) {
        this.account = account;
        this.accounts = accounts;
        this.regrades = regrades;
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return Optional.of(new Chrome.Seat(account.name(), true));
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        return List.of(new PagePart("regrade", () -> drawn(pages)));
    }

    /** That of the class that was looked at last. */
    private String drawn(Pages pages) {
        Scope scope = lookedAt;
        return scope == null ? "" : html(scope, pages);
    }

    private String html(Scope scope, Pages pages) {
        return regrades.of(scope)
                .map(round -> pages.html("regrade/round.jte", Map.of("scope", new Names(scope), "round", round)))
                .orElse("<p>None since the course was started.</p>");
    }

    /** A scope, for a template. */
    public record Names(String id, String name, Scope scope) {

        Names(Scope scope) {
            this(scope.id(), scope.name(), scope);
        }

        /** Whose attempt it is. */
        public String of(Path attempt) {
            return scope.nameOf(attempt);
        }

        /** {@code lab-3/1}, or {@code 12/attempt} of what was handed in. */
        public String place(Path attempt) {
            int names = attempt.getNameCount();
            return attempt.subpath(Math.max(0, names - 2), names).toString();
        }
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        routes.get("/classes/{class}/regrade", ctx -> show(ctx, shell, pages));
        routes.post("/classes/{class}/regrade", ctx -> {
            regrades.begin(scopeOf(ctx), account);
            back(ctx);
        });
        routes.post("/classes/{class}/regrade/accept", ctx -> {
            regrades.accept(scopeOf(ctx), account);
            back(ctx);
        });
        routes.post("/classes/{class}/regrade/refuse", ctx -> {
            regrades.refuse(scopeOf(ctx), account);
            back(ctx);
        });
    }

    private static void back(Context ctx) {
        ctx.redirect("/classes/" + ctx.pathParam("class") + "/regrade", HttpStatus.SEE_OTHER);
    }

    private void show(Context ctx, Shell shell, Pages pages) {
        Scope scope = scopeOf(ctx);
        lookedAt = scope;
        ctx.html(shell.page(
                "regrade/page.jte",
                "Regrade",
                "/classes",
                Map.of("id", scope.id(), "name", scope.name(), "round", html(scope, pages))));
    }

    private Scope scopeOf(Context ctx) {
        String id = ctx.pathParam("class");
        if (id.equals(Scope.ALL)) {
            if (account.role() != Role.ADMIN) {
                throw new Refusal(
                        HttpStatus.FORBIDDEN, "Only those who run the installation regrade all of its classes.");
            }
            return new Scope(
                    Scope.ALL,
                    "all classes",
                    accounts.cohorts().stream()
                            .flatMap(cohort -> accounts.learnersOf(cohort).stream())
                            .toList());
        }
        Cohort cohort = (id.matches("\\d{1,18}") ? accounts.cohort(Long.parseLong(id)) : Optional.<Cohort>empty())
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "There is no such class."));
        return new Scope(id, cohort.name(), accounts.learnersOf(cohort));
    }
}
