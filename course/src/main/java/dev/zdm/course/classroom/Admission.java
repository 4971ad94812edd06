package dev.zdm.course.classroom;

import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Accounts;
import io.javalin.http.Context;

/**
 * Lets somebody in who has shown who they are.
 *
 * @param secure whether browsers come over TLS
 */
public record Admission(Accounts accounts, boolean secure) {

    /** With a token of its own each time, so that one that was planted before is worth nothing. */
    public void letIn(Context ctx, Account account) {
        Cookies.token(ctx.req()).ifPresent(accounts::signOut);
        String device = ctx.userAgent();
        Cookies.give(ctx, accounts.signIn(account, device == null ? "" : device).token(), secure);
    }
}
