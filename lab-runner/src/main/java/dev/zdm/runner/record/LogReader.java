package dev.zdm.runner.record;

import dev.zdm.runner.Ticker;
import dev.zdm.runner.server.Server;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the JSON log of a server for all stands on it, ten times a second and over SQL, so that a server in a container or on another machine
 * works like one of ours. Each stand is handed the lines of its own database, so that one which fills the log costs the others nothing but
 * time. Files that have been read are emptied, but for the last few. Thread-safe.
 */
public final class LogReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final Duration LAST_LOOK = Duration.ofSeconds(3);
    private static final int CHUNK_BYTES = 2 << 20;
    /** Then those who follow are told how far it has come, although there is more. */
    private static final int CHUNKS_AT_ONCE = 32;

    private static final int LONGEST_LINE_BYTES = 64 << 20;
    private static final int ORDINARY_LINE_BYTES = 1 << 20;
    private static final byte NEWLINE = '\n';

    /** The server's collector writes a line a moment after it happened. */
    private static final Duration WRITTEN_WITHIN = Duration.ofMillis(20);
    /** Lines of several sessions are not quite in the order of their times. */
    private static final Duration OUT_OF_ORDER = Duration.ofMillis(500);

    /** Files that have been read, for whoever looks into a mishap. */
    private static final int KEPT_FILES = 4;
    /** As {@code evidence.conf} has the server call them. */
    private static final Pattern OUR_FILE = Pattern.compile("zdm-\\d{8}-\\d{6}\\.json");

    private final Server server;
    private final Map<String, LogTail> followers = new ConcurrentHashMap<>();
    private @Nullable Ticker ticker;
    private @Nullable Connection connection;
    private @Nullable Place place;
    private final Line line = new Line();

    public LogReader(Server server) {
        this.server = server;
    }

    /** Where in the log something begins. Names of files are in the order of time. */
    private record Place(String file, long offset) implements Comparable<Place> {

        Place plus(long bytes) {
            return new Place(file, offset + bytes);
        }

        @Override
        public int compareTo(Place other) {
            int byFile = file.compareTo(other.file);
            return byFile == 0 ? Long.compare(offset, other.offset) : byFile;
        }
    }

    private record LogFile(String name, long size) {}

    /** @param lastFile the one that the server writes to now */
    @SuppressWarnings("ArrayRecordComponent") // it goes from one method to the next
    private record Chunk(String lastFile, byte[] bytes) {}

    /**
     * Lines of that database from the log's present end on. One follows a database at a time; who did before is told nothing more.
     *
     * @throws SQLException when the server does not say where its log ends
     */
    synchronized LogTail follow(String database) throws SQLException {
        Place end = asking(LogReader::end);
        if (place == null) {
            place = end;
            line.forget();
        }
        LogTail tail = new LogTail(database, end.file(), end.offset());
        followers.put(database, tail);
        if (ticker == null) {
            ticker = new Ticker("log-of-" + server.name(), EVERY, this::read);
        }
        return tail;
    }

    void leave(LogTail tail) {
        followers.remove(tail.database(), tail);
    }

    private synchronized void read() {
        if (followers.isEmpty()) {
            place = null;
            return;
        }
        try {
            asking(open -> {
                read(open);
                return "";
            });
        } catch (SQLException e) {
            LOG.debug("the log of {} could not be read: {}", server.name(), e.toString());
        }
    }

    private void read(Connection open) throws SQLException {
        Instant before = Instant.now();
        Place from = place == null ? end(open) : place;
        place = from;
        for (int chunks = 0; chunks < CHUNKS_AT_ONCE; chunks++) {
            Chunk chunk = chunk(open, from);
            if (chunk.bytes.length > 0) {
                takeIn(chunk.bytes, from);
                from = from.plus(chunk.bytes.length);
            } else {
                Optional<Place> next = chunk.lastFile.equals(from.file) ? Optional.empty() : next(open, from);
                if (next.isEmpty()) {
                    followers.values().forEach(tail -> tail.seenTo(before.minus(WRITTEN_WITHIN)));
                    return;
                }
                from = next.get();
                line.forget();
            }
            place = from;
        }
        line.lastAt().ifPresent(at -> followers.values().forEach(tail -> tail.seenTo(at.minus(OUT_OF_ORDER))));
    }

    private static Place end(Connection open) throws SQLException {
        List<LogFile> files = files(open);
        return files.isEmpty()
                ? new Place("0.json", 0)
                : new Place(files.get(files.size() - 1).name, files.get(files.size() - 1).size);
    }

    private static List<LogFile> files(Connection open) throws SQLException {
        try (Statement statement = open.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name, size FROM pg_ls_logdir() WHERE name LIKE '%.json' ORDER BY name COLLATE \"C\"")) {
            List<LogFile> files = new ArrayList<>();
            while (rows.next()) {
                files.add(new LogFile(rows.getString(1), rows.getLong(2)));
            }
            return files;
        }
    }

    /** The server writes one file at a time: when it writes to a later one, and ours has no more, ours is complete. */
    private static Optional<Place> next(Connection open, Place from) throws SQLException {
        List<LogFile> files = files(open);
        Optional<Place> next = files.stream()
                .map(LogFile::name)
                .filter(name -> name.compareTo(from.file) > 0)
                .findFirst()
                .map(name -> new Place(name, 0));
        if (next.isPresent()) {
            empty(open, files, next.get());
        }
        return next;
    }

    /** There is no function that removes a file. One that is emptied takes no room either. */
    private static void empty(Connection open, List<LogFile> files, Place reading) throws SQLException {
        List<LogFile> read = files.stream()
                .filter(file -> file.name.compareTo(reading.file) < 0 && file.size > 0)
                .filter(file -> OUR_FILE.matcher(file.name).matches())
                .toList();
        for (LogFile old : read.subList(0, Math.max(0, read.size() - KEPT_FILES))) {
            try (Statement statement = open.createStatement()) {
                statement.execute("DO $$ BEGIN EXECUTE format('COPY (SELECT WHERE false) TO %L',"
                        + " current_setting('data_directory') || '/' || current_setting('log_directory') || '/"
                        + old.name + "'); END $$");
            }
        }
    }

    /** Asked ten times a second, so both questions are one. */
    private static Chunk chunk(Connection open, Place from) throws SQLException {
        try (PreparedStatement read =
                open.prepareStatement("SELECT regexp_replace(pg_current_logfile('jsonlog'), '^.*/', ''),"
                        + " pg_read_binary_file(current_setting('log_directory') || '/' || ?, ?, ?, true)")) {
            read.setString(1, from.file);
            read.setLong(2, from.offset);
            read.setLong(3, CHUNK_BYTES);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                String last = row.getString(1);
                byte[] bytes = row.getBytes(2);
                return new Chunk(last == null ? from.file : last, bytes == null ? new byte[0] : bytes);
            }
        }
    }

    private void takeIn(byte[] chunk, Place from) {
        int begin = 0;
        for (int i = 0; i < chunk.length; i++) {
            if (chunk[i] == NEWLINE) {
                line.add(chunk, begin, i - begin);
                handOn(line.whole(), from.plus(i));
                begin = i + 1;
            }
        }
        line.add(chunk, begin, chunk.length - begin);
    }

    /** @param end of the line, which is later than that of all which had ended when somebody began to follow */
    private void handOn(Line.Whole whole, Place end) {
        LogTail tail = followers.get(whole.database());
        if (tail != null && end.compareTo(new Place(tail.file(), tail.offset())) >= 0) {
            if (whole.isTorn()) {
                tail.lose();
            } else {
                tail.hand(whole.text());
            }
        }
    }

    /** A line as it comes in pieces. */
    private static final class Line {

        /** The server writes its keys without blanks, and no words of anybody's can hold such quotes unescaped. */
        private static final byte[] DATABASE = "\"dbname\":\"".getBytes(StandardCharsets.US_ASCII);

        private static final byte[] TIMESTAMP = "{\"timestamp\":\"".getBytes(StandardCharsets.US_ASCII);
        private static final int DATABASE_WITHIN = 2_000;

        private ByteArrayOutputStream pieces = new ByteArrayOutputStream();
        private boolean torn;
        private byte[] last = new byte[0];

        /**
         * @param database empty when it is of none
         * @param isTorn it was longer than all reason, and this is its beginning
         */
        @SuppressWarnings("ArrayRecordComponent") // it goes from one method to the next
        private record Whole(String database, byte[] bytes, boolean isTorn) {
            String text() {
                return new String(bytes, StandardCharsets.UTF_8);
            }
        }

        void add(byte[] chunk, int from, int length) {
            if (pieces.size() + length <= LONGEST_LINE_BYTES) {
                pieces.write(chunk, from, length);
            } else {
                torn = true;
            }
        }

        Whole whole() {
            byte[] bytes = pieces.toByteArray();
            Whole whole = new Whole(quoted(bytes, DATABASE), bytes, torn);
            last = bytes;
            forget();
            return whole;
        }

        void forget() {
            pieces = pieces.size() > ORDINARY_LINE_BYTES ? new ByteArrayOutputStream() : pieces;
            pieces.reset();
            torn = false;
        }

        Optional<Instant> lastAt() {
            String text = quoted(last, TIMESTAMP);
            return text.isEmpty() ? Optional.empty() : Optional.of(LogLine.instant(text));
        }

        /** What stands between the key and the next quote; empty when the line does not begin so. */
        private static String quoted(byte[] bytes, byte[] key) {
            int most = Math.min(bytes.length, DATABASE_WITHIN);
            for (int i = 0; i + key.length <= most; i++) {
                if (java.util.Arrays.equals(bytes, i, i + key.length, key, 0, key.length)) {
                    int end = i + key.length;
                    while (end < bytes.length && bytes[end] != '"') {
                        end++;
                    }
                    return new String(bytes, i + key.length, end - i - key.length, StandardCharsets.UTF_8);
                }
            }
            return "";
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T asking(Question<T> question) throws SQLException {
        Connection open = connection == null || connection.isClosed() ? open() : connection;
        connection = open;
        try {
            return question.ask(open);
        } catch (SQLException e) {
            connection = null;
            quietly(open);
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection fresh = server.connectToAsk("postgres", Server.ADMIN);
        try (Statement statement = fresh.createStatement()) {
            statement.execute("SET statement_timeout = '5s'");
        } catch (SQLException e) {
            quietly(fresh);
            throw e;
        }
        return fresh;
    }

    private static void quietly(@Nullable Connection open) {
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOG.debug("a connection could not be closed: {}", e.toString());
            }
        }
    }

    /** The server goes on. */
    @Override
    public void close() {
        Ticker reading;
        synchronized (this) {
            reading = ticker;
            ticker = null;
        }
        if (reading != null) {
            reading.closeAfter(() -> {}, LAST_LOOK);
        }
        synchronized (this) {
            quietly(connection);
            connection = null;
        }
    }
}
