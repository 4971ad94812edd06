package dev.zdm.runner.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Follows the server's JSON log over SQL, so that a server in a container or on another machine works like one of ours.
 * Not thread-safe: one thread polls.
 */
final class LogTail {

    private static final int CHUNK_BYTES = 1 << 20;
    private static final int LONGEST_LINE_BYTES = 64 << 20;
    private static final byte NEWLINE = '\n';

    private final String needle;
    private String file;
    private long offset;
    private boolean lost;
    private final ByteArrayOutputStream rest = new ByteArrayOutputStream();

    private LogTail(String database, String file, long offset) {
        // The server writes its keys without blanks; the exact comparison follows once the line is parsed.
        this.needle = "\"dbname\":\"" + database + "\"";
        this.file = file;
        this.offset = offset;
    }

    /** Begins at the log's present end. */
    static LogTail fromTheEnd(Connection admin, String database) throws SQLException {
        List<LogFile> files = files(admin);
        LogFile newest = files.isEmpty() ? new LogFile("0.json", 0) : files.get(files.size() - 1);
        return new LogTail(database, newest.name, newest.size);
    }

    private record LogFile(String name, long size) {}

    private static List<LogFile> files(Connection admin) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name, size FROM pg_ls_logdir() WHERE name LIKE '%.json' ORDER BY name")) {
            List<LogFile> files = new ArrayList<>();
            while (rows.next()) {
                files.add(new LogFile(rows.getString(1), rows.getLong(2)));
            }
            return files;
        }
    }

    /** Hands on every whole line that has come since the last time. */
    void poll(Connection admin, Consumer<LogLine> lines) throws SQLException, IOException {
        Chunk chunk = read(admin);
        while (chunk.bytes.length > 0 || !chunk.lastFile.equals(file)) {
            if (chunk.bytes.length > 0) {
                takeIn(chunk.bytes, lines);
            } else if (!goOnToNextFile(admin)) {
                return;
            }
            chunk = read(admin);
        }
    }

    /** The server writes one file at a time: when it writes to a later one, and ours has no more, ours is complete. */
    private boolean goOnToNextFile(Connection admin) throws SQLException {
        Optional<LogFile> next = files(admin).stream()
                .filter(candidate -> candidate.name.compareTo(file) > 0)
                .findFirst();
        next.ifPresent(later -> {
            file = later.name;
            offset = 0;
            rest.reset();
        });
        return next.isPresent();
    }

    /** @param lastFile the one that the server writes to now */
    @SuppressWarnings("ArrayRecordComponent") // it goes from one method to the next
    private record Chunk(String lastFile, byte[] bytes) {}

    /** Asked ten times a second, so both questions are one. */
    private Chunk read(Connection admin) throws SQLException {
        try (PreparedStatement read =
                admin.prepareStatement("SELECT regexp_replace(pg_current_logfile('jsonlog'), '^.*/', ''),"
                        + " pg_read_binary_file(current_setting('log_directory') || '/' || ?, ?, ?, true)")) {
            read.setString(1, file);
            read.setLong(2, offset);
            read.setLong(3, CHUNK_BYTES);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                String last = row.getString(1);
                byte[] bytes = row.getBytes(2);
                return new Chunk(last == null ? file : last, bytes == null ? new byte[0] : bytes);
            }
        }
    }

    private void takeIn(byte[] chunk, Consumer<LogLine> lines) throws IOException {
        offset += chunk.length;
        int from = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == NEWLINE) {
                keep(chunk, from, i - from);
                String whole = rest.toString(StandardCharsets.UTF_8);
                rest.reset();
                line(whole, lines);
                from = i + 1;
            }
        }
        keep(chunk, from, chunk.length - from);
    }

    /** A line longer than all reason is not kept, and is told as lost. */
    private void keep(byte[] chunk, int from, int length) {
        if (rest.size() + length <= LONGEST_LINE_BYTES) {
            rest.write(chunk, from, length);
        } else {
            lost = true;
        }
    }

    /** Whether a line could not be read. Nobody can vouch for the log from then on. */
    boolean lostSomething() {
        return lost;
    }

    private void line(String text, Consumer<LogLine> lines) {
        if (marker != null && text.contains(marker)) {
            marker = null;
            return;
        }
        if (text.contains(needle)) {
            try {
                lines.accept(new LogLine(LogLine.JSON.readTree(text)));
            } catch (JsonProcessingException | RuntimeException unreadable) {
                lost = true;
            }
        }
    }

    private @org.jspecify.annotations.Nullable String marker;

    /** Writes a line of our own into the log; {@link #sawMarker()} is true once it has come round. */
    void mark(Connection admin) throws SQLException {
        String word = UUID.randomUUID().toString();
        try (Statement statement = admin.createStatement()) {
            statement.execute("DO $$ BEGIN RAISE LOG 'recorder mark " + word + "'; END $$");
        }
        marker = word;
    }

    boolean sawMarker() {
        return marker == null;
    }
}
