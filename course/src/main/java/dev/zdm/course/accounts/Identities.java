package dev.zdm.course.accounts;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.Rows;
import dev.zdm.labs.LabProblem;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Which identity of a provider comes in as which account: one as one. A name never leads to an account. What is changed is in the audit.
 * Thread-safe; fails as {@link Academy#ask} does.
 */
public final class Identities {

    private final Academy academy;
    private final Accounts accounts;

    public Identities(Academy academy, Accounts accounts) {
        this.academy = academy;
        this.accounts = accounts;
    }

    /** Whose account it is; empty when it is nobody's, or that of a learner whose class is closed. */
    public Optional<Account> whoIs(Identity identity) {
        return academy.ask(db -> Accounts.one(
                db,
                Accounts.ACCOUNT + "JOIN identity i ON i.account = a.id LEFT JOIN cohort c ON c.id = a.cohort"
                        + " WHERE i.issuer = ? AND i.subject = ? AND c.closed IS NULL",
                identity.issuer(),
                identity.subject()));
    }

    /** Who comes in as this account. */
    public Optional<Identity> of(Account account) {
        return academy
                .ask(db -> Rows.of(
                        db,
                        "SELECT issuer, subject, name FROM identity WHERE account = ?",
                        row -> new Identity(row.getString("issuer"), row.getString("subject"), row.getString("name")),
                        account.id()))
                .stream()
                .findFirst();
    }

    /**
     * A new learner of the class with that code, who comes in by this identity from then on. They are called what the provider calls them.
     *
     * @param otherwise what they are called when the provider has no name or somebody in the class has it
     * @throws LabProblem.Usage when there is no such class, both names are taken, or the identity is somebody's already
     */
    public Account join(String code, Identity identity, String otherwise, String from) {
        accounts.refuseGuessing(from, Accounts.TRIES_FROM_A_PLACE);
        Cohort cohort = academy.ask(db -> Accounts.openCohort(db, code, from));
        return academy.ask(db -> {
            db.setAutoCommit(false);
            boolean own = !identity.name().isEmpty() && (otherwise.isBlank() || !hasLearner(db, cohort, identity));
            Account made =
                    Accounts.add(db, cohort, own ? identity.name() : otherwise).account();
            bind(db, made, identity);
            db.commit();
            return made;
        });
    }

    private static boolean hasLearner(Connection db, Cohort cohort, Identity identity) throws SQLException {
        return Accounts.one(db, Accounts.ACCOUNT + "WHERE a.cohort = ? AND a.name = ?", cohort.id(), identity.name())
                .isPresent();
    }

    /**
     * Lets this identity in as an account that is there. Whoever asks has shown that the account is theirs.
     *
     * @throws LabProblem.Usage when either of them is connected to another
     */
    public void connect(Account account, Identity identity) {
        academy.ask(db -> {
            db.setAutoCommit(false);
            bind(db, account, identity);
            db.commit();
            return account;
        });
    }

    /** An identity leaves the account of a closed class for another one, and no other account. */
    private static void bind(Connection db, Account account, Identity identity) throws SQLException {
        int bound = Rows.changed(
                db,
                "INSERT INTO identity AS i (issuer, subject, account, name)"
                        + " SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT FROM identity WHERE account = ?)"
                        + " ON CONFLICT (issuer, subject) DO UPDATE SET account = excluded.account, name = excluded.name, since = now()"
                        + " WHERE EXISTS (SELECT FROM account a JOIN cohort c ON c.id = a.cohort"
                        + " WHERE a.id = i.account AND c.closed IS NOT NULL)",
                identity.issuer(),
                identity.subject(),
                account.id(),
                identity.name(),
                account.id());
        if (bound == 0) {
            throw new LabProblem.Usage(
                    "This account is connected to somebody else, or you to another account.",
                    "Sign in as before; or have the other connection ended: by a new key for a learner, by whoever teaches for themselves.");
        }
        Accounts.audit(db, account, "connected to " + identity.issuer(), identity.name());
    }

    /** Nobody comes in as this account through a provider any more, and every browser that it has signed in from is let in no more. */
    public void disconnect(Account account) {
        academy.ask(db -> {
            db.setAutoCommit(false);
            Rows.changed(db, "DELETE FROM identity WHERE account = ?", account.id());
            Rows.changed(db, "DELETE FROM sign_in WHERE account = ?", account.id());
            Accounts.audit(db, account, "disconnected, and signed out everywhere", account.name());
            db.commit();
            return account;
        });
    }

    /** Whoever sits at the browser of somebody who teaches shows their password again. Fails as {@link Accounts#whoHasPassword}. */
    public void requirePassword(Account account, String password, String from) {
        String login = academy.ask(db -> Rows.of(
                        db, "SELECT login FROM account WHERE id = ?", row -> row.getString("login"), account.id()))
                .get(0);
        accounts.whoHasPassword(login, password, from);
    }

    /**
     * These tries are counted apart: where a provider fails all of a class, their keys still let them in.
     *
     * @throws LabProblem.Usage when too many that came back from there were not told who they are
     */
    public void refuseGuessing(String from) {
        accounts.refuseGuessing(provider(from), Accounts.TRIES_FROM_A_PLACE);
    }

    /** Somebody came back from the provider, and it did not say who they are. */
    public void failed(String from) {
        academy.ask(db -> {
            Accounts.failed(db, provider(from));
            return from;
        });
    }

    private static String provider(String from) {
        return "provider " + from;
    }
}
