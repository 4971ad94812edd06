package dev.zdm.course.oidc;

import dev.zdm.course.Annex;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Identities;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import dev.zdm.labs.LabProblem;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code /account}, for those who teach: connects their account to a provider, for which they show their password, and ends that. */
public final class OidcAnnex implements Annex {

    static final String PATH = "/account";

    private final Account account;
    private final Identities identities;
    private final OidcDoor door;
    private final Runnable disconnected;

    /** @param disconnected hears that what their browsers have open is to end, and does not wait for that */
    public OidcAnnex(Account account, Identities identities, OidcDoor door, Runnable disconnected) {
        this.account = account;
        this.identities = identities;
        this.door = door;
        this.disconnected = disconnected;
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return Optional.of(new Chrome.Seat(account.name(), account.teaches()));
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        return List.of();
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        routes.get(PATH, ctx -> show(ctx, shell, ""));
        routes.post(PATH + "/connect", ctx -> connect(ctx, shell, pages));
        routes.post(PATH + "/disconnect", this::disconnect);
    }

    private void show(Context ctx, Shell shell, String problem) {
        Map<String, Object> values = new HashMap<>(Map.of("provider", door.providerName(), "problem", problem));
        identities.of(account).ifPresent(identity -> values.put("identity", identity));
        ctx.html(shell.page("classroom/account.jte", "How you sign in", "/classes", values));
    }

    /** The page leads on by itself: a form may lead to pages of this site only. */
    private void connect(Context ctx, Shell shell, Pages pages) {
        try {
            String password = ctx.formParam("password");
            identities.requirePassword(account, password == null ? "" : password, ctx.ip());
            String there = door.setOut(ctx, OptionalLong.of(account.id())).toString();
            ctx.header("Refresh", "0; url=" + there);
            ctx.html(pages.html(
                    "classroom/oidc.jte",
                    Map.of("form", "go", "token", "", "provider", door.providerName(), "there", there)));
        } catch (LabProblem.Usage | LabProblem.Unfit problem) {
            ctx.status(OidcDoor.statusOf(problem));
            show(ctx, shell, problem.getMessage() + " " + problem.whatToDo());
        }
    }

    private void disconnect(Context ctx) {
        identities.disconnect(account);
        ctx.redirect("/sign-in", HttpStatus.SEE_OTHER);
        disconnected.run();
    }
}
