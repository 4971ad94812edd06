package dev.zdm.course.classroom;

import dev.zdm.course.academy.Academy;
import dev.zdm.course.academy.Rows;
import dev.zdm.course.accounts.Account;
import dev.zdm.course.accounts.Cohort;
import dev.zdm.labs.LabProblem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What those who teach tell a learner, or all of a class. Thread-safe. */
public final class Messages {

    private static final int LONGEST = 1_000;

    private final Academy academy;

    public Messages(Academy academy) {
        this.academy = academy;
    }

    /** @param author by name */
    public record Message(long id, Instant at, String author, String text) {}

    /** @param learner who alone is meant; empty for all of the class */
    void tell(Cohort cohort, Optional<Account> learner, Account author, String text) {
        String stripped = text.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST) {
            throw new LabProblem.Usage("A message has from 1 to 1,000 letters.", "Say it shorter.");
        }
        academy.ask(db -> Rows.changed(
                db,
                "INSERT INTO message (cohort, learner, author, text) VALUES (?, ?, ?, ?)",
                cohort.id(),
                learner.map(Account::id).orElse(null),
                author.id(),
                stripped));
    }

    /** The last of those that this learner was told in the last twelve hours, the newest first. */
    List<Message> to(Account learner, int most) {
        return academy.ask(db -> Rows.of(
                db,
                "SELECT m.id, m.at, coalesce(a.name, 'your teacher') AS author, m.text FROM message m LEFT JOIN account a"
                        + " ON a.id = m.author WHERE m.cohort = ? AND coalesce(m.learner, ?) = ?"
                        + " AND m.at > now() - interval '12 hours' ORDER BY m.id DESC LIMIT ?",
                row -> new Message(
                        row.getLong("id"), Rows.instant(row, "at"), row.getString("author"), row.getString("text")),
                learner.cohort().orElse(-1),
                learner.id(),
                learner.id(),
                most));
    }
}
