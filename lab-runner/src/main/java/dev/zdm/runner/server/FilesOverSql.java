package dev.zdm.runner.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;

/**
 * The files of a server that is somewhere else, read by a superuser over SQL, so that it needs no program beside the server.
 *
 * @see <a href="https://www.postgresql.org/docs/18/functions-admin.html#FUNCTIONS-ADMIN-GENFILE">Generic File Access Functions</a>
 */
record FilesOverSql(Server server) implements ServerFiles {

    private static final int CHUNK = 4 * 1024 * 1024;

    /** Folders before what is in them. A file that goes while we look is left out. */
    private static final String LIST = """
            WITH RECURSIVE entry(path, is_folder) AS (
                SELECT name, (pg_stat_file(name, true)).isdir FROM pg_ls_dir('.') AS name
              UNION ALL
                SELECT entry.path || '/' || name, (pg_stat_file(entry.path || '/' || name, true)).isdir
                  FROM entry, pg_ls_dir(entry.path, true, false) AS name
                 WHERE entry.is_folder AND NOT entry.path = ANY (?))
            SELECT path, is_folder FROM entry WHERE is_folder IS NOT NULL ORDER BY path""";

    private record Entry(String path, boolean folder) {}

    @Override
    public void copyTo(Path copy) throws IOException, SQLException {
        Files.createDirectory(copy);
        try (Connection admin = server.connectAsAdmin("postgres");
                PreparedStatement chunk =
                        admin.prepareStatement("SELECT pg_read_binary_file(?, ?, " + CHUNK + ", true)")) {
            // As text, each byte would travel as two letters.
            chunk.unwrap(PGStatement.class).setPrepareThreshold(-1);
            for (Entry entry : entries(admin)) {
                Path there = copy.resolve(entry.path());
                if (entry.folder()) {
                    Files.createDirectories(there);
                } else if (!LEFT_OUT.contains(entry.path())) {
                    fetch(chunk, entry.path(), there);
                }
            }
        }
    }

    private static List<Entry> entries(Connection admin) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        try (PreparedStatement list = admin.prepareStatement(LIST)) {
            list.setArray(1, admin.createArrayOf("text", LEFT_EMPTY.toArray()));
            try (ResultSet row = list.executeQuery()) {
                while (row.next()) {
                    entries.add(new Entry(row.getString(1), row.getBoolean(2)));
                }
            }
        }
        return entries;
    }

    private static void fetch(PreparedStatement chunk, String path, Path to) throws IOException, SQLException {
        chunk.setString(1, path);
        byte[] bytes = read(chunk, 0);
        if (bytes == null) {
            return; // dropped meanwhile; the log tells the standby
        }
        try (OutputStream file = Files.newOutputStream(to)) {
            long offset = 0;
            while (bytes != null && bytes.length > 0) {
                file.write(bytes);
                offset += bytes.length;
                bytes = bytes.length < CHUNK ? null : read(chunk, offset);
            }
        }
    }

    private static byte @Nullable [] read(PreparedStatement chunk, long offset) throws SQLException {
        chunk.setLong(2, offset);
        try (ResultSet row = chunk.executeQuery()) {
            row.next();
            return row.getBytes(1);
        }
    }
}
