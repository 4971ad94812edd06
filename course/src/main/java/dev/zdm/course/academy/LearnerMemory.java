package dev.zdm.course.academy;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.zdm.labs.LabProblem;
import dev.zdm.runner.stand.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rows of one learner in the academy's tables. Thread-safe. */
final class LearnerMemory implements Memory {

    static final int MOST_NOTES = 5_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOTES = sql("notes");
    private static final String READINGS = sql("readings");
    private static final String COUNT = sql("count");
    private static final String LEARNER = sql("learner");

    private final Academy academy;
    private final String learner;

    LearnerMemory(Academy academy, String learner) {
        this.academy = academy;
        this.learner = learner;
    }

    private static String sql(String name) {
        return SqlFile.of(LearnerMemory.class, name + ".sql");
    }

    @Override
    public List<Note> notes() {
        return academy.ask(db -> Rows.of(
                db,
                NOTES,
                row -> new Note(fact(row.getString("key"), row.getString("value")), Rows.instant(row, "at")),
                learner));
    }

    @Override
    public List<Reading> readings() {
        return academy.ask(db -> Rows.of(
                db,
                READINGS,
                row -> new Reading(
                        row.getString("lesson"),
                        row.getString("heading"),
                        row.getBoolean("finished"),
                        Rows.instant(row, "at")),
                learner));
    }

    private static Fact fact(String key, String value) {
        try {
            return Fact.of(key, JSON.readTree(value));
        } catch (JacksonException e) {
            throw new IllegalStateException("the database holds no JSON under " + key, e);
        }
    }

    @Override
    public Set<String> keep(List<Note> notes) {
        return academy.ask(connection -> keep(connection, notes));
    }

    private Set<String> keep(Connection connection, List<Note> notes) throws SQLException {
        connection.setAutoCommit(false);
        Rows.changed(connection, LEARNER, learner);
        Set<String> late = new HashSet<>();
        // In one order, so that two browsers that hand in the same keys do not wait for each other.
        for (Note note : notes.stream().sorted(Comparator.comparing(Note::key)).toList()) {
            if (!upsert(connection, note)) {
                late.add(note.key());
            }
        }
        int count = Rows.of(connection, COUNT, row -> row.getInt(1), learner).get(0);
        if (count > MOST_NOTES) {
            throw new LabProblem.Usage(
                    "More than " + MOST_NOTES + " things cannot be remembered of one learner.",
                    "This one stays in this browser only.");
        }
        connection.commit();
        return late;
    }

    private boolean upsert(Connection connection, Note note) throws SQLException {
        try (PreparedStatement upsert =
                connection.prepareStatement(sql(note.fact().table()))) {
            int place = 1;
            upsert.setString(place++, learner);
            for (Object column : note.fact().columns()) {
                upsert.setObject(place++, column);
            }
            upsert.setObject(place, note.at().atOffset(ZoneOffset.UTC));
            return upsert.executeUpdate() == 1;
        }
    }
}
