package dev.zdm.grader.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.zdm.labs.LabProblem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Waits for a later line of some type in a file that another process appends to. */
public final class LineWatch {

    /** Enough for the lines between two heartbeats of a busy queue. */
    private static final int TAIL_BYTES = 512 * 1024;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final Path file;
    private final String type;

    private LineWatch(Path file, String type) {
        this.file = file;
        this.type = type;
    }

    /** The recorder's: everything that happened before one of them is on disk. */
    public static LineWatch heartbeats(Path attemptFolder) {
        return new LineWatch(attemptFolder.resolve("locks.jsonl"), "heartbeat");
    }

    /** The prober's: whoever asks the shop gets one of them last. */
    public static LineWatch audits(Path attemptFolder) {
        return new LineWatch(attemptFolder.resolve("probes.jsonl"), "audit");
    }

    /**
     * Returns as soon as there is a line later than {@code moment}, or when {@code bound} is over.
     *
     * @return when the newest was written by then
     */
    public Optional<Instant> awaitLaterThan(Instant moment, Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        Optional<Instant> newest = newest();
        while (newest.filter(moment::isBefore).isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            newest = newest();
        }
        return newest;
    }

    /** The moment of the newest line on disk. */
    public Optional<Instant> newest() {
        String tail = tail();
        int end = tail.lastIndexOf('\n');
        while (end > 0) {
            int start = tail.lastIndexOf('\n', end - 1);
            Optional<Instant> moment = moment(tail.substring(start + 1, end));
            if (moment.isPresent()) {
                return moment;
            }
            end = start;
        }
        return Optional.empty();
    }

    private Optional<Instant> moment(String line) {
        if (!line.contains("\"" + type + "\"")) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            return json.path("type").asText().equals(type)
                    ? Optional.of(Instant.parse(json.path("t").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private String tail() {
        if (!Files.exists(file)) {
            return "";
        }
        try (var tail = new RandomAccessFile(file.toFile(), "r")) {
            long from = Math.max(0, tail.length() - TAIL_BYTES);
            tail.seek(from);
            byte[] bytes = new byte[(int) (tail.length() - from)];
            tail.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabProblem("cannot read " + file, "See that you may read it.", e);
        }
    }
}
