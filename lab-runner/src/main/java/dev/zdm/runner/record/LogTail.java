package dev.zdm.runner.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the server's log tells of one database, until somebody takes it. It keeps a bounded amount; what comes beyond that is lost, and it says
 * so. One thread hands lines in and another takes them.
 */
final class LogTail {

    /** For some seconds of a recorder's being busy. */
    private static final long MOST_CHARS = 32 << 20;

    private static final String SPOKEN = "\"func_name\":\"exec_stmt_raise\"";
    private static final List<String> OURS = List.of("\"message\":\"zdm ", "\"message\":\"recorder mark ");
    private static final String FAILED = "\"error_severity\":\"ERROR\"";

    private final String database;
    private final String file;
    private final long offset;

    private List<String> waiting = new ArrayList<>();
    private long waitingChars;
    private Instant seenTo = Instant.EPOCH;
    private boolean lost;
    private final AtomicLong ownBytes = new AtomicLong();
    // of the thread that takes
    private @Nullable String marker;

    /**
     * @param file the one of the server's log in which it begins
     * @param offset bytes from that file's beginning
     */
    LogTail(String database, String file, long offset) {
        this.database = database;
        this.file = file;
        this.offset = offset;
    }

    String database() {
        return database;
    }

    String file() {
        return file;
    }

    long offset() {
        return offset;
    }

    /** How long all lines of this database were that came so far, idle talk included. Any thread may ask. */
    long ownBytes() {
        return ownBytes.get();
    }

    /** Keeps a line until it is taken, if it may be evidence of anything and there is room. */
    void hand(String line) {
        ownBytes.addAndGet(line.length());
        if (isIdleTalk(line)) {
            return;
        }
        synchronized (this) {
            if (waiting.isEmpty() || waitingChars + line.length() <= MOST_CHARS) {
                waiting.add(line);
                waitingChars += line.length();
            } else {
                lose();
            }
        }
    }

    /** Anybody can make the server log as much of their own words as they like. No content of a line can hold these keys, since it is escaped. */
    private static boolean isIdleTalk(String line) {
        return line.contains(SPOKEN) && !line.contains(FAILED) && OURS.stream().noneMatch(line::contains);
    }

    /** A line of this database could not be kept. */
    synchronized void lose() {
        lost = true;
    }

    /** Everything that happened before that moment has been handed in. */
    synchronized void seenTo(Instant moment) {
        if (moment.isAfter(seenTo)) {
            seenTo = moment;
        }
    }

    /**
     * Hands on every line that has come since the last time.
     *
     * @return the moment up to which there is nothing more to come; the epoch when the log has not been read yet
     */
    Instant poll(Consumer<LogLine> lines) {
        List<String> taken;
        Instant upTo;
        synchronized (this) {
            taken = waiting;
            upTo = seenTo;
            waiting = new ArrayList<>();
            waitingChars = 0;
        }
        for (String text : taken) {
            if (marker != null && text.contains(marker)) {
                marker = null;
            } else {
                parsed(text).ifPresent(lines);
            }
        }
        return upTo;
    }

    private Optional<LogLine> parsed(String text) {
        try {
            return Optional.of(new LogLine(LogLine.JSON.readTree(text)));
        } catch (JsonProcessingException | RuntimeException unreadable) {
            lose();
            return Optional.empty();
        }
    }

    /** Whether a line could not be read or kept. Nobody can vouch for the log from the last poll before on. */
    synchronized boolean lostSomething() {
        return lost;
    }

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
