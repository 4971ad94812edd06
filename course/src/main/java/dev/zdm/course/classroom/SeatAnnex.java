package dev.zdm.course.classroom;

import dev.zdm.course.Annex;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import dev.zdm.course.live.PagePart;
import dev.zdm.course.page.Chrome;
import dev.zdm.course.page.Pages;
import dev.zdm.course.page.Shell;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What everybody in a class has at the top of each page: who they are, a hand to raise, what they were told, the way out. */
public class SeatAnnex implements Annex {

    /** The database is not asked at each beat of the page. */
    private static final Duration FRESH = Duration.ofSeconds(2);

    private static final int MESSAGES = 3;

    private final Account account;
    private final Accounts accounts;
    private final Messages messages;
    private final boolean secure;
    private volatile String html = "";
    private volatile long until = System.nanoTime();

    /** @param secure whether browsers come over TLS */
    public SeatAnnex(Account account, Accounts accounts, Messages messages, boolean secure) {
        this.account = account;
        this.accounts = accounts;
        this.messages = messages;
        this.secure = secure;
    }

    final Account account() {
        return account;
    }

    @Override
    public Optional<Chrome.Seat> seat() {
        return Optional.of(new Chrome.Seat(account.name(), account.teaches()));
    }

    @Override
    public List<PagePart> parts(Pages pages) {
        return account.teaches() ? List.of() : List.of(PagePart.learnersOwn("seat", () -> drawn(pages)));
    }

    private String drawn(Pages pages) {
        if (System.nanoTime() - until >= 0) {
            until = System.nanoTime() + FRESH.toNanos();
            boolean up =
                    accounts.account(account.id()).flatMap(Account::handRaised).isPresent();
            html = pages.html("classroom/seat.jte", Map.of("up", up, "messages", messages.to(account, MESSAGES)));
        }
        return html;
    }

    @Override
    public void addTo(RoutesConfig routes, Shell shell, Pages pages) {
        routes.post("/seat/hand/up", ctx -> raise(true));
        routes.post("/seat/hand/down", ctx -> raise(false));
        routes.post("/sign-out", this::signOut);
    }

    private void raise(boolean up) {
        accounts.raiseHand(account, up);
        until = System.nanoTime();
    }

    /** Hears that they are about to go. */
    void signsOut() {
        // a seat alone has nothing to end
    }

    private void signOut(Context ctx) {
        signsOut();
        Cookies.token(ctx.req()).ifPresent(accounts::signOut);
        Cookies.take(ctx, secure);
    }
}
