package dev.zdm.grader.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file that the stand's migration runner applied to the shop, took back, or tried to.
 *
 * @param at when it ended
 * @param file {@code V003__index.sql}, or {@code U003__index.sql} for what takes it back
 * @param checksum of its text
 * @param applied whether all of it went well
 * @param tries how often it, or a statement of it, was sent
 * @param sqlstate what it failed with at last; null when it went well
 * @param session in which it ran, the learner's
 * @param walBytes how much write-ahead log that session wrote; null when it could not be asked
 */
public record Migration(
        Instant at,
        Instant began,
        String file,
        int version,
        String checksum,
        boolean applied,
        int tries,
        @Nullable String sqlstate,
        @Nullable String message,
        Session session,
        @Nullable Long walBytes)
        implements ToolLine {

    @Override
    public String type() {
        return "migration";
    }

    public boolean takesBack() {
        return file.startsWith("U");
    }

    Migration in(Sessions sessions) {
        return new Migration(
                at,
                began,
                file,
                version,
                checksum,
                applied,
                tries,
                sqlstate,
                message,
                sessions.known(session),
                walBytes);
    }
}
