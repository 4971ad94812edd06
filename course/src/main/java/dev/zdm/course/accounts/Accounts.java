package dev.zdm.course.accounts;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.Rows;
import dev.zdm.course.sheet.Sheet;
import dev.zdm.labs.LabProblem;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Accounts, classes and sign-ins, as the academy's database keeps them. What is changed is in the audit. Thread-safe; fails as
 * {@link Academy#ask} does.
 */
public final class Accounts {

    /** How long a browser stays signed in. */
    static final Duration SIGNED_IN = Duration.ofDays(30);

    /** For one login; and for one place, which a whole class may share. */
    private static final int TRIES_OF_A_LOGIN = 10;

    static final int TRIES_FROM_A_PLACE = 100;
    private static final Duration TRIES_WITHIN = Duration.ofMinutes(10);
    private static final int SHORTEST_PASSWORD = 10;
    /** BCrypt looks at no more than that. */
    private static final int LONGEST_PASSWORD = 72;

    static final String ACCOUNT = "SELECT a.id, a.role, a.name, a.cohort, a.hand_raised FROM account a ";
    static final String COHORT = "SELECT c.id, c.name, c.code, c.rows, c.began, c.closed FROM cohort c ";

    /** Whoever may use the machine itself, as the audit names them. */
    public static final Account TERMINAL =
            new Account(0, Role.ADMIN, "the terminal", OptionalLong.empty(), Optional.empty());

    private final Academy academy;
    private final PasswordEncoder passwords = new BCryptPasswordEncoder(12);
    /** So that a login that is not there takes as long as one that is. */
    private final String nobodysPassword = passwords.encode(Secrets.token().substring(0, 40));

    public Accounts(Academy academy) {
        this.academy = academy;
    }

    /** A new learner, and the key that lets them in again: nobody can read it off later. */
    public record Joined(Account account, String key) {

        /** Names and keys as a file for a spreadsheet. */
        public static String sheet(List<Joined> joined) {
            return Sheet.COMMAS.of(
                    List.of("name", "key"),
                    joined.stream()
                            .map(one -> List.of(one.account().name(), one.key()))
                            .toList());
        }
    }

    /** A new class, and those who were enrolled with it. */
    public record Opened(Cohort cohort, List<Joined> learners) {}

    /** What a browser that has signed in shows from then on. */
    public record SignedIn(Account account, String token) {}

    /** Whether somebody runs this installation already. */
    public boolean hasAdmin() {
        return academy.ask(
                db -> !accounts(db, ACCOUNT + "WHERE a.role = 'admin' LIMIT 1").isEmpty());
    }

    /**
     * Somebody new who teaches or runs the installation.
     *
     * @param by who made them, null for the first one
     * @throws LabProblem.Usage when the login is taken or the password too short
     */
    public Account add(Role role, String name, String login, String password, @Nullable Account by) {
        requirePassword(password);
        return academy.ask(db -> {
            Account made = one(
                            db,
                            "INSERT INTO account (role, name, login, password) VALUES (?, ?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING RETURNING id, role, name, cohort, hand_raised",
                            role.word(),
                            named(name),
                            login.strip(),
                            passwords.encode(password))
                    .orElseThrow(() ->
                            new LabProblem.Usage("The login '" + login.strip() + "' is taken.", "Choose another one."));
            audit(db, by == null ? made : by, "added " + role.word(), made.name());
            return made;
        });
    }

    private static void requirePassword(String password) {
        if (password.length() < SHORTEST_PASSWORD
                || password.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            throw new LabProblem.Usage(
                    "A password has from " + SHORTEST_PASSWORD + " to " + LONGEST_PASSWORD + " letters.",
                    "Take a few words that do not belong together.");
        }
    }

    private static String named(String name) {
        String stripped = name.strip().replaceAll("\\s+", " ");
        if (stripped.isEmpty() || stripped.length() > 60) {
            throw new LabProblem.Usage("A name has from 1 to 60 letters.", "Type one that the others know you by.");
        }
        return stripped;
    }

    /** @param rows orders in each stand's shop; empty for what a lab says */
    public Cohort open(String name, OptionalLong rows, Account by) {
        return academy.ask(db -> open(db, name, rows, by));
    }

    /** A class with its learners, who are there already when it opens; all of it, or nothing. */
    public Opened open(String name, List<String> learners, Account by) {
        return academy.ask(db -> {
            db.setAutoCommit(false);
            Cohort cohort = open(db, name, OptionalLong.empty(), by);
            List<Joined> joined = learners.isEmpty() ? List.of() : enrol(db, cohort, learners, by);
            db.commit();
            return new Opened(cohort, joined);
        });
    }

    private static Cohort open(Connection db, String name, OptionalLong rows, Account by) throws SQLException {
        Cohort made = cohorts(
                        db,
                        "INSERT INTO cohort (name, code, rows) VALUES (?, ?, ?)"
                                + " RETURNING id, name, code, rows, began, closed",
                        named(name),
                        Secrets.code(),
                        rows.isPresent() ? rows.getAsLong() : null)
                .get(0);
        audit(db, by, "opened class", made.name());
        return made;
    }

    /** From now on nobody joins it, and its learners cannot sign in. */
    public void close(Cohort cohort, Account by) {
        academy.ask(db -> {
            Rows.changed(db, "UPDATE cohort SET closed = now() WHERE id = ? AND closed IS NULL", cohort.id());
            Rows.changed(
                    db, "DELETE FROM sign_in WHERE account IN (SELECT id FROM account WHERE cohort = ?)", cohort.id());
            audit(db, by, "closed class", cohort.name());
            return cohort;
        });
    }

    /** All classes, the newest first. */
    public List<Cohort> cohorts() {
        return academy.ask(db -> cohorts(db, COHORT + "ORDER BY c.id DESC"));
    }

    public Optional<Cohort> cohort(long id) {
        return academy.ask(db -> cohorts(db, COHORT + "WHERE c.id = ?", id)).stream()
                .findFirst();
    }

    /** Learners of a class, in the order in which they came. */
    public List<Account> learnersOf(Cohort cohort) {
        return academy.ask(db -> accounts(db, ACCOUNT + "WHERE a.cohort = ? ORDER BY a.id", cohort.id()));
    }

    /** All who teach or run the installation. */
    public List<Account> teachers() {
        return academy.ask(db -> accounts(db, ACCOUNT + "WHERE a.role <> 'learner' ORDER BY a.id"));
    }

    public Optional<Account> account(long id) {
        return academy.ask(db -> one(db, ACCOUNT + "WHERE a.id = ?", id));
    }

    /**
     * A new learner of the class with that code.
     *
     * @throws LabProblem.Usage when there is no such class, or somebody in it has that name
     */
    public Joined join(String code, String name, String from) {
        refuseGuessing(from, TRIES_FROM_A_PLACE);
        return academy.ask(db -> add(db, openCohort(db, code, from), name));
    }

    /** The class with that code; a wrong one counts as a try that failed. */
    static Cohort openCohort(Connection db, String code, String from) throws SQLException {
        Optional<Cohort> cohort =
                cohorts(db, COHORT + "WHERE replace(c.code, '-', '') = ? AND c.closed IS NULL", Secrets.typed(code))
                        .stream()
                        .findFirst();
        if (cohort.isEmpty()) {
            failed(db, from);
            throw new LabProblem.Usage(
                    "No class has the code '" + code.strip() + "'.", "Ask whoever teaches it to show it again.");
        }
        return cohort.get();
    }

    /** Adds many at once, as a list of names has them; all of them, or none. */
    public List<Joined> enrol(Cohort cohort, List<String> names, Account by) {
        return academy.ask(db -> {
            db.setAutoCommit(false);
            List<Joined> all = enrol(db, cohort, names, by);
            db.commit();
            return all;
        });
    }

    private static List<Joined> enrol(Connection db, Cohort cohort, List<String> names, Account by)
            throws SQLException {
        List<Joined> all = new ArrayList<>();
        for (String name : names) {
            all.add(add(db, cohort, name));
        }
        audit(db, by, "enrolled " + all.size() + " learners", cohort.name());
        return all;
    }

    static Joined add(Connection db, Cohort cohort, String name) throws SQLException {
        String key = Secrets.key();
        Account made = one(
                        db,
                        "INSERT INTO account (role, name, cohort, key_hash) VALUES ('learner', ?, ?, ?)"
                                + " ON CONFLICT DO NOTHING RETURNING id, role, name, cohort, hand_raised",
                        named(name),
                        cohort.id(),
                        Secrets.hash(Secrets.typed(key)))
                .orElseThrow(() -> new LabProblem.Usage(
                        "Somebody in this class is called '" + name.strip() + "' already.",
                        "Add a letter; or, if that is you, sign in with your key."));
        audit(db, made, "joined", cohort.name());
        return new Joined(made, key);
    }

    /** A new key for a learner who has lost theirs; the old one, whoever was connected to them, and every browser of theirs is let in no more. */
    public String newKey(Account learner, Account by) {
        String key = Secrets.key();
        return academy.ask(db -> {
            db.setAutoCommit(false);
            Rows.changed(
                    db,
                    "UPDATE account SET key_hash = ? WHERE id = ? AND role = 'learner'",
                    Secrets.hash(Secrets.typed(key)),
                    learner.id());
            Rows.changed(db, "DELETE FROM identity WHERE account = ?", learner.id());
            Rows.changed(db, "DELETE FROM sign_in WHERE account = ?", learner.id());
            audit(db, by, "gave a new key to", learner.name());
            db.commit();
            return key;
        });
    }

    /**
     * Somebody who teaches, as whoever runs the installation sees them.
     *
     * @param letIn whether they have a password to sign in with
     * @param browsers in which they are signed in now
     */
    public record Teacher(Account account, String login, boolean letIn, int browsers) {}

    /** All who teach or run the installation, those who were dismissed too, in the order in which they came. */
    public List<Teacher> staff() {
        return academy.ask(db -> Rows.of(
                db,
                "SELECT a.id, a.role, a.name, a.cohort, a.hand_raised, a.login, a.password IS NOT NULL AS let_in,"
                        + " (SELECT count(*) FROM sign_in s WHERE s.account = a.id AND s.until > now()) AS browsers"
                        + " FROM account a WHERE a.role <> 'learner' ORDER BY a.id",
                row -> new Teacher(
                        account(row), row.getString("login"), row.getBoolean("let_in"), row.getInt("browsers"))));
    }

    /**
     * A new password for somebody who teaches and has lost theirs, or comes back; every browser of theirs is let in no more.
     *
     * @throws LabProblem.Usage when it is too short
     */
    public void newPassword(Account teacher, String password, Account by) {
        requirePassword(password);
        String encoded = passwords.encode(password);
        academy.ask(db -> {
            db.setAutoCommit(false);
            Rows.changed(
                    db, "UPDATE account SET password = ? WHERE id = ? AND role <> 'learner'", encoded, teacher.id());
            Rows.changed(db, "DELETE FROM sign_in WHERE account = ?", teacher.id());
            audit(db, by, "gave a new password to", teacher.name());
            db.commit();
            return teacher;
        });
    }

    /**
     * Somebody teaches here no more: neither a password nor a provider lets them in, and every browser of theirs is shut out. What they did stays.
     *
     * @throws LabProblem.Usage when they would dismiss themselves
     */
    public void dismiss(Account teacher, Account by) {
        if (teacher.id() == by.id()) {
            throw new LabProblem.Usage(
                    "Nobody dismisses themselves.", "Have another one do it who runs the installation.");
        }
        academy.ask(db -> {
            db.setAutoCommit(false);
            Rows.changed(db, "UPDATE account SET password = NULL WHERE id = ? AND role <> 'learner'", teacher.id());
            Rows.changed(db, "DELETE FROM identity WHERE account = ?", teacher.id());
            Rows.changed(db, "DELETE FROM sign_in WHERE account = ?", teacher.id());
            audit(db, by, "dismissed", teacher.name());
            db.commit();
            return teacher;
        });
    }

    /**
     * Lets in whoever has just joined, or showed a key or a password.
     *
     * @param device as the browser calls itself, for the list of sign-ins
     */
    public SignedIn signIn(Account account, String device) {
        String token = Secrets.token();
        return academy.ask(db -> {
            Rows.changed(
                    db,
                    "INSERT INTO sign_in (token_hash, account, until, device) VALUES (?, ?, now() + ?::interval, left(?, 200))",
                    Secrets.hash(token),
                    account.id(),
                    SIGNED_IN.toString(),
                    device);
            Rows.changed(db, "DELETE FROM sign_in WHERE until < now()");
            audit(db, account, "signed in", account.name());
            return new SignedIn(account, token);
        });
    }

    /**
     * @param from where the try comes from; too many that fail are refused for a while
     * @throws LabProblem.Usage when the key is nobody's
     */
    public Account whoHasKey(String key, String from) {
        refuseGuessing(from, TRIES_FROM_A_PLACE);
        return academy.ask(db -> {
            Optional<Account> found = one(
                    db,
                    ACCOUNT + "JOIN cohort c ON c.id = a.cohort WHERE a.key_hash = ? AND c.closed IS NULL",
                    Secrets.hash(Secrets.typed(key)));
            if (found.isEmpty()) {
                failed(db, from);
                throw new LabProblem.Usage(
                        "That key lets nobody in.", "See that it is typed as it was shown, or ask for a new one.");
            }
            return found.get();
        });
    }

    /** As {@link #whoHasKey}, for those who teach. */
    public Account whoHasPassword(String login, String password, String from) {
        refuseGuessing(from, TRIES_FROM_A_PLACE);
        refuseGuessing("login " + login.strip(), TRIES_OF_A_LOGIN);
        String kept = academy
                .ask(db -> Rows.of(
                        db,
                        "SELECT password FROM account WHERE login = ? AND password IS NOT NULL",
                        row -> row.getString("password"),
                        login.strip()))
                .stream()
                .findFirst()
                .orElse(nobodysPassword);
        boolean right = passwords.matches(password, kept);
        return academy.ask(db -> {
            Optional<Account> found = one(db, ACCOUNT + "WHERE a.login = ?", login.strip());
            if (!right || found.isEmpty()) {
                failed(db, from);
                failed(db, "login " + login.strip());
                throw new LabProblem.Usage(
                        "Login or password is wrong.", "Try again; after ten that fail it takes ten minutes.");
            }
            return found.get();
        });
    }

    void refuseGuessing(String who, int most) {
        int tries = academy.ask(db -> Rows.of(
                        db,
                        "SELECT count(*) FROM failed_sign_in WHERE who = ? AND at > now() - ?::interval",
                        row -> row.getInt(1),
                        who,
                        TRIES_WITHIN.toString())
                .get(0));
        if (tries >= most) {
            throw new LabProblem.Usage(
                    "Too many tries failed.", "Wait ten minutes, then try again with the right one.");
        }
    }

    static void failed(Connection db, String who) throws SQLException {
        Rows.changed(db, "INSERT INTO failed_sign_in (who) VALUES (?)", who);
        Rows.changed(db, "DELETE FROM failed_sign_in WHERE at < now() - interval '1 day'");
    }

    /** Whose token that is; empty when it is nobody's, too old or revoked. */
    public Optional<Account> whoHas(String token) {
        return academy.ask(db -> one(
                db,
                ACCOUNT + "JOIN sign_in s ON s.account = a.id WHERE s.token_hash = ? AND s.until > now()",
                Secrets.hash(token)));
    }

    public void signOut(String token) {
        academy.ask(db -> Rows.changed(db, "DELETE FROM sign_in WHERE token_hash = ?", Secrets.hash(token)));
    }

    /** Every browser that this account has signed in from is let in no more. */
    public void signOutEverywhere(Account account, Account by) {
        academy.ask(db -> {
            audit(db, by, "signed out everywhere", account.name());
            return Rows.changed(db, "DELETE FROM sign_in WHERE account = ?", account.id());
        });
    }

    public void raiseHand(Account account, boolean up) {
        academy.ask(db -> Rows.changed(
                db,
                "UPDATE account SET hand_raised = CASE WHEN ? THEN coalesce(hand_raised, now()) END WHERE id = ?",
                up,
                account.id()));
    }

    /** One line of the audit. */
    public record Deed(Instant at, String who, String deed, String about) {}

    /** What was done last, the newest first. */
    public List<Deed> deeds(int most) {
        return academy.ask(db -> Rows.of(
                db,
                "SELECT at, name, deed, about FROM audit ORDER BY id DESC LIMIT ?",
                row -> new Deed(
                        Rows.instant(row, "at"), row.getString("name"), row.getString("deed"), row.getString("about")),
                most));
    }

    /** Notes what somebody did to somebody, {@code reset the lab of}, {@code Anna}. */
    public void note(Account by, String deed, String about) {
        academy.ask(db -> {
            audit(db, by, deed, about);
            return about;
        });
    }

    static void audit(Connection db, Account by, String deed, String about) throws SQLException {
        Rows.changed(
                db,
                "INSERT INTO audit (account, name, deed, about) VALUES (?, ?, ?, ?)",
                by.id(),
                by.name(),
                deed,
                about);
    }

    static Optional<Account> one(Connection db, String sql, @Nullable Object... values) throws SQLException {
        return accounts(db, sql, values).stream().findFirst();
    }

    private static List<Account> accounts(Connection db, String sql, @Nullable Object... values) throws SQLException {
        return Rows.of(db, sql, Accounts::account, values);
    }

    private static List<Cohort> cohorts(Connection db, String sql, @Nullable Object... values) throws SQLException {
        return Rows.of(db, sql, Accounts::cohort, values);
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                row.getLong("id"),
                Role.of(row.getString("role")),
                row.getString("name"),
                number(row, "cohort"),
                optional(row, "hand_raised"));
    }

    private static Cohort cohort(ResultSet row) throws SQLException {
        return new Cohort(
                row.getLong("id"),
                row.getString("name"),
                row.getString("code"),
                number(row, "rows"),
                Rows.instant(row, "began"),
                optional(row, "closed"));
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long number = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }

    private static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
