package dev.zdm.runner.migrate;

import dev.zdm.runner.stand.SqlFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SortedMap;
import java.util.TreeMap;

/** The shop's own book of what was applied, and of each try. */
final class History {

    private static final String TABLES = SqlFile.of(History.class, "history.sql");

    private final Connection book;

    /** @param book a session of its own, so that a try is written down whatever becomes of it; the caller closes it */
    History(Connection book) throws SQLException {
        this.book = book;
        try (Statement statement = book.createStatement();
                ResultSet there = statement.executeQuery("SELECT to_regclass('public.migration_tries') IS NOT NULL")) {
            there.next();
            if (!there.getBoolean(1)) {
                statement.execute(TABLES);
            }
        }
    }

    /** Checksums of what was applied, by version. */
    SortedMap<Integer, String> applied() throws SQLException {
        SortedMap<Integer, String> applied = new TreeMap<>();
        try (Statement statement = book.createStatement();
                ResultSet row = statement.executeQuery("SELECT version, checksum FROM public.migration_history")) {
            while (row.next()) {
                applied.put(row.getInt(1), row.getString(2));
            }
        }
        return applied;
    }

    /** A try has begun; the number by which its end is written down. */
    long tryBegan(MigrationFile file, int number, int pid) throws SQLException {
        try (PreparedStatement insert = book.prepareStatement(
                "INSERT INTO public.migration_tries (version, file, try, pid) VALUES (?, ?, ?, ?) RETURNING id")) {
            insert.setInt(1, file.version());
            insert.setString(2, file.name());
            insert.setInt(3, number);
            insert.setInt(4, pid);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void tryEnded(long id, @org.jspecify.annotations.Nullable String sqlstate) throws SQLException {
        try (PreparedStatement update =
                book.prepareStatement("UPDATE public.migration_tries SET ended = now(), sqlstate = ? WHERE id = ?")) {
            update.setString(1, sqlstate);
            update.setLong(2, id);
            update.executeUpdate();
        }
    }

    /** In the file's own session, so that in its transaction both are there or neither is. */
    static void noteApplied(Connection session, MigrationFile file, int tries) throws SQLException {
        try (PreparedStatement insert = session.prepareStatement(
                "INSERT INTO public.migration_history (version, file, checksum, tries) VALUES (?, ?, ?, ?)")) {
            insert.setInt(1, file.version());
            insert.setString(2, file.name());
            insert.setString(3, file.checksum());
            insert.setInt(4, tries);
            insert.executeUpdate();
        }
    }

    static void noteUndone(Connection session, MigrationFile file) throws SQLException {
        try (PreparedStatement delete =
                session.prepareStatement("DELETE FROM public.migration_history WHERE version = ?")) {
            delete.setInt(1, file.version());
            delete.executeUpdate();
        }
    }
}
