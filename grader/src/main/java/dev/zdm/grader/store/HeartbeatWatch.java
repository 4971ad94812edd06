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

/** Waits until the recorder of a running attempt has everything on disk that happened before a moment. */
public final class HeartbeatWatch {

    /** Enough for the lines between two heartbeats of a busy queue. */
    private static final int TAIL_BYTES = 512 * 1024;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(25);

    private final Path locks;

    public HeartbeatWatch(Path attemptFolder) {
        this.locks = attemptFolder.resolve("locks.jsonl");
    }

    /**
     * Returns as soon as there is a heartbeat later than {@code moment}, or when {@code bound} is over.
     *
     * @return the newest heartbeat by then
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

    /** The newest heartbeat on disk. */
    public Optional<Instant> newest() {
        String tail = tail();
        int end = tail.lastIndexOf('\n');
        while (end > 0) {
            int start = tail.lastIndexOf('\n', end - 1);
            Optional<Instant> heartbeat = heartbeat(tail.substring(start + 1, end));
            if (heartbeat.isPresent()) {
                return heartbeat;
            }
            end = start;
        }
        return Optional.empty();
    }

    private static Optional<Instant> heartbeat(String line) {
        if (!line.contains("\"heartbeat\"")) {
            return Optional.empty();
        }
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            return json.path("type").asText().equals("heartbeat")
                    ? Optional.of(Instant.parse(json.path("t").asText()))
                    : Optional.empty();
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private String tail() {
        if (!Files.exists(locks)) {
            return "";
        }
        try (var file = new RandomAccessFile(locks.toFile(), "r")) {
            long from = Math.max(0, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LabProblem("cannot read " + locks, "See that you may read it.", e);
        }
    }
}
